/// How a written time tells where on the clock of the world it is.
package enum StampZone: Sendable, Hashable, Comparable {
  /// It names its zone; seconds east of UTC.
  case written(Int)
  /// It counts the seconds since 1970.
  case epoch
  /// It names no zone.
  case untold
  /// It counts from the start of the machine.
  case uptime

  /// Reads the time that stands at `stamp`; nil when none does.
  package init?(_ bytes: [UInt8], _ stamp: Range<Int>) {
    guard
      let found = TimestampParser.parseAny(bytes, at: stamp.lowerBound, end: stamp.upperBound, weak: true)
        ?? TimestampParser.parse(.uptime, bytes, at: stamp.lowerBound, end: stamp.upperBound)
        .map({ ($0, .uptime) })
    else { return nil }
    switch found.time.value {
    case .instant: self = .epoch
    case .uptime: self = .uptime
    case .civil(let civil): self = civil.offsetSeconds.map { .written($0) } ?? .untold
    }
  }

  /// `+02:00`, `UTC`; nil for a time that does not tell its zone.
  package var name: String? {
    switch self {
    case .untold, .uptime: return nil
    case .epoch, .written(0): return "UTC"
    case .written(let seconds):
      let minutes = seconds.magnitude / 60
      let digits = { (value: UInt) in value < 10 ? "0\(value)" : "\(value)" }
      return "\(seconds < 0 ? "-" : "+")\(digits(minutes / 60)):\(digits(minutes % 60))"
    }
  }
}
