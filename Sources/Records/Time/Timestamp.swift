/// An instant on the one UTC timeline: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
package struct Timestamp: Hashable, Comparable, Sendable {
  package var microseconds: Int64

  package init(microseconds: Int64) { self.microseconds = microseconds }
  package init(seconds: Double) { self.microseconds = Int64((seconds * 1_000_000).rounded()) }

  /// Seconds since the epoch, with the fraction.
  package var seconds: Double { Double(microseconds) / 1_000_000 }

  /// The whole second that holds this instant (rounded towards the past, also before 1970).
  package var wholeSecond: Int64 {
    let quotient = microseconds / 1_000_000
    return microseconds % 1_000_000 < 0 ? quotient - 1 : quotient
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

  /// Seconds from `earlier` to this instant; negative when this one is earlier.
  package func secondsSince(_ earlier: Timestamp) -> Double {
    Double(microseconds - earlier.microseconds) / 1_000_000
  }

  package func advanced(bySeconds seconds: Double) -> Timestamp {
    Timestamp(microseconds: microseconds + Int64((seconds * 1_000_000).rounded()))
  }
}
