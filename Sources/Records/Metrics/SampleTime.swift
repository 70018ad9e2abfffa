/// Reads the times of metrics files.
enum SampleTime {
  /// An epoch number in seconds, milliseconds, microseconds or nanoseconds, told apart by its size (so years 1971 to
  /// 2286 are understood), with or without a fraction; or an ISO 8601 time, UTC unless it names an offset.
  static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> Timestamp? {
    epoch(bytes, range) ?? iso(bytes, range)
  }

  /// - Parameter range: digits, optionally with a fraction after `.`; a fraction counts for seconds only.
  static func epoch(_ bytes: [UInt8], _ range: Range<Int>) -> Timestamp? {
    var whole: Int64 = 0
    var place = range.lowerBound
    while place < range.upperBound, bytes[place] &- 0x30 < 10 {
      guard place - range.lowerBound < 19 else { return nil }
      let (product, overflow) = whole.multipliedReportingOverflow(by: 10)
      whole = product &+ Int64(bytes[place] &- 0x30)
      if overflow || whole < 0 { return nil }
      place += 1
    }
    let digits = place - range.lowerBound
    var fraction: Int64 = 0
    var unit: Int64 = 1_000_000
    if place < range.upperBound {
      guard digits > 0, bytes[place] == UInt8(ascii: ".") else { return nil }
      place += 1
      while place < range.upperBound {
        guard bytes[place] &- 0x30 < 10 else { return nil }
        unit /= 10
        fraction += Int64(bytes[place] &- 0x30) * unit
        place += 1
      }
    }
    switch digits {
    case 8...11: return Timestamp(microseconds: whole * 1_000_000 + fraction)
    case 12...14: return Timestamp(microseconds: whole * 1_000)
    case 15...16: return Timestamp(microseconds: whole)
    case 17...19: return Timestamp(microseconds: whole / 1_000)
    default: return nil
    }
  }

  /// `2026-11-22T20:22:31.128Z`, `2026-11-22 20:22:31+02:00`, `2026-11-22 20:22`.
  private static func iso(_ bytes: [UInt8], _ range: Range<Int>) -> Timestamp? {
    var cursor = range.lowerBound
    func digits(_ count: Int) -> Int? {
      guard cursor + count <= range.upperBound else { return nil }
      var value = 0
      for place in cursor..<cursor + count {
        guard bytes[place] &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(bytes[place] &- 0x30)
      }
      cursor += count
      return value
    }
    func skip(_ wanted: String) -> Bool {
      guard cursor < range.upperBound, wanted.utf8.contains(bytes[cursor]) else { return false }
      cursor += 1
      return true
    }
    guard let year = digits(4), skip("-/"), let month = digits(2), skip("-/"), let day = digits(2) else {
      return nil
    }
    guard month >= 1, month <= 12, day >= 1, day <= CivilDate.daysInMonth(month, year: year) else {
      return nil
    }
    var seconds = Int64(CivilDate.days(year: year, month: month, day: day)) * 86_400
    var microseconds: Int64 = 0
    if skip("Tt ") {
      guard let hour = digits(2), skip(":"), let minute = digits(2), hour < 24, minute < 60 else {
        return nil
      }
      seconds += Int64(hour * 3600 + minute * 60)
      if skip(":") {
        guard let second = digits(2), second <= 60 else { return nil }
        seconds += Int64(second)
        if skip(".,") {
          var unit: Int64 = 1_000_000
          while let digit = digits(1) {
            unit /= 10
            microseconds += Int64(digit) * unit
          }
        }
      }
      _ = skip(" ")
      if !skip("Zz"), cursor < range.upperBound {
        let east = bytes[cursor] == UInt8(ascii: "+")
        guard skip("+-"), let hours = digits(2) else { return nil }
        _ = skip(":")
        let minutes = digits(2) ?? 0
        let offset = Int64(hours * 3600 + minutes * 60)
        seconds -= east ? offset : -offset
      }
    }
    guard cursor == range.upperBound || (cursor + 3 == range.upperBound && bytes[cursor] == UInt8(ascii: "U"))
    else { return nil }
    return Timestamp(microseconds: seconds * 1_000_000 + microseconds)
  }
}
