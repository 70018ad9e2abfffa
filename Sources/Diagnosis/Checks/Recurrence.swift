import Foundation
import Records

/// d9 for changes: the same job, restart or deploy earlier, without harm.
struct Recurrence {
  let inquiry: Inquiry

  func check(_ change: ChangeEvent) -> Check? {
    let earlier = inquiry.scene.changes.filter { other in
      other.finish < change.start && other.kind == change.kind && other.service == change.service
        && other.hosts == change.hosts && other.instance == change.instance
        && (change.kind == "deploy" || other.title == change.title)
        && (inquiry.affectedShare(other.start.seconds, other.finish.seconds + 3 * inquiry.binSeconds) ?? 0)
          < 0.02
    }
    guard !earlier.isEmpty else { return nil }
    let weight = max(-2.5, -log(1 + Double(earlier.count)) * (change.kind == "deploy" ? 0.5 : 1))
    return Check(
      id: "specificity", outcome: weight <= -0.5 ? .refutes : .neutral, weight: weight,
      says: "the same ran \(earlier.count) × before without harm",
      evidence: Array(earlier.flatMap(\.evidence).prefix(1)),
      decidable: change.start)
  }
}
