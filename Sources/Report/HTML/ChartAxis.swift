import Records

/// From time to a place in the drawing.
struct ChartAxis {
  static let labelWidth = 190.0
  static let plotWidth = 700.0
  static let right = labelWidth + plotWidth
  /// Room for the values at the right border.
  static let marginWidth = 90.0

  let start: Timestamp
  let end: Timestamp

  var seconds: Double { end.secondsSince(start) }

  func x(_ time: Timestamp) -> Double {
    Self.labelWidth + min(1, max(0, time.secondsSince(start) / seconds)) * Self.plotWidth
  }

  /// Seconds since the start of the axis: what the script moves things by when it zooms.
  func offset(_ time: Timestamp) -> Double { min(seconds, max(0, time.secondsSince(start))) }

  /// Round times, about eight of them.
  var ticks: [(time: Timestamp, label: String)] {
    let steps: [Int64] = [1, 5, 10, 30, 60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400]
    let step = steps.first { seconds / Double($0) <= 10 } ?? 86400 * Int64((seconds / 86400 / 8).rounded(.up))
    var second = (start.wholeSecond + step - 1) / step * step
    var result: [(Timestamp, String)] = []
    while second <= end.wholeSecond {
      let time = Timestamp(microseconds: second * 1_000_000)
      result.append(
        (time, step >= 86400 ? String(time.day.suffix(5)) : step >= 60 ? time.clockMinutes : time.clock))
      second += step
    }
    return result
  }
}
