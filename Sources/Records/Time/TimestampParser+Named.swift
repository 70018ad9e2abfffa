/// The families whose date names its month.
extension TimestampParser {
  /// Day, month's name and year: `15/Jul/2024:12:00:00 +0200`, `15-Jul-2024 12:00:00.425`, `15 Jul 2024 12:00:00.003`,
  /// `13 Apr 12:52:30.731`, `15-JUL-24 12.00.00.000000 PM`.
  static func dayMonthName(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    var place = at
    let day = StampText.oneOrTwo(bytes, &place, end)
    guard day >= 1, place < end else { return nil }
    let mark = bytes[place]
    guard mark == slash || mark == dash || mark == blank || mark == dot else { return nil }
    place += 1
    let month = StampText.month(bytes, &place, end)
    guard month > 0, place < end else { return nil }
    if bytes[place] == dot, place + 1 < end, bytes[place + 1] == blank { place += 1 }
    guard bytes[place] == mark || bytes[place] == blank else { return nil }
    let digits = StampText.digitRun(bytes, place + 1, end)
    guard digits == 4 || digits == 2 else {
      return nil
    }
    if digits == 2, place + 3 < end, bytes[place + 3] == colon {
      guard let clock = ClockText(bytes, place + 1, end, needsSeconds: mark != dash) else { return nil }
      return joined(year: nil, month: month, day: day, clock, start: at)
    }
    let year =
      digits == 4 ? StampText.four(bytes, place + 1, end) : fullYear(StampText.two(bytes, place + 1, end))
    place += 1 + digits
    guard year >= 1900, year < 2200, let start = clockStart(bytes, place, end) else { return nil }
    guard let clock = ClockText(bytes, start, end, separator: .colonOrDot, needsSeconds: false) else {
      return nil
    }
    return joined(year: year, month: month, day: day, clock, start: at)
  }

  /// Month's name and day: `Jul 15 12:00:00`, `Jul  5 2024 12:00:00`, `Dec 30, 2020 11:30:40 AM`, `Jul 15 12:00:00 2024`.
  static func monthName(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    var place = at
    let month = StampText.month(bytes, &place, end)
    guard month > 0, place < end, bytes[place] == blank else { return nil }
    place = skipBlanks(bytes, place, end)
    let day = StampText.oneOrTwo(bytes, &place, end)
    guard day >= 1, place < end else { return nil }
    if bytes[place] == comma { place += 1 }
    let blanks = skipBlanks(bytes, place, end)
    guard blanks > place else { return nil }
    var year: Int?
    var start = blanks
    if StampText.digitRun(bytes, blanks, end) == 4 {
      let written = StampText.four(bytes, blanks, end)
      guard written >= 1900, written < 2200 else { return nil }
      year = written
      var after = blanks + 4
      if after < end, bytes[after] == comma || bytes[after] == colon { after += 1 }
      start = atWord(bytes, skipBlanks(bytes, after, end), end)
    }
    guard let clock = ClockText(bytes, start, end) else { return nil }
    if year == nil, let late = yearAfter(bytes, clock.end, end) {
      var clock = clock
      clock.end = late.end
      if clock.offsetSeconds == nil, let zone = ZoneNames.read(bytes, late.end, end) {
        clock.offsetSeconds = zone.offsetSeconds
        clock.end = zone.end
      }
      return joined(year: late.year, month: month, day: day, clock, start: at)
    }
    return joined(year: year, month: month, day: day, clock, start: at)
  }

  /// Weekday first: `Mon Jul 15 12:00:00.123 2024`, `Mon, 15 Jul 2024 12:00:00 GMT`, `Monday, 15-Jul-24 12:00:00 UTC`,
  /// `Wed Mar  5 17:14:24.619` (no year), `Mon Jul 15 12:00:00 UTC 2024`, `Mon Jul 15 2024 12:00:00`.
  static func weekday(_ bytes: [UInt8], _ at: Int, _ end: Int) -> WrittenTime? {
    var place = at
    guard StampText.weekday(bytes, &place, end) > 0, place < end else { return nil }
    if bytes[place] == comma || bytes[place] == dot { place += 1 }
    let start = skipBlanks(bytes, place, end)
    guard start > place, start < end else { return nil }
    let parsed =
      StampText.isDigit(bytes[start]) ? dayMonthName(bytes, start, end) : monthName(bytes, start, end)
    guard var parsed else { return nil }
    parsed.range = at..<parsed.range.upperBound
    return parsed
  }

  /// A year behind the clock, as ctime(3) and date(1) write it.
  private static func yearAfter(_ bytes: [UInt8], _ at: Int, _ end: Int) -> (year: Int, end: Int)? {
    let start = skipBlanks(bytes, at, end)
    guard start == at + 1, StampText.digitRun(bytes, start, end) == 4 else { return nil }
    let year = StampText.four(bytes, start, end)
    guard year >= 1970, year < 2100 else { return nil }
    guard start + 4 >= end || isYearBorder(bytes[start + 4]) else { return nil }
    return (year, start + 4)
  }

  private static func isYearBorder(_ byte: UInt8) -> Bool {
    byte == blank || byte == 0x5D || byte == 0x29 || byte == comma || byte == colon || byte == 0x22
      || byte == 0x7C
      || byte == 0x09
  }

  /// `at ` between date and clock.
  private static func atWord(_ bytes: [UInt8], _ place: Int, _ end: Int) -> Int {
    guard place + 3 < end, bytes[place] == 0x61, bytes[place + 1] == 0x74, bytes[place + 2] == blank else {
      return place
    }
    return place + 3
  }

  private static func skipBlanks(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    var place = at
    while place < end, bytes[place] == blank { place += 1 }
    return place
  }
}
