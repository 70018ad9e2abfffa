package import Records

extension Timestamp {
  /// The same instant cut to whole milliseconds, as reports print it.
  package var cutToMilliseconds: Timestamp {
    let remainder = microseconds % 1000
    return Timestamp(microseconds: microseconds - (remainder < 0 ? remainder + 1000 : remainder))
  }

  /// RFC 3339 in UTC with milliseconds: `2024-05-10T13:06:49.091Z`.
  package var rfc3339: String {
    let second = wholeSecond
    let millisecond = (cutToMilliseconds.microseconds - second * 1_000_000) / 1000
    let date = CivilDate(day: second.flooredQuotient(by: 86400))
    let clock = second - second.flooredQuotient(by: 86400) * 86400
    return "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))T\(clockText(clock))"
      + ".\(padded(millisecond, 3))Z"
  }

  /// Time of day in UTC: `13:06:49`.
  package var clock: String { clockText(wholeSecond - wholeSecond.flooredQuotient(by: 86400) * 86400) }

  /// Hour and minute in UTC: `13:06`.
  package var clockMinutes: String { String(clock.prefix(5)) }

  /// Calendar day in UTC: `2024-05-10`.
  package var day: String { String(rfc3339.prefix(while: { $0 != "T" })) }

  /// Reads what `rfc3339` writes; the fraction may be absent or longer, the zone must be `Z`.
  package init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int64? {
      guard range.upperBound <= bytes.count else { return nil }
      var value: Int64 = 0
      for byte in bytes[range] {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - 48)
      }
      return value
    }
    guard bytes.last == UInt8(ascii: "Z"), bytes.count >= 20, bytes.count <= 40,
      bytes[4] == 45, bytes[7] == 45, bytes[10] == 84, bytes[13] == 58, bytes[16] == 58,
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    var micros: Int64 = 0
    if bytes.count > 20 {
      guard bytes[19] == 46, bytes.count > 21 else { return nil }
      var scale: Int64 = 100_000
      for place in 20..<bytes.count - 1 {
        guard let digit = number(place..<place + 1) else { return nil }
        micros += digit * scale
        scale /= 10
      }
    }
    let days = CivilDate(year: year, month: month, day: day).dayNumber
    self.init(microseconds: (days * 86400 + hour * 3600 + minute * 60 + second) * 1_000_000 + micros)
  }
}

extension Timestamp: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Timestamp(rfc3339: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\"\(text)\" is not a time like 2024-05-10T13:06:49.091Z")
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rfc3339)
  }
}

/// A day of the proleptic Gregorian calendar, converted with Howard Hinnant's `days_from_civil` and its inverse
/// (https://howardhinnant.github.io/date_algorithms.html).
private struct CivilDate {
  var year: Int64
  var month: Int64
  var day: Int64

  init(year: Int64, month: Int64, day: Int64) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// `day` counts from 1970-01-01.
  init(day number: Int64) {
    let shifted = number + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var dayNumber: Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.flooredQuotient(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension Int64 {
  /// Quotient rounded towards minus infinity.
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

private func padded(_ value: Int64, _ width: Int = 2) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func clockText(_ secondOfDay: Int64) -> String {
  "\(padded(secondOfDay / 3600)):\(padded(secondOfDay / 60 % 60)):\(padded(secondOfDay % 60))"
}
