/// The part of a written time that says hour, minute, second, fraction, half of the day and zone.
struct ClockText {
  var hour = 0
  var minute = 0
  var second = 0
  var microsecond = 0
  var fractionDigits = 0
  var offsetSeconds: Int?
  var hasSeconds = false
  /// Nil when the seconds are left out, or have one digit only.
  var secondsStart: Int?
  var fractionEnd = 0
  var end = 0

  /// What may stand between hours and minutes.
  enum Separator { case colon, colonOrDot }

  /// Reads `12:00:00.123 PM +02:00` at `at`. One leading space stands for a missing first digit of the hour. With
  /// `needsSeconds`, `12:00` alone is no clock; unless `isPadded`, `0:8:11` is one.
  init?(
    _ bytes: [UInt8], _ at: Int, _ end: Int, separator: Separator = .colon, needsSeconds: Bool = true,
    readsZone: Bool = true, isPadded: Bool = true
  ) {
    var place = at
    if place < end, bytes[place] == 0x20 { place += 1 }
    hour = StampText.oneOrTwo(bytes, &place, end)
    guard hour >= 0, hour <= 24, place < end else { return nil }
    let mark = bytes[place]
    guard mark == Self.colon || (separator == .colonOrDot && mark == Self.dot) else { return nil }
    place += 1
    let minuteStart = place
    minute = StampText.oneOrTwo(bytes, &place, end)
    guard minute >= 0, minute < 60, place - minuteStart == 2 || !isPadded else { return nil }
    if place < end, bytes[place] == mark, let two = Self.seconds(bytes, place + 1, end, isPadded) {
      second = two.value
      secondsStart = two.end == place + 3 ? place + 1 : nil
      place = two.end
      hasSeconds = true
      guard place >= end || !StampText.isDigit(bytes[place]) else { return nil }
      readFraction(bytes, &place, end)
    } else if needsSeconds || (place < end && StampText.isDigit(bytes[place])) {
      return nil
    }
    fractionEnd = place
    if hour <= 12 { readHalfOfDay(bytes, &place, end) }
    guard hour < 24 else { return nil }
    self.end = place
    if readsZone, let zone = ZoneNames.read(bytes, place, end) {
      offsetSeconds = zone.offsetSeconds
      self.end = zone.end
    }
  }

  /// Seconds of two digits, or of one where numbers are not padded.
  private static func seconds(
    _ bytes: [UInt8], _ at: Int, _ end: Int, _ isPadded: Bool
  ) -> (value: Int, end: Int)? {
    var place = at
    let value = StampText.oneOrTwo(bytes, &place, end)
    return value >= 0 && value <= 60 && (place == at + 2 || !isPadded) ? (value, place) : nil
  }

  /// `.123`, `,123`, or `:123456` (three digits or more after a colon).
  private mutating func readFraction(_ bytes: [UInt8], _ place: inout Int, _ end: Int) {
    guard place + 1 < end else { return }
    let mark = bytes[place]
    guard mark == Self.dot || mark == 0x2C || mark == Self.colon else { return }
    let digits = StampText.digitRun(bytes, place + 1, end, limit: 12)
    guard digits > 0, digits <= 10, mark != Self.colon || digits >= 2 else { return }
    (microsecond, fractionDigits) = Self.fraction(bytes, place + 1, digits)
    place += 1 + digits
  }

  /// Microseconds of a fraction of `digits` digits; the seventh digit and those after it are cut off.
  static func fraction(_ bytes: [UInt8], _ at: Int, _ digits: Int) -> (microsecond: Int, digits: Int) {
    var value = 0
    for place in 0..<6 {
      value = value * 10 + (place < digits ? Int(bytes[at + place] - 0x30) : 0)
    }
    return (value, digits)
  }

  /// ` AM`, `PM`, `a.m.`: turns the hour into one of 24.
  private mutating func readHalfOfDay(_ bytes: [UInt8], _ place: inout Int, _ end: Int) {
    var at = place
    if at < end, bytes[at] == 0x20 { at += 1 }
    if at + 2 < end, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0xAF { at += 3 }
    guard at + 2 <= end else { return }
    let half = bytes[at] | 0x20
    guard half == 0x61 || half == 0x70, bytes[at + 1] | 0x20 == 0x6D else { return }
    guard at + 2 == end || !StampText.isAlphanumeric(bytes[at + 2]) else { return }
    guard hour >= 1 else { return }
    hour = hour % 12 + (half == 0x70 ? 12 : 0)
    place = at + 2
  }

  private static let colon: UInt8 = 0x3A
  private static let dot: UInt8 = 0x2E
}
