internal import Patterns

/// The record that is being put together from lines; its ranges are those of the current chunk.
struct OpenRecord: Sendable {
  var frame: RecordFrame
  /// It began with a line that begins records, and is no stray.
  let isWhole: Bool
  /// Inside quotes at the end of the last line (CSV).
  private var isQuoted = false
  /// The last line was a piece of a longer one (container runtimes).
  private var isPartial = false
  /// A JSON object whose end is on a later line.
  private var isUnclosed = false
  /// Only the inside of stack traces can tell where it ends, for its lines have no times.
  private let mayBeTrace: Bool
  /// Of what its first line began; nil for a line that began nothing.
  private let traits: LineStart.Traits?
  /// The line that ends it has been seen (`until`).
  private var isEnded = false
  private var trace = TraceState()

  /// Opens a record with its first line, `frame.body`; `traits` of the format that it begins like, nil for lines of none.
  init(
    _ frame: RecordFrame, _ bytes: [UInt8], isWhole: Bool, isQuoted tracksQuotes: Bool,
    _ traits: LineStart.Traits?
  ) {
    self.frame = frame
    self.isWhole = isWhole
    self.traits = traits
    mayBeTrace = !isWhole || traits?.structure == .plain
    if mayBeTrace { trace.begin(bytes, frame.body) }
    switch traits?.structure {
    case .json: isUnclosed = Self.lacksBrace(bytes, frame.body)
    case .cri: isPartial = ContainerLine.isPartial(bytes, frame.body, stamp: frame.stamp)
    default: break
    }
    if tracksQuotes { isQuoted = SeparatedValues.isOpen(bytes, frame.body, wasOpen: false) }
  }

  /// Takes a line in because the record cannot have ended before it: inside quotes, or inside an object.
  mutating func takesInside(_ bytes: [UInt8], _ text: Range<Int>, line: Int) -> Bool {
    if isQuoted {
      isQuoted = SeparatedValues.isOpen(bytes, text, wasOpen: true)
    } else if isUnclosed, let first = text.first, bytes[first] != 0x7B {
      isUnclosed = Self.lacksBrace(bytes, text)
    } else {
      return false
    }
    extend(text, line: line)
    return true
  }

  /// Takes a container's line in that could begin a record: the next piece of a line that the runtime cut, or the next
  /// line of a stack trace.
  mutating func takesPiece(_ bytes: [UInt8], _ text: Range<Int>, stamp: Range<Int>, line: Int) -> Bool {
    guard traits?.structure == .cri, let parts = ContainerLine.parts(bytes, text, stampEnd: stamp.upperBound),
      ContainerLine.isSameStream(bytes, frame.stamp, stamp),
      isPartial || ContinuationLine.isRecognised(bytes, parts.message..<text.upperBound)
    else { return false }
    isPartial = parts.isPartial
    extend(text, line: line)
    return true
  }

  /// Takes a Docker object in that goes on with the stack trace of the one before.
  mutating func takesWrapped(_ bytes: [UInt8], _ text: Range<Int>, message name: [UInt8], line: Int) -> Bool {
    guard traits?.structure == .json, DockerLine.continues(bytes, text, message: name) else { return false }
    extend(text, line: line)
    return true
  }

  /// Takes a line in that could begin a syslog record: the next line of a message with several, of the same process.
  mutating func takesMessageLine(_ bytes: [UInt8], _ text: Range<Int>, _ header: SyslogHeader, line: Int)
    -> Bool
  {
    guard isWhole, SyslogHeader.continuesMessage(bytes, header.message),
      let before = SyslogHeader(bytes, frame.body, stamp: frame.stamp), let pid = before.pid,
      let own = header.pid,
      bytes[pid].elementsEqual(bytes[own])
    else { return false }
    extend(text, line: line)
    return true
  }

  /// Takes a line in that belongs to the stack trace it holds.
  mutating func takesTraceLine(_ bytes: [UInt8], _ text: Range<Int>, line: Int) -> Bool {
    guard mayBeTrace, trace.continues(bytes, text) else { return false }
    extend(text, line: line)
    return true
  }

  /// Takes a line in whose own looks say that it continues something.
  mutating func takesRecognised(_ bytes: [UInt8], _ text: Range<Int>, line: Int) -> Bool {
    if case .none? = traits?.continuation { return false }
    guard !isEnded, ContinuationLine.isRecognised(bytes, text) else { return false }
    extend(text, line: line)
    return true
  }

  /// Takes a line in because it begins nothing else.
  mutating func takesRest(
    _ bytes: [UInt8], _ text: Range<Int>, line: Int, _ scratch: inout MatchScratch
  ) -> Bool {
    guard isWhole, !isEnded else { return false }
    switch traits?.continuation ?? .unmatched {
    case .none, .indented: return false
    case .unmatched: break
    case .until(let last): isEnded = scratch.match(last, bytes, text) == .matched
    }
    extend(text, line: line)
    return true
  }

  /// Adds a line that tells the record's time more exactly.
  mutating func amend(_ text: Range<Int>, _ better: LineStart.Beginning, line: Int) {
    if frame.resolution != .microsecond {
      frame.timestamp = better.time
      frame.resolution = better.resolution
    }
    extend(text, line: line)
  }

  mutating func extend(_ text: Range<Int>, line: Int) {
    frame.body = frame.body.lowerBound..<text.upperBound
    frame.lineCount = line - frame.line + 1
  }

  private static func lacksBrace(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    var end = text.upperBound
    while end > text.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    return end > text.lowerBound && bytes[end - 1] != 0x7D
  }
}
