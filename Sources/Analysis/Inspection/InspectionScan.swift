import Bytes
import Records
import Timeline

/// Surveys the members of one file, and builds their timeline beside, from which clocks can be compared.
struct InspectionScan: SourceConsumer, ~Copyable {
  private let catalog: FormatCatalog
  private let options: AnalysisOptions
  private var scan: TimelineScan
  private var survey: SourceSurvey?
  private var name = ""
  private var record = Record()
  private(set) var sources: [InspectedSource] = []

  private var shared = Timeline()

  var timeline: Timeline { scan.timeline.merging(shared) }

  init(_ scan: consuming TimelineScan, _ catalog: FormatCatalog, _ options: AnalysisOptions) {
    self.scan = scan
    self.catalog = catalog
    self.options = options
  }

  mutating func begin(_ source: OpenedSource) {
    scan.begin(source)
    survey = SourceSurvey(source, catalog)
    name = source.name
  }

  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    scan.take(frames, of: chunk, &reader)
    for frame in frames {
      reader.decode(frame, chunk.bytes, into: &record)
      survey?.take(frame, record, chunk.bytes)
    }
  }

  mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {
    scan.take(items, reader)
    for case .sample(let sample) in items { survey?.take(sample) }
  }

  mutating func end(_ source: ClosedSource) {
    scan.end(source)
    close()
  }

  /// Notes a file that could not be read to its end.
  mutating func fail(_ source: SourceFile, _ error: InputError) {
    if survey == nil { begin(OpenedSource(source, member: nil, codec: .plain)) }
    scan.fail(source, error)
    close()
  }

  private mutating func close() {
    guard let survey, let facts = scan.timeline.sources.first(where: { $0.path == name }) else { return }
    sources.append(survey.finish(facts, options.zones))
    var part = Timeline()
    part.sharedIDs = survey.sharedIDs
    shared.merge(part)
    self.survey = nil
  }
}
