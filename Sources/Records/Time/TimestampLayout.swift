/// A family of spellings of a time. Each is lenient within: separators, digits of the fraction and the zone vary.
package enum TimestampLayout: UInt8, Sendable, CaseIterable {
  /// `2024-07-15T12:00:00.123+02:00`, `2024/07/15 12:00:00`, `2024.07.15-12:00:00`, `2024-07-15-12.00.00.123456`.
  case iso
  /// `20240715T120000Z`, `20240715-12:00:00:606`, `20240715120000`.
  case compact
  /// `15/Jul/2024:12:00:00 +0200`, `15-Jul-2024 12:00:00.425`, `22 Nov 2026 20:23:23.003`, `13 Apr 12:52:30`.
  case dayMonthName
  /// `Jul 15 12:00:00`, `Jul 15 2024 12:00:00`, `Dec 30, 2020 11:30:40 AM`.
  case monthName
  /// `Mon Jul 15 12:00:00.123 2024`, `Mon, 15 Jul 2024 12:00:00 GMT`, `Mon Jul 15 12:00:00 UTC 2024`.
  case weekday
  /// `07/15/2024 12:00:00 PM`, `7/15/2024, 7:32:47 PM`, `07-15-2024 12:00:00`.
  case monthDayYear
  /// `15/07/2024 12:00:00`, `15.07.2024 12:00:00`.
  case dayMonthYear
  /// `24/07/15 12:00:00` (log4j's `yy/MM/dd`).
  case shortYear
  /// `240715 12:00:00`, `240715  5:13:12`, `081109 203615`.
  case packedShortYear
  /// `I0715 12:00:00.123456`, `I240715 12:00:00.123456`, the level's letter first (klog, glog, CockroachDB).
  case klog
  /// `07-15 12:00:00.123`, `10.30 16:49:06`.
  case monthDay
  /// `1721044800`, `1721044800.123`, `1721044800123`, … with 10, 13, 16 or 19 digits.
  case epoch
  /// `12:00:00.123`.
  case clock
  /// `@400000006694f0a00c1a2b3c` (daemontools).
  case tai64n
  /// `[   12.345678]`, since the machine started.
  case uptime

  /// The family of a spelling in a format file: a name of this list (`iso`, `clf`, `syslog`, `epoch-ms`, `ctime` …) or
  /// letters as of java.text.SimpleDateFormat (`dd MMM yyyy HH:mm:ss.SSS`). Nil for a spelling that is none of these.
  package init?(spelling: String) {
    switch spelling {
    case "iso", "rfc3339", "iso8601": self = .iso
    case "compact": self = .compact
    case "clf", "day-month-name": self = .dayMonthName
    case "syslog", "rfc3164", "month-name": self = .monthName
    case "ctime", "rfc1123", "rfc850", "weekday": self = .weekday
    case "month-day-year": self = .monthDayYear
    case "day-month-year": self = .dayMonthYear
    case "short-year": self = .shortYear
    case "packed-short-year": self = .packedShortYear
    case "klog": self = .klog
    case "month-day": self = .monthDay
    case "epoch", "epoch-s", "epoch-ms", "epoch-us", "epoch-ns": self = .epoch
    case "clock": self = .clock
    case "tai64n": self = .tai64n
    case "uptime": self = .uptime
    default:
      guard let family = Self.family(ofLetters: spelling) else { return nil }
      self = family
    }
  }

  private static func family(ofLetters letters: String) -> TimestampLayout? {
    let heads: [(String, TimestampLayout)] = [
      ("yyyyMMdd", .compact), ("yyyy", .iso), ("yyMMdd", .packedShortYear), ("yy", .shortYear),
      ("EEE", .weekday),
      ("MMM", .monthName), ("dd/MMM", .dayMonthName), ("dd-MMM", .dayMonthName), ("dd MMM", .dayMonthName),
      ("d MMM", .dayMonthName), ("MM/dd/yy", .monthDayYear), ("M/d/yy", .monthDayYear),
      ("MM-dd-yy", .monthDayYear),
      ("dd/MM", .dayMonthYear), ("dd.MM", .dayMonthYear), ("dd-MM", .dayMonthYear), ("d/M", .dayMonthYear),
      ("MM", .monthDay), ("HH:mm", .clock), ("hh:mm", .clock),
    ]
    return heads.first { letters.hasPrefix($0.0) }?.1
  }
}
