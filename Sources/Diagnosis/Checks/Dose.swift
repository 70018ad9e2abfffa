import Foundation
import Records

/// d4: does it come and go with the failures, in amounts that can account for them?
struct Dose {
  let inquiry: Inquiry

  func check(_ candidate: Candidate) -> Check? {
    guard candidate.kind == .mechanism, !candidate.isPrecursor, candidate.category != "unknown",
      inquiry.scene.front.hasRequests
    else { return nil }
    let affected = inquiry.scene.front.affected(inquiry.onset, inquiry.end)
    guard affected >= 10 else { return nil }
    let share = candidate.occurrences / affected
    let weight = min(1.2, max(-0.5, 0.6 * log(share * 20)))
    return Check(
      id: "dose-response", outcome: weight >= 0.5 ? .supports : weight <= -0.5 ? .refutes : .neutral,
      weight: weight,
      says:
        "\(Words.number(candidate.occurrences.rounded())) such events for \(Words.number(affected.rounded())) affected requests"
    )
  }
}
