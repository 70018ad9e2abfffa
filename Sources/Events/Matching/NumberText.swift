internal import Rules

/// Reads numbers as log lines write them, with or without a unit behind: `12`, `-0.5`, `30ms`, `1.5 GB`.
enum NumberText {
  /// The number at the start of the range, unit ignored; nil when there is none. Digits may be grouped by `,`.
  static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Double? { parse(bytes, range)?.number }

  /// The number in seconds or bytes: by the unit that follows it, else by `unit`; nil when there is no number.
  static func scaled(_ bytes: [UInt8], _ range: Range<Int>, unit: Unit?) -> Double? {
    guard let (number, end) = parse(bytes, range) else { return nil }
    if let written = writtenUnit(bytes, end..<range.upperBound) { return number * written.factor }
    return clock(bytes, range) ?? number * (unit?.factor ?? 1)
  }

  private static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> (number: Double, end: Int)? {
    var place = range.lowerBound
    while place < range.upperBound, bytes[place] == 0x20 { place += 1 }
    let isNegative = place < range.upperBound && bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var number = 0.0
    var digits = 0
    var scale = 1.0
    var seenPoint = false
    while place < range.upperBound {
      let byte = bytes[place]
      if byte &- 0x30 < 10 {
        number = number * 10 + Double(byte &- 0x30)
        if seenPoint { scale *= 10 }
        digits += 1
      } else if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else if byte != UInt8(ascii: ",") || seenPoint {
        break
      }
      place += 1
    }
    guard digits > 0 else { return nil }
    return ((isNegative ? -number : number) / scale, place)
  }

  private static func writtenUnit(_ bytes: [UInt8], _ range: Range<Int>) -> Unit? {
    let word = String(
      decoding: bytes[range].drop { $0 == 0x20 }.prefix { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 },
      as: UTF8.self)
    if let unit = Unit(rawValue: word) { return unit }
    switch word.lowercased() {
    case "sec", "secs", "second", "seconds": return .seconds
    case "msec", "msecs", "millis", "millisecond", "milliseconds": return .milliseconds
    case "µs", "usec", "usecs", "microseconds": return .microseconds
    case "min", "mins", "minute", "minutes": return .minutes
    case "hour", "hours": return .hours
    case "byte", "bytes": return .bytes
    case "k", "kb", "kib": return .kilobytes
    case "mb", "mib": return .megabytes
    case "gb", "gib", "g": return .gigabytes
    default: return nil
    }
  }

  /// `0:00:00.030`, hours first, in seconds.
  private static func clock(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    let parts = bytes[range].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    var seconds = 0.0
    for part in parts {
      guard let (number, end) = parse(bytes, part.startIndex..<part.endIndex), end == part.endIndex else {
        return nil
      }
      seconds = seconds * 60 + number
    }
    return seconds
  }
}
