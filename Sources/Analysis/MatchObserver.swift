package import Bytes
package import Events
package import Records
import Rules

/// Is shown each record of a scan after the rules were tried on it.
package protocol MatchObserver: AnyObject {
  /// - Parameter matcher: holds the matches of the record.
  func see(
    _ matcher: inout RuleMatcher, _ record: Record, _ frame: RecordFrame, _ bytes: [UInt8],
    service: ArraySlice<UInt8>?)
}

/// Reads records as an analysis does and shows them to an observer instead of building a timeline.
package struct ObservedScan: SourceConsumer, ~Copyable {
  private let rules: CompiledRules
  private let catalog: FormatCatalog
  private let options: AnalysisOptions
  private let firstTime: Timestamp?
  private let observer: any MatchObserver
  private var scan: RecordScan?

  /// - Parameter firstTime: time of the records before the first that has one; nil: they are left out.
  package init(
    _ rules: CompiledRules, _ catalog: FormatCatalog, _ options: AnalysisOptions,
    firstTime: Timestamp? = nil, observer: any MatchObserver
  ) {
    self.rules = rules
    self.catalog = catalog
    self.options = options
    self.firstTime = firstTime
    self.observer = observer
  }

  package mutating func begin(_ source: OpenedSource) {
    scan =
      source.metrics == nil
      ? RecordScan(source, rules, catalog, options, firstTime: firstTime, observer: observer) : nil
  }

  package mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    scan?.take(frames, of: chunk, &reader)
  }

  package mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {}

  package mutating func end(_ source: ClosedSource) { scan = nil }
}
