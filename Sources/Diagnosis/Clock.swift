import Foundation

/// Times of day as sentences write them, in UTC.
enum Clock {
  /// `12:41:10` from epoch seconds.
  static func time(_ seconds: Double) -> String {
    let whole = Int64(seconds.rounded(.down))
    let day = ((whole % 86_400) + 86_400) % 86_400
    return String(format: "%02d:%02d:%02d", day / 3_600, day % 3_600 / 60, day % 60)
  }
}
