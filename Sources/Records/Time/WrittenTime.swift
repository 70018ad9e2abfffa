/// A time as a line spells it, before the file's zone, year and date are known.
package struct WrittenTime: Sendable, Equatable {
  /// What the text says.
  package enum Value: Sendable, Equatable {
    case civil(CivilTime)
    /// An epoch number: seconds, milliseconds, microseconds or nanoseconds by its size.
    case instant(Timestamp)
    /// Time since the machine started, in microseconds (kernel messages).
    case uptime(Int64)
  }
  package var value: Value
  /// The bytes of the time, zone included.
  package var range: Range<Int>
  /// Where the digits of the seconds stand; nil when the text has none. The bytes before this place and those after
  /// the fraction repeat for a whole minute, which `StampCache` uses.
  var secondsStart: Int?
  var fractionEnd: Int
  /// Digits of the fraction as written: 3 for milliseconds.
  package var fractionDigits: Int
  /// False when the text stops at the minute.
  package var hasSeconds = true

  /// Seconds between two neighbouring times that this spelling can tell apart: 60, 1, 0.001 …
  package var resolutionSeconds: Double {
    guard hasSeconds else { return 60 }
    return [1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001][min(fractionDigits, 6)]
  }
}

/// Date and clock as written; what the text leaves out is nil.
package struct CivilTime: Sendable, Equatable {
  package var year: Int?
  /// Month and day are both nil when the text has a clock only.
  package var month: Int?
  package var day: Int?
  package var hour = 0
  package var minute = 0
  /// 60 in a leap second.
  package var second = 0
  package var microsecond = 0
  /// Seconds east of UTC, when the text names a zone.
  package var offsetSeconds: Int?

  /// Microseconds from 1970-01-01T00:00 to the wall clock, as if the zone were UTC and the given date were written.
  func wallMicroseconds(year: Int, month: Int, day: Int) -> Int64 {
    let days = Int64(CivilDate.days(year: year, month: month, day: day))
    let seconds = days * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    return seconds * 1_000_000 + Int64(microsecond)
  }
}
