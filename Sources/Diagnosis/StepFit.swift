import Foundation
import Timeline

/// The moment at which a rate stepped up (or down), by maximum likelihood over the bins of a window.
struct StepFit: Equatable {
  /// Start of the first bin of the new rate, in epoch seconds.
  var onset: Double
  /// Half-width of the bins within 2 nats of the best one.
  var uncertaintySeconds: Double
  /// Occurrences per second before and after.
  var rateBefore: Double
  var rateAfter: Double
  /// Gain over "nothing changed", in nats, deflated for overdispersion.
  var gain: Double

  /// Fits one upward step of a Poisson rate to the bins of `[start, end)`: l(s) = Σ k ln(rate) − rate·time on both
  /// sides of s. nil when there is nothing to fit or no step up.
  static func up(
    _ counts: (Double, Double) -> Double, start: Double, end: Double, binSeconds: Double
  ) -> StepFit? {
    let bins = Int(((end - start) / binSeconds).rounded(.up))
    guard bins >= 3, bins <= 200_000 else { return nil }
    let values = (0..<bins).map { index in
      counts(start + Double(index) * binSeconds, min(end, start + Double(index + 1) * binSeconds))
    }
    let total = values.reduce(0, +)
    guard total > 0 else { return nil }
    let whole = end - start
    let flat = logLikelihood(total, whole)
    var best: (index: Int, value: Double)?
    var scores: [Double] = []
    var before = 0.0
    for index in 0..<bins {
      let timeBefore = Double(index) * binSeconds
      let after = total - before
      let timeAfter = whole - timeBefore
      var score = -Double.infinity
      if timeAfter > 0, (after + 0.5) / (timeAfter + 1) > (before + 0.5) / (timeBefore + 1) {
        score = logLikelihood(before, timeBefore) + logLikelihood(after, timeAfter) - flat
      }
      scores.append(score)
      if score > (best?.value ?? 0) { best = (index, score) }
      before += values[index]
    }
    guard let best else { return nil }
    let close = scores.indices.filter { scores[$0] >= best.value - 2 }
    let spread = Double((close.last ?? best.index) - (close.first ?? best.index))
    let countBefore = values[..<best.index].reduce(0, +)
    let timeBefore = Double(best.index) * binSeconds
    let after = values[best.index...]
    let mean = after.reduce(0, +) / Double(after.count)
    let variance = after.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, after.count - 1))
    let inflation = max(1, mean > 0 ? variance / mean : 1)
    return StepFit(
      onset: start + timeBefore,
      uncertaintySeconds: binSeconds / 2 + spread * binSeconds / 2,
      rateBefore: timeBefore > 0 ? countBefore / timeBefore : 0,
      rateAfter: (total - countBefore) / max(binSeconds, whole - timeBefore),
      gain: best.value / inflation.squareRoot())
  }

  private static func logLikelihood(_ count: Double, _ seconds: Double) -> Double {
    count > 0 && seconds > 0 ? count * log(count / seconds) - count : 0
  }
}
