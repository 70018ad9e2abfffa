/// A stretch of time in which the metrics were not as usual, found without being told when.
package struct MetricWindow: Sendable, Equatable {
  /// Epoch seconds; `end` is nil when it lasts to the end of the data.
  package var start: Double
  package var end: Double?
  /// How far `start` may be off: one sampling step, and the drift that led there.
  package var uncertaintySeconds: Double
  /// Samples before this count as usual.
  package var baselineEnd: Double
  /// Evidence over all metrics, in standard deviations beyond four, summed.
  package var gain: Double
  /// Score of the place that stands out most.
  package var score: Double
  /// How many metrics were searched; the more there are, the more gain chance alone gives.
  package var metrics: Int

  /// Enough to speak of a possible incident: several metrics moved far together, or one place moved very far.
  /// Fault-free recordings with deploys and restarts stay below (scores up to 2.9, gains up to 40 on 59 metrics);
  /// still, metrics alone never make it certain (Decisions/0002-metric-ranking.md).
  package var isConvincing: Bool {
    let gainOfChance = min(60, 15 + 0.75 * Double(metrics))
    return (score >= 2 && gain >= gainOfChance) || (score >= 8 && gain >= 25)
  }
}
