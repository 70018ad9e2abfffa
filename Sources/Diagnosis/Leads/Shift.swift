import Foundation
import Records

/// How a count changed with an incident: before, during, since when, and how surely.
struct Shift {
  let before: Double
  let during: Double
  let beforeSeconds: Double
  let duringSeconds: Double
  let onset: Double
  let uncertaintySeconds: Double
  /// End of its activity within the incident; nil when it is still active at the end of the data.
  let end: Double?
  let score: Double
  private let inquiry: Inquiry
  private let lastBefore: Double?

  /// nil when nothing was counted up to the end of the incident.
  init?(counts: (Double, Double) -> Double, inquiry: Inquiry) {
    let from = inquiry.scene.span.lowerBound
    let slack = max(2 * inquiry.binSeconds, min(30, 0.1 * (inquiry.end - inquiry.onset)))
    let border = max(from, inquiry.onset - slack)
    let tail = inquiry.end + inquiry.binSeconds
    self.inquiry = inquiry
    before = counts(from, border)
    during = counts(border, tail)
    beforeSeconds = max(inquiry.binSeconds, border - from)
    duringSeconds = max(inquiry.binSeconds, tail - border)
    guard before + during > 0 else { return nil }
    let width = max(1, (tail - from) / 4_000, inquiry.binSeconds / 5)
    let fit = StepFit.up(counts, start: from, end: tail, binSeconds: width)
    onset = fit?.onset ?? border
    uncertaintySeconds = max(width, min(fit?.uncertaintySeconds ?? width, 10 * inquiry.binSeconds))
    let expected = before / beforeSeconds * duringSeconds
    score = NegativeBinomial.deviance(count: during, expected: expected + 0.2, dispersion: 0.05)
    let last = inquiry.scene.span.upperBound
    end = counts(max(inquiry.end, last - 3 * inquiry.binSeconds), last + 1) > 0 ? nil : inquiry.end
    lastBefore =
      before > 0 ? Self.lastOccurrence(counts, from: from, to: border, step: inquiry.binSeconds) : nil
  }

  var rateBefore: Double { before / beforeSeconds }
  var rateDuring: Double { during / duringSeconds }

  /// How much of it must be explained, 0…1.
  var strength: Double { min(1, max(0, score / 6)) }

  /// At least `minimum` occurrences, three times the usual rate, and clearly so.
  func isSurge(minimum: Double) -> Bool {
    during >= minimum && rateDuring >= 3 * rateBefore && (score >= 2 || before == 0)
  }

  /// Seldom (at most three times), the last time within three hours before the onset, and not in the first tenth of
  /// what was given, where nobody knows what was usual.
  var isPrecursor: Bool {
    guard let lastBefore, before <= 3 else { return false }
    return inquiry.onset - lastBefore <= 10_800
  }

  /// Seldom and just before: how small the chance is that one of so many, anywhere in the time before, falls that close
  /// to the failure. What stands in the last quarter by chance says nothing.
  func proximity(of candidate: Candidate) -> Check {
    let lag = max(1, lastBefore.map { inquiry.onset - $0 } ?? beforeSeconds)
    let weight = min(3, max(-1, 0.6 * log(0.25 * beforeSeconds / (lag * max(1, before)))))
    let times = before == 1 ? "once" : "\(Words.number(before)) ×"
    return Check(
      id: "surprise", outcome: weight >= 0.5 ? .supports : weight <= -0.5 ? .refutes : .neutral,
      weight: weight,
      says: "\(candidate.title): \(times) in \(Words.duration(beforeSeconds)), the last time "
        + "\(Words.duration(lag)) before the failure",
      evidence: Array(candidate.evidence.prefix(2)), decidable: Timestamp(seconds: inquiry.onset))
  }

  func surprise(of candidate: Candidate) -> Check {
    let weight = before == 0 && during <= 2 ? 1.0 : NegativeBinomial.surprise(score: score)
    let says =
      before == 0
      ? "\(Words.number(during.rounded())) × in the incident, never before in \(Words.duration(beforeSeconds))"
      : "\(Words.rate(perSecond: rateBefore)) → \(Words.rate(perSecond: rateDuring))"
    return Check(
      id: "surprise", outcome: weight >= 0.5 ? .supports : weight <= -0.5 ? .refutes : .neutral,
      weight: min(3, weight), says: "\(candidate.title): \(says)",
      evidence: Array(candidate.evidence.prefix(2)),
      decidable: Timestamp(seconds: min(inquiry.end, max(onset, inquiry.onset) + 3 * inquiry.binSeconds)))
  }

  /// First seen with the incident: ln(1 + exposure before / during) × 0.6, at most 3 (model.md d3).
  var novelty: Check? {
    guard before == 0, during >= 1 else { return nil }
    let weight = min(3, 0.6 * log(1 + beforeSeconds / duringSeconds))
    return Check(
      id: "novelty", outcome: weight >= 0.5 ? .supports : .neutral, weight: weight,
      says: "not once in the \(Words.duration(beforeSeconds)) before")
  }

  /// It also happened without harm: −ln(1 + f), at least −2 (model.md d9).
  var specificity: Check? {
    guard before >= 1, rateDuring < 10 * rateBefore else { return nil }
    let weight = max(-2, -log(1 + before) * min(1, 3 * rateBefore / max(rateDuring, 1e-9)))
    return Check(
      id: "specificity", outcome: weight <= -0.5 ? .refutes : .neutral, weight: weight,
      says: "it also happened \(Words.number(before.rounded())) × before, without harm")
  }

  private static func lastOccurrence(
    _ counts: (Double, Double) -> Double, from: Double, to: Double, step: Double
  ) -> Double? {
    var high = to
    var length = step
    while high > from {
      let low = max(from, high - length)
      if counts(low, high) > 0 { return high - length / 2 }
      high = low
      length = min(length * 2, 600)
    }
    return nil
  }
}
