/// Reads one written time at a known place. Hand-written per family of spellings; total on any bytes.
package enum TimestampParser {
  /// Reads a time of the given family that starts at `at`; nil when none stands there. Never looks past `end`.
  package static func parse(
    _ layout: TimestampLayout, _ bytes: [UInt8], at: Int, end: Int
  ) -> WrittenTime? {
    guard at < end else { return nil }
    return switch layout {
    case .iso: iso(bytes, at, end)
    case .compact: compact(bytes, at, end)
    case .dayMonthName: dayMonthName(bytes, at, end)
    case .monthName: monthName(bytes, at, end)
    case .weekday: weekday(bytes, at, end)
    case .monthDayYear: slashed(bytes, at, end, monthFirst: true)
    case .dayMonthYear: slashed(bytes, at, end, monthFirst: false)
    case .shortYear: shortYear(bytes, at, end)
    case .packedShortYear: packedShortYear(bytes, at, end)
    case .klog: klog(bytes, at, end)
    case .monthDay: monthDay(bytes, at, end)
    case .epoch: epoch(bytes, at, end)
    case .clock: clock(bytes, at, end)
    case .tai64n: tai64n(bytes, at, end)
    case .uptime: uptime(bytes, at, end)
    }
  }

  /// Reads a time of whatever family starts at `at`. Weak spellings (a bare clock, an epoch number, month and day
  /// without year in digits) count only with `weak`.
  package static func parseAny(
    _ bytes: [UInt8], at: Int, end: Int, weak: Bool = false
  ) -> (time: WrittenTime, layout: TimestampLayout)? {
    guard at < end else { return nil }
    for layout in candidates(bytes, at, end) where weak || !isWeak(layout) {
      if let time = parse(layout, bytes, at: at, end: end) { return (time, layout) }
    }
    return nil
  }

  static func isWeak(_ layout: TimestampLayout) -> Bool {
    switch layout {
    case .clock, .epoch, .monthDay, .uptime: true
    default: false
    }
  }

  /// The families that the first bytes at `at` allow, most demanding first.
  private static func candidates(_ bytes: [UInt8], _ at: Int, _ end: Int) -> [TimestampLayout] {
    let first = bytes[at]
    if StampText.isLetter(first) {
      guard at + 8 < end else { return [] }
      return StampText.isDigit(bytes[at + 1]) ? klogOnly : named
    }
    if first == 0x40 { return tai }
    guard StampText.isDigit(first) else { return first == 0x20 ? spaced : [] }
    let digits = StampText.digitRun(bytes, at, end)
    let mark = StampText.byte(bytes, at + digits, end)
    switch (digits, mark) {
    case (4, 0x2D), (4, 0x2F), (4, 0x2E): return isoOnly
    case (8, _), (14, _): return compactOnly
    case (6, 0x20): return packed
    case (10, _), (13, _), (16, _), (19, _): return epochOnly
    case (1, 0x2F), (2, 0x2F): return slashes
    case (1, 0x2D), (2, 0x2D): return dashes
    case (1, 0x2E), (2, 0x2E): return dots
    case (1, 0x20), (2, 0x20): return days
    case (1, 0x3A), (2, 0x3A): return clocks
    default: return []
    }
  }

  private static let klogOnly: [TimestampLayout] = [.klog]
  private static let named: [TimestampLayout] = [.monthName, .weekday]
  private static let tai: [TimestampLayout] = [.tai64n]
  private static let spaced: [TimestampLayout] = [.clock]
  private static let isoOnly: [TimestampLayout] = [.iso]
  private static let compactOnly: [TimestampLayout] = [.compact]
  private static let packed: [TimestampLayout] = [.packedShortYear]
  private static let epochOnly: [TimestampLayout] = [.epoch]
  private static let slashes: [TimestampLayout] = [
    .dayMonthName, .monthDayYear, .dayMonthYear, .shortYear, .monthDay,
  ]
  private static let dashes: [TimestampLayout] = [
    .dayMonthName, .monthDayYear, .dayMonthYear, .shortYear, .monthDay,
  ]
  private static let dots: [TimestampLayout] = [.dayMonthYear, .monthDay]
  private static let days: [TimestampLayout] = [.dayMonthName]
  private static let clocks: [TimestampLayout] = [.clock]

  /// Puts a date and a clock together; nil for a day that the month does not have.
  static func joined(
    year: Int?, month: Int, day: Int, _ clock: ClockText, start: Int, end: Int? = nil
  ) -> WrittenTime? {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.daysInMonth(month, year: year) else {
      return nil
    }
    let civil = CivilTime(
      year: year, month: month, day: day, hour: clock.hour, minute: clock.minute, second: clock.second,
      microsecond: clock.microsecond, offsetSeconds: clock.offsetSeconds)
    return WrittenTime(
      value: .civil(civil), range: start..<(end ?? clock.end), secondsStart: clock.secondsStart,
      fractionEnd: clock.fractionEnd, fractionDigits: clock.fractionDigits,
      hasSeconds: clock.hasSeconds)
  }
}
