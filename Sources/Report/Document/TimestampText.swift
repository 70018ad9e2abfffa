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
    let days = second.flooredQuotient(by: 86400)
    let date = CivilDate.date(days: Int(days))
    let clock = second - days * 86400
    return
      "\(padded(Int64(date.year), 4))-\(padded(Int64(date.month)))-\(padded(Int64(date.day)))T\(clockText(clock))"
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
    let days = Int64(CivilDate.days(year: Int(year), month: Int(month), day: Int(day)))
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
