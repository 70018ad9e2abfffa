/// Durations of rule files: `500ms`, `30s`, `5m`, `1h30m`, `2d`.
package enum RuleDuration {
  private static let units: [(suffix: String, seconds: Double)] = [
    ("ms", 0.001), ("us", 0.000_001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400),
  ]

  /// The seconds that `text` says, or nil when it is no duration: digits (with a fraction) and a unit, repeated.
  package static func seconds(_ text: String) -> Double? {
    var rest = Substring(text)
    var total = 0.0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let number = Double(digits), number.isFinite else { return nil }
      rest = rest.dropFirst(digits.count)
      let suffix = rest.prefix { $0.isASCII && $0.isLetter }
      guard let unit = units.first(where: { $0.suffix == suffix }) else { return nil }
      total += number * unit.seconds
      rest = rest.dropFirst(suffix.count)
    }
    return total
  }
}

/// How long after its cause an effect shows: `0s..5m`, or `30s` for `0s..30s`.
package struct Lag: Sendable, Equatable {
  package var minSeconds: Double
  package var maxSeconds: Double

  package init(minSeconds: Double, maxSeconds: Double) {
    self.minSeconds = minSeconds
    self.maxSeconds = maxSeconds
  }

  /// The lag of an effect that names none.
  package static let standard = Lag(minSeconds: 0, maxSeconds: 300)

  /// Reads `A..B` or `B`; nil when a side is no duration or B is before A.
  package init?(_ text: String) {
    guard let (first, last) = Pair.split(text, at: "..") else {
      guard let seconds = RuleDuration.seconds(text) else { return nil }
      self.init(minSeconds: 0, maxSeconds: seconds)
      return
    }
    guard let first = RuleDuration.seconds(first), let last = RuleDuration.seconds(last), first <= last else {
      return nil
    }
    self.init(minSeconds: first, maxSeconds: last)
  }
}

/// How often a scenario event comes: `15/1m`.
package struct Repetition: Sendable, Equatable {
  package var count: Double
  package var perSeconds: Double

  package init(count: Double, perSeconds: Double) {
    self.count = count
    self.perSeconds = perSeconds
  }

  /// Reads `COUNT/DURATION`; nil when one of them is no positive number.
  package init?(_ text: String) {
    guard let (count, span) = Pair.split(text, at: "/"), let count = Double(count), count > 0, count.isFinite,
      let seconds = RuleDuration.seconds(span), seconds > 0
    else { return nil }
    self.init(count: count, perSeconds: seconds)
  }
}

/// Two texts around a separator.
private enum Pair {
  /// The text before and after the first `separator`; nil when there is none.
  static func split(_ text: String, at separator: String) -> (String, String)? {
    var start = text.startIndex
    while start < text.endIndex {
      let rest = text[start...]
      if rest.hasPrefix(separator) {
        return (String(text[..<start]), String(rest.dropFirst(separator.count)))
      }
      start = text.index(after: start)
    }
    return nil
  }
}
