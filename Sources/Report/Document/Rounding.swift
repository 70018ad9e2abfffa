extension Double {
  /// Rounded to decimal places, so that the last bit of a computation cannot show in a report.
  package func rounded(places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let result = (self * scale).rounded(.toNearestOrAwayFromZero) / scale
    return result == 0 ? 0 : result
  }

  /// Rounded to significant digits.
  func rounded(significant digits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    var scale = 1.0
    var limit = 1.0
    for _ in 0..<digits { limit *= 10 }
    while magnitude * scale < limit / 10, scale < 1e300 { scale *= 10 }
    if scale > 1 { return (self * scale).rounded(.toNearestOrAwayFromZero) / scale }
    while magnitude / scale >= limit { scale *= 10 }
    return (self / scale).rounded(.toNearestOrAwayFromZero) * scale
  }
}
