import Foundation
import Records

/// d7, exposure: what a change was exposed to between its end and the first failure. Traffic that passed it unharmed
/// speaks against it, unless something that grows slowly began to grow with it.
struct Exposure {
  let inquiry: Inquiry

  func check(_ candidate: Candidate, _ change: ChangeEvent, growth: Candidate?) -> Check? {
    guard change.altersWhatRuns, change.kind != "rollback" else { return nil }
    let from = change.finish.seconds
    let gap = inquiry.onset - from
    guard gap >= max(8, 1.5 * inquiry.binSeconds), inquiry.scene.front.hasRequests else { return nil }
    if let growth {
      return Check(
        id: "exposure", outcome: .supports, weight: 1.5,
        says:
          "\(growth.title) began to grow \(Words.duration(abs(growth.onset - change.start.seconds))) after it",
        evidence: Array(growth.evidence.prefix(2)), decidable: Timestamp(seconds: inquiry.onset))
    }
    let settled = from + min(5, 0.2 * gap)
    guard let during = inquiry.affectedShare(inquiry.onset, inquiry.end),
      let after = inquiry.affectedShare(settled, inquiry.onset)
    else { return nil }
    let before = inquiry.affectedShare(inquiry.baseline.start, change.start.seconds) ?? 0
    let requests = inquiry.scene.front.total(settled, inquiry.onset)
    let expected = requests * during
    let seen = requests * after
    guard expected >= 5, after <= max(2 * before + 0.01, 0.25 * during) else { return nil }
    // Some guilty changes bite late; that share is what keeps this from being proof.
    let unharmed = log(1 + expected / 4)
    let weight = -min(3, 0.5 + 0.6 * unharmed)
    return Check(
      id: "exposure", outcome: .refutes, weight: weight,
      says:
        "\(Words.duration(gap)) of traffic after it went well: \(Int(seen.rounded())) of \(Int(requests.rounded())) "
        + "requests failed or were slow (before it \(Words.percent(before))); a guilty change would have failed ~\(Int(expected.rounded()))",
      evidence: Array(candidate.evidence.prefix(2)), decidable: Timestamp(seconds: inquiry.onset))
  }
}
