internal import Bytes
internal import Patterns

/// Joins lines to records: a line that begins one closes the one before it.
struct LineCutter: ~Copyable {
  private var starts: [LineStart]
  /// What may continue the open record.
  private var continuation = Continuation.unmatched
  private let primary: FormatID
  private let generic: FormatID
  private let isQuoted: Bool
  private let headerLine: [UInt8]?
  private let maxRecordBytes: Int
  private(set) var directiveCount = 0

  /// The record that is being put together; its ranges are those of the current chunk.
  private var open: RecordFrame?
  /// The open record began with a line that begins records, and is no stray.
  private var openIsWhole = false
  private var openIsQuoted = false
  private var openIsPartial = false
  /// The open record is a JSON object whose end is on a later line.
  private var openIsUnclosed = false
  /// Only the inside of stack traces can tell where the open record ends, for it has no time.
  private var openMayBeTrace = false
  /// Bytes of the chunk's front that were judged already.
  private var judged = 0
  private var line = 1
  private var lastStart = 0
  private var variant: UInt16 = 0
  private var strayTimes = StrayTimes()
  private var trace = TraceState()
  private var scratch = MatchScratch()

  init(_ detection: Detection, maxRecordBytes: Int) {
    starts = detection.starts
    primary = detection.format
    generic = detection.generic
    isQuoted = detection.isQuoted
    headerLine = detection.headerLine
    variant = detection.columns.isEmpty ? 0 : 1
    self.maxRecordBytes = max(1, maxRecordBytes)
  }

  mutating func cut(
    _ chunk: inout Chunk, _ catalog: FormatCatalog, _ context: inout TimeContext,
    _ columns: inout [ColumnList],
    into frames: inout [RecordFrame]
  ) {
    let bytes = chunk.bytes
    let end = chunk.count
    var at = judged
    while at < end {
      guard let newline = ByteSearch.firstIndex(of: 0x0A, in: bytes, from: at, to: end) else { break }
      take(bytes, at..<newline, next: newline + 1, chunk.offset, catalog, &context, &columns, &frames)
      at = newline + 1
    }
    if at < end, chunk.isLast || end - at >= maxRecordBytes {
      take(bytes, at..<end, next: end, chunk.offset, catalog, &context, &columns, &frames)
      if !chunk.isLast { line -= 1 }
      at = end
    }
    if chunk.isLast || (open.map { at - $0.body.lowerBound >= maxRecordBytes } ?? false) {
      close(into: &frames)
    }
    chunk.consumed = open.map { $0.body.lowerBound } ?? at
    judged = at - chunk.consumed
    open?.move(by: -chunk.consumed)
  }

  /// Judges one line and adds it to the open record or begins another.
  private mutating func take(
    _ bytes: [UInt8], _ raw: Range<Int>, next: Int, _ chunkOffset: UInt64, _ catalog: FormatCatalog,
    _ context: inout TimeContext, _ columns: inout [ColumnList], _ frames: inout [RecordFrame]
  ) {
    defer { line += 1 }
    let text = Self.text(bytes, raw)
    if openIsQuoted { return extendQuoted(text, bytes) }
    guard let last = text.last else { return }
    if openIsUnclosed, bytes[text.lowerBound] != 0x7B {
      openIsUnclosed = bytes[last] != 0x7D
      return extend(text)
    }
    if let headerLine, text.count == headerLine.count, bytes[text].elementsEqual(headerLine) {
      close(into: &frames)
      directiveCount += 1
      return
    }
    for step in starts.indices {
      let place = step == 0 ? lastStart : step <= lastStart ? step - 1 : step
      switch starts[place].judge(bytes, text, &context, &scratch) {
      case .begins(let beginning):
        if starts[place].structure == .plain, continuesTrace(bytes, text) { return extend(text) }
        if open != nil, openIsWhole, joins(bytes, text, beginning, starts[place], catalog) {
          return extend(text)
        }
        lastStart = place
        close(into: &frames)
        begin(bytes, text, raw.lowerBound, chunkOffset, beginning, starts[place], catalog)
        return
      case .continues where openIsWhole: return extend(text)
      case .amends(let better) where openIsWhole: return amend(text, better)
      case .continues, .amends, .none: continue
      case .directive:
        close(into: &frames)
        directiveCount += 1
        if let list = ColumnList(directive: bytes, text) {
          columns.append(list)
          variant = UInt16(clamping: columns.count)
        }
        return
      }
    }
    if continuesTrace(bytes, text) { return extend(text) }
    if open != nil, ContinuationLine.isRecognised(bytes, text), mayContinue { return extend(text) }
    if let beginning = strayTimes.read(bytes, text, &context) {
      close(into: &frames)
      begin(bytes, text, raw.lowerBound, chunkOffset, beginning, nil, catalog)
      return
    }
    if open != nil, openIsWhole, !onlyIndented, mayContinue { return extend(text) }
    close(into: &frames)
    open = RecordFrame(
      body: text, line: line, lineCount: 1, offset: chunkOffset + UInt64(raw.lowerBound), timestamp: nil,
      resolution: .second, format: primary, stamp: text.lowerBound..<text.lowerBound, variant: variant)
    openIsWhole = false
    openMayBeTrace = true
    trace.begin(bytes, text)
  }

  private mutating func begin(
    _ bytes: [UInt8], _ text: Range<Int>, _ rawStart: Int, _ chunkOffset: UInt64,
    _ beginning: LineStart.Beginning,
    _ start: LineStart?, _ catalog: FormatCatalog
  ) {
    let stamp = beginning.stamp.isEmpty ? text.lowerBound..<text.lowerBound : beginning.stamp
    var frame = RecordFrame(
      body: text, line: line, lineCount: 1, offset: chunkOffset + UInt64(rawStart), timestamp: beginning.time,
      resolution: beginning.resolution, format: start?.format ?? generic, stamp: stamp, variant: variant)
    if let start, start.structure.isSyslog, let header = SyslogHeader(bytes, text, stamp: stamp),
      let tag = header.tag,
      let payload = catalog.format(ofTag: NameHash(bytes[SyslogHeader.program(bytes, tag)]))
    {
      frame.envelope = frame.format
      frame.format = payload
    }
    open = frame
    openIsWhole = true
    continuation = start?.continuation ?? .unmatched
    openMayBeTrace = start?.structure == .plain
    if openMayBeTrace { trace.begin(bytes, text) }
    openIsUnclosed = start?.structure == .json && text.last.map { bytes[$0] != 0x7D } ?? false
    openIsPartial =
      start.map { $0.structure == .cri && ContainerLine.isPartial(bytes, text, stamp: stamp) } ?? false
    if isQuoted { openIsQuoted = SeparatedValues.isOpen(bytes, text, wasOpen: false) }
  }

  /// Whether a line that could begin a record continues the open one: a container runtime cut a long line, or syslog
  /// one with several.
  private mutating func joins(
    _ bytes: [UInt8], _ text: Range<Int>, _ beginning: LineStart.Beginning, _ start: LineStart,
    _ catalog: FormatCatalog
  ) -> Bool {
    guard let open else { return false }
    if openIsPartial, start.structure == .cri {
      guard ContainerLine.isSameStream(bytes, open.stamp, beginning.stamp) else { return false }
      openIsPartial = ContainerLine.isPartial(bytes, text, stamp: beginning.stamp)
      return true
    }
    guard start.structure.isSyslog, let header = SyslogHeader(bytes, text, stamp: beginning.stamp),
      SyslogHeader.continuesMessage(bytes, header.message),
      let before = SyslogHeader(bytes, open.body, stamp: open.stamp), let pid = before.pid,
      let own = header.pid
    else { return false }
    return bytes[pid].elementsEqual(bytes[own])
  }

  private mutating func extend(_ text: Range<Int>) {
    guard var frame = open else { return }
    frame.body = frame.body.lowerBound..<text.upperBound
    frame.lineCount = line - frame.line + 1
    open = frame
  }

  private mutating func amend(_ text: Range<Int>, _ better: LineStart.Beginning) {
    if open?.resolution != .microsecond {
      open?.timestamp = better.time
      open?.resolution = better.resolution
    }
    extend(text)
  }

  private mutating func extendQuoted(_ text: Range<Int>, _ bytes: [UInt8]) {
    openIsQuoted = SeparatedValues.isOpen(bytes, text, wasOpen: true)
    extend(text)
  }

  private mutating func close(into frames: inout [RecordFrame]) {
    if let open { frames.append(open) }
    open = nil
    openIsWhole = false
    openIsQuoted = false
    openIsPartial = false
    openIsUnclosed = false
    openMayBeTrace = false
  }

  private mutating func continuesTrace(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    open != nil && openMayBeTrace && trace.continues(bytes, text)
  }

  private var mayContinue: Bool {
    if case .none = continuation { return false }
    return true
  }

  private var onlyIndented: Bool {
    if case .indented = continuation { return true }
    return false
  }

  /// The line without a CR behind it, and without the NULs that a truncated file begins with
  /// or colour codes in front.
  private static func text(_ bytes: [UInt8], _ raw: Range<Int>) -> Range<Int> {
    var (start, end) = (raw.lowerBound, raw.upperBound)
    while end > start, bytes[end - 1] == 0x0D { end -= 1 }
    while start < end, bytes[start] == 0 { start += 1 }
    while start < end, bytes[start] == 0x1B { start = AnsiText.sequenceEnd(bytes, start, end) }
    return start..<end
  }
}
