import Bytes
import Events
import Records
import Rules

/// Scans a text as an analysis does and keeps what rules made of each record.
struct ProbeScan: SourceConsumer, ~Copyable {
  private let rules: CompiledRules
  private let catalog: FormatCatalog
  private let options: AnalysisOptions
  private let firstTime: Timestamp
  private var scan: RecordScan?
  let observer = MatchRecorder()

  init(
    _ rules: CompiledRules, _ catalog: FormatCatalog, _ options: AnalysisOptions, firstTime: Timestamp
  ) {
    self.rules = rules
    self.catalog = catalog
    self.options = options
    self.firstTime = firstTime
  }

  mutating func begin(_ source: OpenedSource) {
    scan = RecordScan(source, rules, catalog, options, firstTime: firstTime, observer: observer)
  }

  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    scan?.take(frames, of: chunk, &reader)
  }

  mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {}

  mutating func end(_ source: ClosedSource) { scan = nil }
}

/// Keeps what rules made of each record that they were tried on.
final class MatchRecorder: MatchObserver {
  private(set) var records: [ProbedRecord] = []

  func see(
    _ matcher: inout RuleMatcher, _ record: Record, _ frame: RecordFrame, _ bytes: [UInt8],
    service: ArraySlice<UInt8>?
  ) {
    let found = matcher.matches
    let text = matcher.text
    var matches: [ProbedRecord.Match] = []
    for match in found {
      let captures = matcher.captured(by: match.rule, record, bytes, body: frame.body)
      let entity = [("host", match.host), ("service", match.service), ("instance", match.instance)]
        .compactMap { name, range in
          range.map { NamedText(name: name, text: String(decoding: text[$0], as: UTF8.self)) }
        }
      matches.append(
        ProbedRecord.Match(
          rule: match.rule, captures: captures.map { NamedText(name: $0.name, text: $0.text) },
          entity: entity))
    }
    records.append(
      ProbedRecord(
        format: record.format ?? frame.format, level: record.level,
        message: record.string(record.message, in: bytes), matches: matches, isKnown: matcher.knowsRecord))
  }
}
