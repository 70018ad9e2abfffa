import Foundation

/// How surprising a count is, given what was expected and how much such counts scatter.
enum NegativeBinomial {
  /// Signed root deviance of a count against an expectation: about a standard normal score when nothing changed.
  ///
  /// `dispersion` is the extra variance φ of the negative binomial (variance = μ + φ μ²). Closed form, so no special
  /// functions are needed; for k = 0 the first term vanishes. Source: McCullagh & Nelder, Generalized Linear Models, §2.3.
  static func deviance(count: Double, expected: Double, dispersion: Double = 0.01) -> Double {
    let mean = max(expected, 1e-9)
    let size = 1 / max(dispersion, 1e-6)
    let first = count > 0 ? count * log(count / mean) : 0
    let second = (count + size) * log((count + size) / (mean + size))
    let deviance = max(0, 2 * (first - second))
    return (count >= mean ? 1 : -1) * deviance.squareRoot()
  }

  /// Log-likelihood ratio in nats of a z score, by the Sellke–Bayarri–Berger bound −ln(−e p ln p), at most 6; −1 for
  /// a score that shows no change at all.
  static func surprise(score: Double) -> Double {
    guard score > 1 else { return -1 }
    let p = max(0.5 * erfc(score / 2.0.squareRoot()), 1e-300)
    guard p < exp(-1) else { return 0 }
    return min(6, max(0, -log(-exp(1) * p * log(p))))
  }
}
