import Foundation

/// Numbers as the report's sentences write them; rounded so that the last bit of a float never shows.
enum Words {
  /// `45 s`, `3m20s`, `2h05m`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    if whole < 60 {
      return seconds < 10 && seconds != seconds.rounded() ? String(format: "%.1f s", seconds) : "\(whole) s"
    }
    if whole < 3_600 {
      return whole % 60 == 0 ? "\(whole / 60)m" : String(format: "%dm%02ds", whole / 60, whole % 60)
    }
    return String(format: "%dh%02dm", whole / 3_600, whole % 3_600 / 60)
  }

  static func percent(_ share: Double) -> String {
    let percent = share * 100
    return percent != 0 && abs(percent) < 0.95
      ? String(format: "%.2f %%", percent) : String(format: "%.1f %%", percent)
  }

  /// A rate per second as `62.2/min`, or per second from 10 a second.
  static func rate(perSecond: Double) -> String {
    perSecond >= 10 ? String(format: "%.1f/s", perSecond) : String(format: "%.1f/min", perSecond * 60)
  }

  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(format: "%.1f", value)
  }

  /// A measured value of any size with three significant digits: `0.0315`, `1.2e+08`.
  static func significant(_ value: Double) -> String { String(format: "%.3g", value) }

  static func times(_ ratio: Double) -> String { String(format: "×%.1f", min(ratio, 9_999)) }
}
