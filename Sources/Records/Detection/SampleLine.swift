/// One of the first lines of a file, with what is cheap to know about it.
struct SampleLine {
  var range: Range<Int>
  var time: WrittenTime?
  var layout: TimestampLayout?
  /// Begins with a blank or like the inside of a stack trace: probably no record of its own.
  var isContinuation: Bool
  /// A JSON object from its first byte to its last.
  var isObject: Bool

  /// The first lines of a text, blank ones left out; a last line without an end counts only when the text ends there.
  static func lines(
    _ bytes: [UInt8], count: Int, isWhole: Bool, lineEnd: UInt8 = 0x0A, limit: Int = 80
  ) -> [SampleLine] {
    var lines: [SampleLine] = []
    var start = 0
    while start < count, lines.count < limit {
      let end = bytes[start..<count].firstIndex(of: lineEnd)
      guard end != nil || isWhole || lines.isEmpty || count < FormatDetector.sampleBytes else { break }
      var range = start..<(end ?? count)
      while let last = range.last, bytes[last] == 0x0D { range = range.dropLast() }
      while let first = range.first, bytes[first] == 0 { range = range.dropFirst() }
      while let first = range.first, bytes[first] == 0x1B {
        range = AnsiText.sequenceEnd(bytes, first, range.upperBound)..<range.upperBound
      }
      if !ByteFind.trimmed(bytes, range).isEmpty { lines.append(SampleLine(bytes, range)) }
      start = (end ?? count) + 1
    }
    return lines
  }

  /// The first records of a JSON stream, each as if it were a line.
  static func elements(_ bytes: [UInt8], count: Int, limit: Int = 80) -> [SampleLine] {
    var lines: [SampleLine] = []
    var at = 0
    while at < count, lines.count < limit {
      guard bytes[at] == 0x7B else {
        at += 1
        continue
      }
      var scanner = JSONScanner(bytes, at..<count)
      if scanner.skipValue() {
        JSONStream.records(bytes, at..<scanner.at, resource: nil) { record, _ in
          if lines.count < limit { lines.append(SampleLine(bytes, record)) }
        }
        at = scanner.at
      } else {
        at = JSONStream.openContainer(bytes, at, count) ?? count
      }
    }
    return lines
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    isContinuation = ContinuationLine.isRecognised(bytes, range)
    isObject = false
    if StampText.byte(bytes, range.lowerBound, range.upperBound) == 0x7B {
      var scanner = JSONScanner(bytes, range)
      isObject = scanner.skipValue() && ByteFind.trimmed(bytes, scanner.at..<range.upperBound).isEmpty
    }
    if !isObject, let found = StampSearch.first(bytes, range) {
      time = found.time
      layout = found.layout
    }
  }

  var stamp: Range<Int> { time?.range ?? range.lowerBound..<range.lowerBound }
}
