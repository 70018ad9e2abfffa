/// The stretch to be explained and what it is compared with, in epoch seconds.
struct MetricSpan: Equatable {
  /// Samples before this, from `baselineStart` on, count as usual.
  var baselineStart = -Double.infinity
  var baselineEnd: Double
  /// Samples from here to `end` count as the trouble.
  var start: Double
  var end: Double

  func baseline(of track: MetricTrack) -> ArraySlice<Double> {
    track.values(from: baselineStart, to: baselineEnd.nextDown)
  }

  func window(of track: MetricTrack) -> ArraySlice<Double> { track.values(from: start, to: end) }
}
