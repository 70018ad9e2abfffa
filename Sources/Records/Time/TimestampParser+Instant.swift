/// The families that need no calendar: numbers of seconds, and a clock alone.
extension TimestampParser {
  /// An epoch number with 10, 13, 16 or 19 digits, between the years 1990 and 2100; after 10 digits a fraction may follow.
  static func epoch(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    let digits = StampText.digitRun(bytes, at, end)
    guard digits == 10 || digits == 13 || digits == 16 || digits == 19 else { return nil }
    var whole: Int64 = 0
    for place in at..<at + digits { whole = whole * 10 + Int64(bytes[place] - 0x30) }
    var stop = at + digits
    var microseconds: Int64
    var fractionDigits = digits - 10
    switch digits {
    case 10:
      microseconds = whole * 1_000_000
      if stop + 1 < end, bytes[stop] == dot || bytes[stop] == comma {
        let more = StampText.digitRun(bytes, stop + 1, end, limit: 12)
        if more > 0 {
          let fraction = ClockText.fraction(bytes, stop + 1, more)
          microseconds += Int64(fraction.microsecond)
          fractionDigits = more
          stop += 1 + more
        }
      }
    case 13: microseconds = whole * 1_000
    case 16: microseconds = whole
    default: microseconds = whole / 1_000
    }
    guard microseconds > firstMicrosecond, microseconds < lastMicrosecond else { return nil }
    guard stop >= end || !(StampText.isAlphanumeric(bytes[stop]) || bytes[stop] == dash) else { return nil }
    return WrittenTime(
      value: .instant(Timestamp(microseconds: microseconds)), range: at..<stop, secondsStart: at,
      fractionEnd: stop,
      fractionDigits: fractionDigits)
  }

  /// 1990-01-01 and 2100-01-01: a number outside is something else.
  private static let firstMicrosecond: Int64 = 631_152_000_000_000
  private static let lastMicrosecond: Int64 = 4_102_444_800_000_000

  /// `12:00:00.123` and nothing else.
  static func clock(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    guard let clock = ClockText(bytes, at, end) else { return nil }
    let civil = CivilTime(
      hour: clock.hour, minute: clock.minute, second: clock.second, microsecond: clock.microsecond,
      offsetSeconds: clock.offsetSeconds)
    return WrittenTime(
      value: .civil(civil), range: at..<clock.end, secondsStart: clock.secondsStart,
      fractionEnd: clock.fractionEnd,
      fractionDigits: clock.fractionDigits)
  }

  /// `@4000000` and 17 more hexadecimal digits: TAI seconds and nanoseconds (D. J. Bernstein, "TAI64, TAI64N, and
  /// TAI64NA"). As daemontools writes them, 10 seconds ahead of UTC.
  static func tai64n(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    guard at + 25 <= end, bytes[at] == 0x40, bytes[at + 1] == 0x34 else { return nil }
    var seconds: UInt64 = 0
    var nanoseconds: UInt64 = 0
    for place in at + 1..<at + 25 {
      guard let digit = hexadecimal(bytes[place]) else { return nil }
      if place < at + 17 {
        seconds = (seconds << 4) | digit
      } else {
        nanoseconds = (nanoseconds << 4) | digit
      }
    }
    let epoch = seconds &- (1 << 62) &- 10
    guard epoch < 4_102_444_800, nanoseconds < 1_000_000_000 else { return nil }
    let instant = Timestamp(microseconds: Int64(epoch) * 1_000_000 + Int64(nanoseconds / 1_000))
    return WrittenTime(
      value: .instant(instant), range: at..<at + 25, secondsStart: at, fractionEnd: at + 25, fractionDigits: 6
    )
  }

  static func hexadecimal(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x61...0x66: UInt64(byte - 0x61 + 10)
    case 0x41...0x46: UInt64(byte - 0x41 + 10)
    default: nil
    }
  }

  /// `[   12.345678]`, the brackets included.
  static func uptime(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    guard bytes[at] == 0x5B else { return nil }
    var place = at + 1
    while place < end, bytes[place] == blank { place += 1 }
    let digits = StampText.digitRun(bytes, place, end, limit: 10)
    guard digits > 0, digits < 10, place + digits + 7 < end, bytes[place + digits] == dot else { return nil }
    var seconds: Int64 = 0
    for index in place..<place + digits { seconds = seconds * 10 + Int64(bytes[index] - 0x30) }
    place += digits + 1
    guard StampText.digitRun(bytes, place, end) == 6, bytes[place + 6] == 0x5D else { return nil }
    let fraction = ClockText.fraction(bytes, place, 6)
    return WrittenTime(
      value: .uptime(seconds * 1_000_000 + Int64(fraction.microsecond)), range: at..<place + 7,
      secondsStart: at,
      fractionEnd: place + 6, fractionDigits: 6)
  }
}
