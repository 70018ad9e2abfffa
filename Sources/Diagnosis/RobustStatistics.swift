/// Location and scale that a few wild values do not move.
enum RobustStatistics {
  /// Middle value (mean of the two middle ones); nil for an empty list.
  static func median(_ values: [Double]) -> Double? { quantile(values, 0.5) }

  /// Linear-interpolated quantile, `fraction` in 0…1; nil for an empty list.
  static func quantile(_ values: [Double], _ fraction: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = fraction * Double(sorted.count - 1)
    let low = Int(place)
    guard low + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[low] + (place - Double(low)) * (sorted[low + 1] - sorted[low])
  }

  /// Median absolute deviation × 1.4826, the standard deviation of a normal sample; 0 for an empty list.
  static func scale(_ values: [Double]) -> Double {
    guard let middle = median(values) else { return 0 }
    return 1.4826 * (median(values.map { abs($0 - middle) }) ?? 0)
  }

  /// Pearson correlation; nil when either side does not vary or the lengths differ.
  static func correlation(_ left: [Double], _ right: [Double]) -> Double? {
    guard left.count == right.count, left.count > 2 else { return nil }
    let n = Double(left.count)
    let leftMean = left.reduce(0, +) / n
    let rightMean = right.reduce(0, +) / n
    var product = 0.0
    var leftSquares = 0.0
    var rightSquares = 0.0
    for (l, r) in zip(left, right) {
      product += (l - leftMean) * (r - rightMean)
      leftSquares += (l - leftMean) * (l - leftMean)
      rightSquares += (r - rightMean) * (r - rightMean)
    }
    guard leftSquares > 0, rightSquares > 0 else { return nil }
    return product / (leftSquares * rightSquares).squareRoot()
  }
}
