package import Records

/// How numbers, spans and likelihoods are worded, the same in every output and every locale.
package enum Wording {
  /// Groups of three digits with a space between them: `63 822`.
  package static func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var result = value < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += " " }
      result.append(digit)
    }
    return result
  }

  /// One decimal: `75.0 %`.
  package static func percent(_ share: Double) -> String { "\(fixed(share * 100, 1)) %" }

  /// `fixed(62.249, 1)` is `62.2`; halves are rounded away from zero.
  package static func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "?" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 1e15 else { return "\(value)" }
    let digits = String(Int64(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + padded }
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// About three digits, with a unit for thousands: `0.042`, `64.5`, `1 234`, `2.1 M`.
  package static func quantity(_ value: Double) -> String {
    switch value.magnitude {
    case 0: "0"
    case ..<0.1: trimmed(fixed(value, 4))
    case ..<10: trimmed(fixed(value, 2))
    case ..<100: trimmed(fixed(value, 1))
    case ..<1e6: count(Int(value.rounded(.toNearestOrAwayFromZero)))
    case ..<1e9: "\(trimmed(fixed(value / 1e6, 1))) M"
    case ..<1e12: "\(trimmed(fixed(value / 1e9, 1))) G"
    default: "\(value)"
    }
  }

  /// From one moment to a later one; what should come first and was logged later did not take any time.
  package static func delay(_ seconds: Double) -> String {
    seconds < 0 ? "none: first logged \(span(-seconds)) later" : span(seconds)
  }

  /// Two units at most: `0.8s`, `45s`, `4m00s`, `3h30m`, `2d04h`.
  package static func span(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds.magnitude < 1e12 else { return "?" }
    if seconds < 0 { return "-" + span(-seconds) }
    if seconds < 9.95 { return trimmed(fixed(seconds, 1)) + "s" }
    let whole = Int(seconds.rounded(.toNearestOrAwayFromZero))
    switch whole {
    case ..<60: return "\(whole)s"
    case ..<3600: return "\(whole / 60)m\(twoDigits(whole % 60))s"
    case ..<86370:
      let minutes = (whole + 30) / 60
      return "\(minutes / 60)h\(twoDigits(minutes % 60))m"
    default:
      let hours = (whole + 1800) / 3600
      return "\(hours / 24)d\(twoDigits(hours % 24))h"
    }
  }

  /// The word for a probability: `very likely`, `likely`, `probable`, `possible`, `unlikely`.
  package static func likelihood(_ probability: Double) -> String {
    switch probability {
    case 0.9...: "very likely"
    case 0.7...: "likely"
    case 0.5...: "probable"
    case 0.2...: "possible"
    default: "unlikely"
    }
  }

  /// `1 host`, `6 hosts`.
  package static func plural(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `0 → 12.5/min`: how often a message came before and during the incident.
  static func perMinute(_ message: ReportDocument.Template) -> String {
    "\(quantity(message.perMinuteBefore)) → \(quantity(message.perMinuteDuring))/min"
  }

  /// `12:00:00Z – 15:30:00Z`, with the days when they differ.
  package static func interval(_ start: Timestamp, _ end: Timestamp) -> String {
    start.day == end.day
      ? "\(start.clock)Z – \(end.clock)Z" : "\(start.day) \(start.clock)Z – \(end.day) \(end.clock)Z"
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
