/// How far one series moved in a window, against what it usually does (model.md d2).
struct MetricShift: Equatable {
  /// Signed, in robust standard deviations; the smaller of the shift against the whole baseline and against the rows
  /// just before, so that neither slow drift nor a baseline of another day can make it large.
  var score: Double
  /// Median just before the window and in it.
  var before: Double
  var during: Double

  /// Beyond this nothing is more certain.
  static let cap = 2_000.0
  /// A series that never moved has no scale to be measured by.
  static let capOfConstant = 20.0

  /// nil when there are too few samples to compare. `familyFloor` is the least scale that a metric of this name can
  /// have (`familyFloor(of:)`), in its own unit.
  init?(baseline: ArraySlice<Double>, window: ArraySlice<Double>, familyFloor: Double) {
    guard baseline.count >= 3, !window.isEmpty else { return nil }
    let sorted = Self.thinned(baseline).sorted()
    let far = Scale(sorted: sorted, floor: familyFloor)
    let deviations = sorted.map { abs($0 - far.median) / far.sigma }.sorted()
    let own = max(1, deviations.quantile(0.98) / 3)
    let near = Scale(
      sorted: Self.thinned(baseline.suffix(max(2 * window.count, 5))).sorted(), floor: familyFloor)
    during = Self.thinned(window).sorted().quantile(0.5)
    before = near.median
    let farScore = (during - far.median) / far.sigma / own
    let nearScore = (during - near.median) / near.sigma / own
    guard farScore * nearScore > 0 else {
      score = 0
      return
    }
    let limit = sorted.quantile(0.05) == sorted.quantile(0.95) ? Self.capOfConstant : Self.cap
    score = min(abs(farScore), abs(nearScore), limit) * (farScore > 0 ? 1 : -1)
  }

  /// Least scale of a family: a tenth of what the metric usually reads where it reads anything. A move that is tiny
  /// beside the same metric elsewhere is no shift, however still the series was.
  static func familyFloor(of baselines: [ArraySlice<Double>]) -> Double {
    let levels = baselines.compactMap { values -> Double? in
      guard values.count >= 3 else { return nil }
      let level = thinned(values).map { abs($0) }.sorted().quantile(0.75)
      return level > 0 ? level : nil
    }
    return levels.isEmpty ? 0 : 0.1 * levels.sorted().quantile(0.5)
  }

  /// At most 512 of the values, evenly spaced: enough for every quantile that is asked for, and quick to sort.
  private static func thinned(_ values: ArraySlice<Double>) -> [Double] {
    let limit = 512
    guard values.count > limit else { return Array(values) }
    return (0..<limit).map { values[values.startIndex + $0 * values.count / limit] }
  }

  /// Median and scale of a sample: the largest of interquartile range, median absolute deviation, 5 % of the level
  /// and 2 % of the range, because each of them is zero for some real series.
  struct Scale {
    var median: Double
    var sigma: Double

    init(sorted: [Double], floor: Double) {
      let median = sorted.quantile(0.5)
      let deviation = sorted.map { abs($0 - median) }.sorted().quantile(0.5)
      self.median = median
      sigma = max(
        (sorted.quantile(0.75) - sorted.quantile(0.25)) / 1.349, 1.4826 * deviation, 0.05 * abs(median),
        0.02 * (sorted.quantile(0.99) - sorted.quantile(0.01)), floor, 1e-12)
    }
  }
}

extension [Double] {
  /// First place, in ascending values, for which a condition holds that stays true from there on; the count when it
  /// never does.
  func firstSorted(where holds: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Linear-interpolated quantile of values that are sorted already; 0 for none.
  func quantile(_ fraction: Double) -> Double {
    guard let last else { return 0 }
    let place = fraction * Double(count - 1)
    let low = Int(place)
    guard low + 1 < count else { return last }
    return self[low] + (place - Double(low)) * (self[low + 1] - self[low])
  }
}
