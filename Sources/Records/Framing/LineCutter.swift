internal import Bytes
internal import Patterns

/// Joins lines to records: a line that begins one closes the one before it.
struct LineCutter: ~Copyable {
  private var starts: [LineStart]
  private let primary: FormatID
  private let generic: FormatID
  /// How what the records wrap looks; its times are read for nothing but to recognise it.
  private var payloadStarts: [LineStart]
  private var payloadContext = TimeContext()
  private let isQuoted: Bool
  private let headerLine: [UInt8]?
  private let lineEnd: UInt8
  private let maxRecordBytes: Int
  /// Lines that no record holds.
  private(set) var directiveCount = 0
  /// Bytes behind the longest record that are left out.
  private(set) var skippedBytes: UInt64 = 0

  private var open: OpenRecord?
  /// Bytes of the chunk's front that were judged already.
  private var judged = 0
  private var line = 1
  /// Inside a line whose front was longer than a record may be.
  private var skipsLine = false
  private var chunkOffset: UInt64 = 0
  private var variant: UInt16
  private var strayTimes = StrayTimes()
  private var scratch = MatchScratch()

  init(_ detection: Detection, maxRecordBytes: Int) {
    starts = detection.starts
    primary = detection.format
    generic = detection.generic
    payloadStarts = detection.payloadStarts
    isQuoted = detection.isQuoted
    headerLine = detection.headerLine
    lineEnd = detection.lineEnd
    variant = detection.columns.isEmpty ? 0 : 1
    self.maxRecordBytes = max(1, maxRecordBytes)
  }

  /// Appends the records that end in the chunk to `frames` and marks what they cover as consumed.
  mutating func cut(
    _ chunk: inout Chunk, _ catalog: FormatCatalog, _ context: inout TimeContext,
    _ columns: inout [ColumnList],
    into frames: inout [RecordFrame]
  ) {
    let bytes = chunk.bytes
    let end = chunk.count
    chunkOffset = chunk.offset
    var at = judged
    if skipsLine { at = skipLine(bytes, at, end) }
    while at < end {
      guard let newline = ByteSearch.firstIndex(of: lineEnd, in: bytes, from: at, to: end) else { break }
      take(bytes, at..<newline, catalog, &context, &columns, &frames)
      line += 1
      at = newline + 1
    }
    if at < end, chunk.isLast || end - at >= maxRecordBytes {
      take(bytes, at..<end, catalog, &context, &columns, &frames)
      skipsLine = !chunk.isLast
      at = end
    }
    if let open, chunk.isLast || end - open.frame.body.lowerBound >= maxRecordBytes { close(into: &frames) }
    chunk.consumed = open?.frame.body.lowerBound ?? at
    judged = at - chunk.consumed
    open?.frame.move(by: -chunk.consumed)
  }

  /// Passes the rest of a line that was longer than a record may be; returns where the next one starts.
  private mutating func skipLine(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    let newline = ByteSearch.firstIndex(of: lineEnd, in: bytes, from: at, to: end)
    skippedBytes += UInt64((newline ?? end) - at)
    guard let newline else { return end }
    skipsLine = false
    line += 1
    return newline + 1
  }

  /// Judges one line and adds it to the open record or begins another.
  private mutating func take(
    _ bytes: [UInt8], _ raw: Range<Int>, _ catalog: FormatCatalog, _ context: inout TimeContext,
    _ columns: inout [ColumnList], _ frames: inout [RecordFrame]
  ) {
    let text = Self.text(bytes, raw)
    if open?.takesInside(bytes, text, line: line) ?? false { return }
    guard !text.isEmpty else { return }
    if let headerLine, text.count == headerLine.count, bytes[text].elementsEqual(headerLine) {
      return note(directive: text, bytes, &columns, &frames)
    }
    for place in starts.indices {
      switch starts[place].judge(bytes, text, &context, &scratch) {
      case .begins(let beginning):
        return begin(bytes, text, raw, beginning, starts[place].traits, catalog, &frames)
      case .continues:
        guard open?.isWhole ?? false else { continue }
        open?.extend(text, line: line)
        return
      case .amends(let better):
        guard open?.isWhole ?? false else { continue }
        open?.amend(text, better, line: line)
        return
      case .directive: return note(directive: text, bytes, &columns, &frames)
      case .none: continue
      }
    }
    if open?.takesTraceLine(bytes, text, line: line) ?? false { return }
    if open?.takesRecognised(bytes, text, line: line) ?? false { return }
    if let beginning = strayTimes.read(bytes, text, &context) {
      return begin(bytes, text, raw, beginning, nil, catalog, &frames)
    }
    if open?.takesRest(bytes, text, line: line, &scratch) ?? false { return }
    close(into: &frames)
    let frame = frame(text, raw, LineStart.Beginning(), primary)
    open = OpenRecord(frame, bytes, isWhole: false, isQuoted: false, nil)
  }

  /// Closes the open record and opens another, unless the line is only another piece of the open one.
  private mutating func begin(
    _ bytes: [UInt8], _ text: Range<Int>, _ raw: Range<Int>, _ beginning: LineStart.Beginning,
    _ traits: LineStart.Traits?, _ catalog: FormatCatalog, _ frames: inout [RecordFrame]
  ) {
    var frame = frame(text, raw, beginning, traits?.format ?? generic)
    var payload: FormatID?
    switch traits?.structure {
    case .plain: if open?.takesTraceLine(bytes, text, line: line) ?? false { return }
    case .cri:
      if open?.takesPiece(bytes, text, stamp: frame.stamp, line: line) ?? false { return }
      if let parts = ContainerLine.parts(bytes, text, stampEnd: frame.stamp.upperBound) {
        payload = payloadFormat(bytes, parts.message..<text.upperBound)
      }
    case .json:
      guard let name = traits?.payloadName else { break }
      if open?.takesWrapped(bytes, text, message: name, line: line) ?? false { return }
      payload = DockerLine.text(bytes, text, message: name).flatMap { payloadFormat(bytes, $0) }
    case .syslog3164, .syslog5424, .syslogISO:
      guard let header = SyslogHeader(bytes, text, stamp: frame.stamp) else { break }
      if open?.takesMessageLine(bytes, text, header, line: line) ?? false { return }
      payload =
        header.tag.flatMap { catalog.format(ofTag: bytes, SyslogHeader.program(bytes, $0)) }
        ?? payloadFormat(bytes, header.message)
    default: break
    }
    if let payload {
      frame.envelope = frame.format
      frame.format = payload
    }
    close(into: &frames)
    open = OpenRecord(frame, bytes, isWhole: true, isQuoted: isQuoted, traits)
  }

  /// The format of a wrapped line, by how its lines begin.
  private mutating func payloadFormat(_ bytes: [UInt8], _ message: Range<Int>) -> FormatID? {
    for place in payloadStarts.indices where !message.isEmpty {
      if case .begins = payloadStarts[place].judge(bytes, message, &payloadContext, &scratch) {
        return payloadStarts[place].traits.format
      }
    }
    return nil
  }

  private func frame(
    _ text: Range<Int>, _ raw: Range<Int>, _ beginning: LineStart.Beginning, _ format: FormatID
  ) -> RecordFrame {
    RecordFrame(
      body: text, line: line, lineCount: 1, offset: chunkOffset + UInt64(raw.lowerBound),
      timestamp: beginning.time,
      resolution: beginning.resolution, format: format,
      stamp: beginning.stamp.isEmpty ? text.lowerBound..<text.lowerBound : beginning.stamp, variant: variant)
  }

  /// A line about the file: it ends the open record and may name columns anew.
  private mutating func note(
    directive text: Range<Int>, _ bytes: [UInt8], _ columns: inout [ColumnList], _ frames: inout [RecordFrame]
  ) {
    close(into: &frames)
    directiveCount += 1
    guard let list = ColumnList(directive: bytes, text), columns.count < Int(UInt16.max) else { return }
    columns.append(list)
    variant = UInt16(columns.count)
  }

  private mutating func close(into frames: inout [RecordFrame]) {
    guard let frame = open?.frame else { return }
    frames.append(frame)
    open = nil
  }

  /// The line without a CR behind it, and without the NULs that a truncated file begins with, or colour codes.
  private static func text(_ bytes: [UInt8], _ raw: Range<Int>) -> Range<Int> {
    var (start, end) = (raw.lowerBound, raw.upperBound)
    while end > start, bytes[end - 1] == 0x0D { end -= 1 }
    while start < end, bytes[start] == 0 { start += 1 }
    while start < end, bytes[start] == 0x1B { start = AnsiText.sequenceEnd(bytes, start, end) }
    return start..<end
  }
}
