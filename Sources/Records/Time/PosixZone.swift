/// Daylight-saving rules as a POSIX `TZ` string spells them: `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX.1-2017, 8.3). Zone
/// files end with one for all years after their last listed transition.
struct PosixZone: Sendable, Equatable {
  /// A day of the year and a second of that day, on the wall clock before the change.
  struct Change: Sendable, Equatable {
    enum Day: Sendable, Equatable {
      /// `Mm.w.d`: the w-th (5 = last) weekday d of month m.
      case weekday(month: Int, week: Int, day: Int)
      /// `Jn`, 1 … 365, February 29 never counted.
      case julian(Int)
      /// `n`, 0 … 365, February 29 counted.
      case zeroBased(Int)
    }
    var day: Day
    var second: Int
  }

  var standardOffset: Int
  var daylightOffset: Int?
  var start: Change?
  var end: Change?

  /// Nil when the text is no such string.
  init?(_ text: some Sequence<UInt8>) {
    var reader = Reader(bytes: Array(text))
    guard reader.skipName(), let west = reader.seconds() else { return nil }
    standardOffset = -west
    guard !reader.isAtEnd else { return }
    guard reader.skipName() else { return nil }
    daylightOffset =
      reader.peek == 0x2C || reader.isAtEnd ? standardOffset + 3_600 : reader.seconds().map { -$0 }
    guard reader.skip(0x2C), let start = reader.change(), reader.skip(0x2C), let end = reader.change() else {
      return nil
    }
    self.start = start
    self.end = end
  }

  /// Seconds east of UTC at an instant (epoch seconds).
  func offset(at second: Int64) -> Int {
    guard let daylightOffset, let start, let end else { return standardOffset }
    let days = Int((second + Int64(standardOffset)).quotientAndRemainder(dividingBy: 86_400).quotient)
    let year = CivilDate.date(days: days).year
    let from = Self.epochSecond(start, year: year) - Int64(standardOffset)
    let until = Self.epochSecond(end, year: year) - Int64(daylightOffset)
    let isDaylight = from < until ? second >= from && second < until : second >= from || second < until
    return isDaylight ? daylightOffset : standardOffset
  }

  private static func epochSecond(_ change: Change, year: Int) -> Int64 {
    let days: Int
    switch change.day {
    case .weekday(let month, let week, let day):
      let first = CivilDate.days(year: year, month: month, day: 1)
      var date = 1 + (day - CivilDate.weekday(days: first) + 7) % 7 + (week - 1) * 7
      while date > CivilDate.daysInMonth(month, year: year) { date -= 7 }
      days = first + date - 1
    case .julian(let number):
      days =
        CivilDate.days(year: year, month: 1, day: 1) + number - 1
        + (CivilDate.isLeap(year) && number >= 60 ? 1 : 0)
    case .zeroBased(let number): days = CivilDate.days(year: year, month: 1, day: 1) + number
    }
    return Int64(days) * 86_400 + Int64(change.second)
  }
}

/// Walks over the bytes of a `TZ` string.
private struct Reader {
  var bytes: [UInt8]
  var at = 0

  var isAtEnd: Bool { at >= bytes.count }
  var peek: UInt8 { isAtEnd ? 0 : bytes[at] }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  /// `CET` or `<+03>`.
  mutating func skipName() -> Bool {
    let start = at
    if skip(0x3C) {
      while !isAtEnd, peek != 0x3E { at += 1 }
      return skip(0x3E)
    }
    while StampText.isLetter(peek) { at += 1 }
    return at > start
  }

  mutating func number() -> Int? {
    let digits = StampText.digitRun(bytes, at, bytes.count, limit: 4)
    guard digits > 0 else { return nil }
    defer { at += digits }
    return bytes[at..<at + digits].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func seconds() -> Int? {
    let sign = skip(0x2D) ? -1 : 1
    if sign == 1 { _ = skip(0x2B) }
    guard var total = number().map({ $0 * 3_600 }) else { return nil }
    for unit in [60, 1] where skip(0x3A) {
      guard let part = number() else { return nil }
      total += part * unit
    }
    return sign * total
  }

  mutating func change() -> PosixZone.Change? {
    let day: PosixZone.Change.Day
    if skip(0x4D) {
      guard let month = number(), skip(0x2E), let week = number(), skip(0x2E), let weekday = number(),
        (1...12).contains(month), (1...5).contains(week), weekday < 7
      else { return nil }
      day = .weekday(month: month, week: week, day: weekday)
    } else if skip(0x4A) {
      guard let number = number(), (1...365).contains(number) else { return nil }
      day = .julian(number)
    } else {
      guard let number = number(), number <= 365 else { return nil }
      day = .zeroBased(number)
    }
    guard skip(0x2F) else { return PosixZone.Change(day: day, second: 7_200) }
    guard let second = seconds() else { return nil }
    return PosixZone.Change(day: day, second: second)
  }
}
