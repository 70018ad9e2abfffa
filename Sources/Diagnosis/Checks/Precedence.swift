import Foundation
import Records

/// d1: a cause comes before its effect, by a lag that its kind usually has. ln of the lag's density under "this caused
/// it" over its density under "some moment in these three hours", between −2 and +4.5; −6 when it came after.
struct Precedence {
  let inquiry: Inquiry

  /// Hours over which an unrelated event might have happened anywhere.
  static let horizonSeconds = 10_800.0

  /// `later`: trouble that began with the candidate, during the incident, and that nothing earlier explains.
  func check(_ candidate: Candidate, later: Candidate? = nil) -> Check {
    let lag = inquiry.onset - candidate.onset
    let tolerance = inquiry.toleranceSeconds + candidate.onsetUncertaintySeconds
    let decidable = Timestamp(seconds: max(inquiry.onset, candidate.onset) + inquiry.binSeconds)
    if candidate.kind == .mechanism || candidate.kind == .silence || candidate.kind == .metric {
      return logged(candidate, lag: lag, tolerance: tolerance, decidable: decidable)
    }
    if lag < -tolerance {
      if let later { return check(candidate, before: later, lag: lag) }
      return Check(
        id: "precedence", outcome: .refutes, weight: -6,
        says: "it began \(Words.duration(-lag)) after the failure did",
        evidence: Array(candidate.evidence.prefix(1)),
        decidable: decidable)
    }
    let weight = Self.weight(category: candidate.category, lagSeconds: max(lag, 0) + 0.5 * tolerance)
    let says =
      lag > tolerance ? "it began \(Words.duration(lag)) before the failure" : "it began as the failure did"
    return Check(
      id: "precedence", outcome: weight >= 0.5 ? .supports : weight <= -0.5 ? .refutes : .neutral,
      weight: weight,
      says: says, evidence: Array(candidate.evidence.prefix(1)), decidable: decidable)
  }

  /// Too late for what failed first, in time for what came on top of it.
  private func check(_ candidate: Candidate, before later: Candidate, lag: Double) -> Check {
    let weight = Self.weight(category: candidate.category, lagSeconds: max(0, later.onset - candidate.onset))
    return Check(
      id: "precedence", outcome: weight >= 0.5 ? .supports : .neutral, weight: weight,
      says:
        "it began \(Words.duration(-lag)) after the first failure, but as \(later.title) did, which nothing "
        + "earlier explains",
      evidence: Array((candidate.evidence.prefix(1) + later.evidence.prefix(1))),
      decidable: Timestamp(seconds: later.onset + inquiry.binSeconds))
  }

  /// Trouble is logged when it is noticed, after time-outs and retries: late lines count little against it.
  private func logged(_ candidate: Candidate, lag: Double, tolerance: Double, decidable: Timestamp) -> Check {
    if lag >= -tolerance {
      let weight = lag <= 600 ? 1.5 : max(-1, 1.5 - log(lag / 600))
      return Check(
        id: "precedence", outcome: weight >= 0.5 ? .supports : .neutral, weight: weight,
        says: lag > tolerance
          ? "first seen \(Words.duration(lag)) before the failure" : "first seen as the failure began",
        evidence: Array(candidate.evidence.prefix(1)), decidable: decidable)
    }
    let late = -lag / max(30, 0.3 * (inquiry.end - inquiry.onset))
    let weight = max(-3, 0.8 - 1.5 * late)
    return Check(
      id: "precedence", outcome: weight <= -0.5 ? .refutes : .neutral, weight: weight,
      says: "first seen \(Words.duration(-lag)) after the failure began",
      evidence: Array(candidate.evidence.prefix(1)),
      decidable: decidable)
  }

  /// Mixtures of exponentials, (share, mean in seconds): most causes bite at once, some after minutes or hours.
  private static func lags(_ category: String) -> [(share: Double, mean: Double)] {
    switch category {
    case "deploy": [(0.35, 6), (0.35, 90), (0.2, 900), (0.1, 5_400)]
    case "traffic-surge": [(0.5, 15), (0.4, 90), (0.1, 600)]
    case "batch-job": [(0.5, 10), (0.3, 60), (0.2, 900)]
    case "migration": [(0.6, 5), (0.3, 60), (0.1, 1_200)]
    default: [(0.5, 6), (0.35, 60), (0.15, 1_200)]
    }
  }

  static func weight(category: String, lagSeconds: Double) -> Double {
    let density = lags(category).reduce(0) { $0 + $1.share / $1.mean * exp(-lagSeconds / $1.mean) }
    return min(4.5, max(-2, log(max(density * horizonSeconds, 1e-12))))
  }
}
