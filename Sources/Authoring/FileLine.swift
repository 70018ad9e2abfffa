package import Analysis
package import Bytes
package import Records

/// A line of a file as an author names it: `db01/postgresql.log.gz:3061`, of an archive `logs.tgz!db01/db.log:12`.
package struct FileLine: Sendable, Equatable {
  package let path: String
  /// The member of an archive.
  package let member: String?
  /// 1-based physical line.
  package let line: Int

  /// Nil when the text has not this shape.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]), line > 0
    else {
      return nil
    }
    let parts = text[..<colon].split(separator: "!", maxSplits: 1).map(String.init)
    guard let path = parts.first, !path.isEmpty else { return nil }
    self.path = path
    member = parts.count > 1 ? parts[1] : nil
    self.line = line
  }

  /// The record that holds the line, read as the analysis reads the file; nil when there is none.
  package func record(
    _ catalog: FormatCatalog, _ options: AnalysisOptions = AnalysisOptions()
  ) throws(InputError) -> TextRecord? {
    let (files, failures, _) = InputDiscovery.files(of: [path])
    if let failure = failures.first { throw failure }
    var finder = LineFinder(catalog, member: member, line: line)
    var reader = SourceReader(catalog, options, anchor: nil)
    for file in files where finder.found == nil { try reader.read(file, into: &finder) }
    return finder.found
  }
}

/// Keeps the record that holds one line.
private struct LineFinder: SourceConsumer, ~Copyable {
  private let catalog: FormatCatalog
  private let member: String?
  private let line: Int
  private var source: OpenedSource?
  private(set) var found: TextRecord?

  init(_ catalog: FormatCatalog, member: String?, line: Int) {
    self.catalog = catalog
    self.member = member
    self.line = line
  }

  mutating func begin(_ source: OpenedSource) {
    let isMeant = member.map { source.name.hasSuffix("!" + $0) } ?? true
    self.source = isMeant ? source : nil
  }

  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    guard found == nil, let source,
      let frame = frames.first(where: { $0.line <= line && line < $0.line + $0.lineCount })
    else { return }
    var record = Record()
    reader.decode(frame, chunk.bytes, into: &record)
    found = TextRecord(
      bytes: chunk.bytes, frame: frame, record: record,
      service: RecordService.name(of: record, frame, chunk.bytes, catalog, source: source.service),
      alternates: source.detection?.alternates ?? [])
  }

  mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {}
  mutating func end(_ source: ClosedSource) {}
}
