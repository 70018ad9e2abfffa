/// The families whose date is written in digits.
extension TimestampParser {
  /// Year first, four digits: `2024-07-15T12:00:00.123Z`, `2024/7/5 12:00`, `2024-07-15-12.00.00.123456`.
  static func iso(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    let year = StampText.four(bytes, at, end)
    guard year >= 1900, year < 2200, at + 4 < end else { return nil }
    let mark = bytes[at + 4]
    guard mark == dash || mark == slash || mark == dot else { return nil }
    var place = at + 5
    let month = StampText.oneOrTwo(bytes, &place, end)
    guard month >= 1, place < end, bytes[place] == mark else { return nil }
    place += 1
    let day = StampText.oneOrTwo(bytes, &place, end)
    guard day >= 1, let clockStart = clockStart(bytes, place, end) else { return nil }
    let separator: ClockText.Separator = bytes[place] == dash ? .colonOrDot : .colon
    guard
      let clock = ClockText(bytes, clockStart, end, separator: separator, needsSeconds: false),
      clock.hasSeconds || isPlainBorder(bytes, clock.end, end)
    else { return nil }
    return joined(year: year, month: month, day: day, clock, start: at)
  }

  /// `T`, `t`, `_`, `-`, `:`, `, ` or blanks between a date and its clock; returns where the clock starts.
  static func clockStart(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
    guard at < end else { return nil }
    switch bytes[at] {
    case colon where at + 1 < end && bytes[at + 1] == colon: return at + 2
    case 0x54, 0x74, 0x5F, dash, colon: return at + 1
    case comma where at + 1 < end && bytes[at + 1] == blank: return at + 2
    case blank where startsTimeKey(bytes, at + 1, end): return at + 6
    case blank, 0x09:
      if at + 3 < end, bytes[at + 1] == dash, bytes[at + 2] == blank { return at + 3 }
      if at + 4 < end, bytes[at + 1] | 0x20 == 0x61, bytes[at + 2] | 0x20 == 0x74, bytes[at + 3] == blank {
        return at + 4
      }
      return at + 1
    default: return nil
    }
  }

  /// `date=2020-04-23 time=12:17:48`, as Fortinet writes.
  private static func startsTimeKey(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    at + 5 < end && bytes[at..<at + 5].elementsEqual("time=".utf8)
  }

  /// `20240715T120000.123Z`, `20240715-12:00:00`, `20240715 12:00:00`, `20240715120000`.
  static func compact(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    let year = StampText.four(bytes, at, end)
    let month = StampText.two(bytes, at + 4, end)
    let day = StampText.two(bytes, at + 6, end)
    guard year >= 1970, year < 2200, month >= 1, day >= 1 else { return nil }
    var place = at + 8
    if place < end, !StampText.isDigit(bytes[place]) {
      guard let start = clockStart(bytes, place, end) else { return nil }
      place = start
      if let clock = ClockText(bytes, place, end, isPadded: false) {
        return joined(year: year, month: month, day: day, clock, start: at)
      }
    }
    guard let clock = packedClock(bytes, place, end) else { return nil }
    return joined(year: year, month: month, day: day, clock, start: at)
  }

  /// Six digits of a clock, a fraction and a zone: `120000.123Z`.
  private static func packedClock(_ bytes: [UInt8], _ at: Int, _ end: Int) -> ClockText? {
    guard StampText.digitRun(bytes, at, end) == 6 else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(8)
    for pair in 0..<3 {
      if pair > 0 { text.append(colon) }
      text.append(bytes[at + pair * 2])
      text.append(bytes[at + pair * 2 + 1])
    }
    guard var clock = ClockText(text, 0, text.count, readsZone: false) else { return nil }
    var place = at + 6
    if place < end, bytes[place] == dot || bytes[place] == comma {
      let digits = StampText.digitRun(bytes, place + 1, end, limit: 10)
      if digits > 0 {
        (clock.microsecond, clock.fractionDigits) = ClockText.fraction(bytes, place + 1, digits)
        place += 1 + digits
      }
    }
    clock.secondsStart = at + 4
    clock.fractionEnd = place
    clock.end = place
    if let zone = ZoneNames.read(bytes, place, end) {
      clock.offsetSeconds = zone.offsetSeconds
      clock.end = zone.end
    }
    return clock
  }

  /// `07/15/2024 12:00:00`, `15.07.2024 12:00:00`, `07/11/2022-10:29:01.860293`, `8/2/2023, 7:32:47 PM`. A first number
  /// above 12 is a day, whatever the order asked for.
  static func slashed(_ bytes: [UInt8], _ at: Int, _ end: Int, monthFirst: Bool) -> WrittenTime? {
    var place = at
    let first = StampText.oneOrTwo(bytes, &place, end)
    guard first >= 1, place < end else { return nil }
    let mark = bytes[place]
    guard mark == slash || mark == dot || mark == dash else { return nil }
    place += 1
    let second = StampText.oneOrTwo(bytes, &place, end)
    guard second >= 1, place < end, bytes[place] == mark else { return nil }
    let digits = StampText.digitRun(bytes, place + 1, end)
    // Two digits of a year only where `shortYear` would not read the same text.
    guard digits == 4 || (digits == 2 && place - at < 5) else { return nil }
    let year =
      digits == 4 ? StampText.four(bytes, place + 1, end) : fullYear(StampText.two(bytes, place + 1, end))
    guard year >= 1900, year < 2200, let start = clockStart(bytes, place + 1 + digits, end) else {
      return nil
    }
    guard let clock = ClockText(bytes, start, end, needsSeconds: false) else { return nil }
    let isMonthFirst = monthFirst ? first <= 12 : second > 12
    return joined(
      year: year, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first, clock, start: at)
  }

  /// `24/07/15 12:00:00`; when the first two numbers can only be month and day, `07/15/24 12:00:00`.
  static func shortYear(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    let first = StampText.two(bytes, at, end)
    guard first >= 0, at + 8 < end, bytes[at + 2] == slash || bytes[at + 2] == dash else { return nil }
    let second = StampText.two(bytes, at + 3, end)
    let third = StampText.two(bytes, at + 6, end)
    guard second >= 1, third >= 0, bytes[at + 5] == bytes[at + 2] else { return nil }
    guard let start = clockStart(bytes, at + 8, end), let clock = ClockText(bytes, start, end) else {
      return nil
    }
    if second <= 12, third >= 1, third <= 31 {
      return joined(year: fullYear(first), month: second, day: third, clock, start: at)
    }
    return joined(year: fullYear(third), month: first, day: second, clock, start: at)
  }

  /// `240715 12:00:00`, `240715  5:13:12`, `081109 203615`.
  static func packedShortYear(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    guard StampText.digitRun(bytes, at, end) == 6, at + 7 < end else { return nil }
    guard bytes[at + 6] == blank || bytes[at + 6] == 0x09 else { return nil }
    let year = fullYear(StampText.two(bytes, at, end))
    let month = StampText.two(bytes, at + 2, end)
    let day = StampText.two(bytes, at + 4, end)
    guard let clock = ClockText(bytes, at + 7, end) ?? packedClock(bytes, at + 7, end) else { return nil }
    return joined(year: year, month: month, day: day, clock, start: at)
  }

  /// Two digits of a year: 70 … 99 are of the last century.
  static func fullYear(_ twoDigits: Int) -> Int { twoDigits >= 70 ? 1900 + twoDigits : 2000 + twoDigits }

  /// `I0715 12:00:00.123456`: severity letter, month and day; before them, a year of four digits in newer glog.
  static func klog(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    let digits = StampText.digitRun(bytes, at + 1, end)
    guard digits == 4 || digits == 6 || digits == 8, at + digits + 2 < end, isKlogSeverity(bytes[at]),
      bytes[at + digits + 1] == blank
    else { return nil }
    let year: Int? =
      switch digits {
      case 8: StampText.four(bytes, at + 1, end)
      case 6: 2000 + StampText.two(bytes, at + 1, end)
      default: nil
      }
    let month = StampText.two(bytes, at + digits - 3, end)
    let day = StampText.two(bytes, at + digits - 1, end)
    guard month >= 1, day >= 1, let clock = ClockText(bytes, at + digits + 2, end, readsZone: false) else {
      return nil
    }
    return joined(year: year, month: month, day: day, clock, start: at)
  }

  private static func isKlogSeverity(_ byte: UInt8) -> Bool {
    byte == 0x49 || byte == 0x57 || byte == 0x45 || byte == 0x46 || byte == 0x44
  }

  /// `07-15 12:00:00.123`, `07/15 12:00:00`, `10.30 16:49:06`: no year.
  static func monthDay(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    let month = StampText.two(bytes, at, end)
    let day = StampText.two(bytes, at + 3, end)
    guard month >= 1, day >= 1, at + 6 < end, bytes[at + 5] == blank else { return nil }
    guard bytes[at + 2] == dash || bytes[at + 2] == slash || bytes[at + 2] == dot else { return nil }
    guard let clock = ClockText(bytes, at + 6, end) else { return nil }
    return joined(year: nil, month: month, day: day, clock, start: at)
  }

  /// Nothing that would make a clock without seconds part of something longer.
  private static func isPlainBorder(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    at >= end || !(StampText.isAlphanumeric(bytes[at]) || bytes[at] == colon || bytes[at] == dot)
  }

  static let dash: UInt8 = 0x2D
  static let slash: UInt8 = 0x2F
  static let dot: UInt8 = 0x2E
  static let colon: UInt8 = 0x3A
  static let comma: UInt8 = 0x2C
  static let blank: UInt8 = 0x20
}
