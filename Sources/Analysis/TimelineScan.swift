import Bytes
import Events
import Records
import Timeline

/// Builds the timeline of one file, member by member.
struct TimelineScan: SourceConsumer, ~Copyable {
  private let rules: CompiledRules
  private let catalog: FormatCatalog
  private let options: AnalysisOptions
  private var records: RecordScan?
  private var metrics: MetricsScan?
  private var identities: [MetricIdentity] = []
  private var metricsFacts: SourceFacts?
  private(set) var timeline = Timeline()

  init(_ rules: CompiledRules, _ catalog: FormatCatalog, _ options: AnalysisOptions) {
    self.rules = rules
    self.catalog = catalog
    self.options = options
  }

  mutating func begin(_ source: OpenedSource) {
    guard let format = source.metrics else {
      records = RecordScan(source, rules, catalog, options)
      return
    }
    metrics = MetricsScan()
    metricsFacts = SourceFacts(
      path: source.name, set: source.set, codec: source.codec.rawValue, format: format.rawValue,
      host: source.host,
      service: source.service, records: 0, unparsed: 0, first: nil, last: nil, bytes: 0, damage: nil,
      resolutionSeconds: 0, isMetrics: true)
    metricsFacts?.assumedZone = options.zones.assumption(for: source.name)
  }

  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    records?.take(frames, of: chunk, &reader)
  }

  mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {
    metrics?.take(items, options)
    identities = reader.identities
    metricsFacts?.unparsed = reader.unparsed
  }

  mutating func end(_ source: ClosedSource) {
    if let part = records?.finish(source) { timeline.merge(part) }
    records = nil
    if var facts = metricsFacts, metrics != nil {
      var part = Timeline()
      part.metrics = metrics?.finish(identities, source: facts.path) ?? [:]
      facts.records = metrics?.count ?? 0
      facts.leftOut = metrics?.leftOut ?? LeftOutRecords()
      facts.first = metrics?.first
      facts.last = metrics?.last
      facts.resolutionSeconds = metrics?.stepSeconds ?? 0
      facts.bytes = source.byteCount
      facts.damage = source.damage
      part.sources = [facts]
      timeline.merge(part)
    }
    metrics = nil
    metricsFacts = nil
  }

  /// Notes a file that could not be read to its end.
  mutating func fail(_ source: SourceFile, _ error: InputError) {
    end(ClosedSource(byteCount: 0, damage: error.description))
    if timeline.sources.contains(where: { $0.path == source.file.name }) { return }
    timeline.merge(Timeline(unreadable: source, error))
  }
}

extension Timeline {
  /// The timeline of a file that could not be opened: nothing but the fact.
  init(unreadable source: SourceFile, _ error: InputError) {
    self.init()
    sources = [
      SourceFacts(
        path: source.file.name, set: source.set, codec: Codec.plain.rawValue, format: nil, host: source.host,
        service: source.service, records: 0, unparsed: 0, first: nil, last: nil, bytes: 0,
        damage: error.description,
        resolutionSeconds: 0, isMetrics: false)
    ]
  }
}
