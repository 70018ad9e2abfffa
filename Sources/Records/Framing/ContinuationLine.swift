/// Lines that continue a record whatever the format: indented ones, and those that stack traces begin at the margin.
enum ContinuationLine {
  static func isRecognised(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard let first = line.first else { return false }
    switch bytes[first] {
    case 0x20, 0x09, 0x7D, 0x29: return true
    case 0x43: return ByteFind.starts(bytes, line, with: causedBy)
    case 0x54: return ByteFind.starts(bytes, line, with: traceback)
    case 0x67: return ByteFind.starts(bytes, line, with: goroutine)
    case 0x2D: return ByteFind.starts(bytes, line, with: arrow)
    default: return false
    }
  }

  private static let causedBy = Array("Caused by: ".utf8)
  private static let traceback = Array("Traceback (most".utf8)
  private static let goroutine = Array("goroutine ".utf8)
  private static let arrow = Array("--> ".utf8)
}

/// Lines at whose margin a full time stands though no known format begins so: records of their own.
struct StrayTimes: Sendable {
  private var cache: StampCache?
  private var layout: TimestampLayout?

  mutating func read(
    _ bytes: [UInt8], _ line: Range<Int>, _ context: inout TimeContext
  ) -> LineStart.Beginning? {
    var at = line.lowerBound
    if bytes[at] == 0x5B || bytes[at] == 0x28 || bytes[at] == 0x22 { at += 1 }
    guard at < line.upperBound, StampText.isAlphanumeric(bytes[at]) else { return nil }
    if let stamp = cache?.read(bytes, at: at, end: line.upperBound, context: &context) {
      return LineStart.Beginning(time: stamp.time, resolution: stamp.resolution, stamp: at..<stamp.end)
    }
    guard let found = TimestampParser.parseAny(bytes, at: at, end: line.upperBound), found.layout != layout
    else {
      return nil
    }
    layout = found.layout
    cache = StampCache(found.layout)
    guard let stamp = cache?.read(bytes, at: at, end: line.upperBound, context: &context) else { return nil }
    return LineStart.Beginning(time: stamp.time, resolution: stamp.resolution, stamp: at..<stamp.end)
  }
}
