package import Bytes
internal import Patterns

/// Cuts the text of one member into records and decodes those that are asked for.
///
///     var reader = RecordReader(catalog, detection, context)
///     while try chunks.fill(&chunk) {
///       reader.readFrames(&chunk, into: &frames)
///       for frame in frames { reader.decode(frame, chunk.bytes, into: &record) … }
///     }
///
/// Frames are valid until the chunk is filled again. A record that reaches the end of a chunk is kept for the next one,
/// so that any chunking gives the same records.
package struct RecordReader: ~Copyable {
  package let catalog: FormatCatalog
  package let detection: Detection
  package internal(set) var context: TimeContext
  /// Lines that no record holds: directives and rows of names.
  package private(set) var directiveCount = 0
  /// Bytes that are left out because their line is longer than a record may be.
  package private(set) var skippedBytes: UInt64 = 0
  var scratch = MatchScratch()
  var columns: [ColumnList]
  var resources: [StreamResource] = []
  /// The chunk holds escape characters: some of its records may be coloured.
  private(set) var hasColours = false
  private var cutter: LineCutter
  private var streamCutter: JSONStreamCutter?

  /// - Parameter maxRecordBytes: a longer record ends there, and the rest of its line is left out.
  package init(
    _ catalog: FormatCatalog, _ detection: Detection, _ context: TimeContext, maxRecordBytes: Int = 1 << 20
  ) {
    self.catalog = catalog
    self.detection = detection
    self.context = context
    columns = detection.columns
    self.context.startTime = detection.startTime
    cutter = LineCutter(detection, maxRecordBytes: maxRecordBytes)
    if detection.isJSONStream, let start = detection.starts.first {
      streamCutter = JSONStreamCutter(start, maxRecordBytes: maxRecordBytes)
    } else {
      streamCutter = nil
    }
  }

  /// Appends the records that end in the chunk to `frames` (emptied first) and marks their bytes as consumed.
  package mutating func readFrames(_ chunk: inout Chunk, into frames: inout [RecordFrame]) {
    frames.removeAll(keepingCapacity: true)
    hasColours = ByteSearch.firstIndex(of: 0x1B, in: chunk.bytes, from: 0, to: chunk.count) != nil
    if streamCutter != nil {
      streamCutter?.cut(&chunk, &context, &resources, into: &frames)
      return
    }
    cutter.cut(&chunk, catalog, &context, &columns, into: &frames)
    directiveCount = cutter.directiveCount
    skippedBytes = cutter.skippedBytes
  }
}
