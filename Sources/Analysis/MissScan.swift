import Bytes
import Events
import Patterns
import Records
import Rules
import Timeline

/// Tries one rule on every record of a text and keeps how far it came.
struct MissScan: SourceConsumer, ~Copyable {
  private let catalog: FormatCatalog
  private let rule: Int
  private var matcher: RuleMatcher
  private var record = Record()
  private var builder = TimelineBuilder(source: "", ruleIDs: [])
  private var places: SourcePlaces?
  private(set) var best: ProbedMiss?

  init(_ rules: CompiledRules, _ catalog: FormatCatalog, rule: Int) {
    self.catalog = catalog
    self.rule = rule
    matcher = RuleMatcher(rules)
  }

  mutating func begin(_ source: OpenedSource) { places = SourcePlaces(source, catalog, &builder) }

  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    for frame in frames {
      reader.decode(frame, chunk.bytes, into: &record)
      let format = record.format ?? frame.format
      let envelope = frame.envelope ?? frame.format
      guard let place = places?.resolve(record, chunk.bytes, frame.format, &builder) else { continue }
      let service = builder.bytes(of: place.service)
      matcher.match(
        Array(matcher.rules.rules.indices), record, chunk.bytes, body: frame.body, format: format,
        envelope: envelope, service: service)
      let miss = matcher.miss(
        of: rule, record, chunk.bytes, body: frame.body, format: format, envelope: envelope,
        service: service)
      guard let miss, best.map({ Self.progress($0.miss) < Self.progress(miss) }) ?? true else { continue }
      best = ProbedMiss(
        miss: miss, format: format, service: builder.name(of: place.service),
        line: String(decoding: chunk.bytes[frame.body], as: UTF8.self))
    }
  }

  mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {}

  mutating func end(_ source: ClosedSource) {}

  /// How far the rule came, for the choice among records.
  private static func progress(_ miss: RuleMiss) -> Int {
    switch miss {
    case .format: 0
    case .service: 1
    case .condition: 2
    case .noSubject: 3
    case .pattern(_, let near, _): 4 + near.percentage
    case .limit: 105
    case .literals: 106
    case .known: 107
    }
  }
}
