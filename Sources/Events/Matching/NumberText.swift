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

  /// The unit that is written at the start of the range, blanks before it.
  private static func writtenUnit(_ bytes: [UInt8], _ range: Range<Int>) -> Unit? {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == 0x20 { start += 1 }
    // The word as a number, one byte behind the other: no allocation, and longer ones are no units.
    var word: UInt64 = 0
    var folded: UInt64 = 0
    var place = start
    while place < range.upperBound, (bytes[place] | 0x20) &- 0x61 < 26 || bytes[place] >= 0x80 {
      guard place - start < 8 else { return longUnit(bytes, start..<range.upperBound) }
      word = word << 8 | UInt64(bytes[place])
      folded = folded << 8 | UInt64(bytes[place] < 0x80 ? bytes[place] | 0x20 : bytes[place])
      place += 1
    }
    return word == 0 ? nil : exactUnits[word] ?? foldedUnits[folded]
  }

  /// `seconds` and the like that have more than eight letters.
  private static func longUnit(_ bytes: [UInt8], _ range: Range<Int>) -> Unit? {
    let word = String(
      decoding: bytes[range].prefix { ($0 | 0x20) &- 0x61 < 26 }.prefix(16), as: UTF8.self)
    switch word.lowercased() {
    case "millisecond", "milliseconds": return .milliseconds
    case "microsecond", "microseconds": return .microseconds
    case "nanosecond", "nanoseconds": return .nanoseconds
    default: return nil
    }
  }

  /// As servers write them, where case tells units apart.
  private static let exactUnits = table(Unit.allCases.map { ($0.rawValue, $0) })
  /// In lower case.
  private static let foldedUnits = table([
    ("sec", .seconds), ("secs", .seconds), ("second", .seconds), ("seconds", .seconds),
    ("msec", .milliseconds), ("msecs", .milliseconds), ("millis", .milliseconds),
    ("µs", .microseconds), ("μs", .microseconds), ("usec", .microseconds), ("usecs", .microseconds),
    ("min", .minutes), ("mins", .minutes), ("minute", .minutes), ("minutes", .minutes),
    ("hour", .hours), ("hours", .hours), ("byte", .bytes), ("bytes", .bytes),
    ("k", .kilobytes), ("kb", .kilobytes), ("kib", .kilobytes), ("mb", .megabytes), ("mib", .megabytes),
    ("gb", .gigabytes), ("gib", .gigabytes), ("g", .gigabytes),
  ])

  private static func table(_ units: [(word: String, unit: Unit)]) -> [UInt64: Unit] {
    var table: [UInt64: Unit] = [:]
    for (word, unit) in units where word.utf8.count <= 8 {
      table[word.utf8.reduce(0) { $0 << 8 | UInt64($1) }] = unit
    }
    return table
  }

  /// `0:00:00.030`, hours first, in seconds.
  private static func clock(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    var seconds = 0.0
    var parts = 0
    var start = range.lowerBound
    while parts < 3 {
      var end = start
      while end < range.upperBound, bytes[end] != UInt8(ascii: ":") { end += 1 }
      guard let (number, numberEnd) = parse(bytes, start..<end), numberEnd == end else { return nil }
      seconds = seconds * 60 + number
      parts += 1
      if end == range.upperBound { return parts > 1 ? seconds : nil }
      start = end + 1
    }
    return nil
  }
}
