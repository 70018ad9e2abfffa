import Records

/// d6 for trouble that the logs name: it ended as its own place was repaired. What is repaired to end an incident is
/// more likely where it began than what only suffered from it.
struct Repair {
  let inquiry: Inquiry
  let mitigation: Mitigation

  /// Less than a change's own reversal: a host may hold more than one thing.
  private static let weight = 1.5

  /// - Parameter remedy: what ended the incident, as far as it is known.
  func check(_ candidate: Candidate, _ remedy: ChangeEvent?) -> Check? {
    guard let remedy, candidate.kind == .mechanism, candidate.role != "symptom",
      candidate.category != "unknown",
      candidate.onset <= inquiry.onset + inquiry.toleranceSeconds,
      // What alters what runs may take a change back, and speaks of that change then.
      !remedy.altersWhatRuns, remedy.reverts == nil,
      let host = candidate.host, remedy.hosts.contains(host), mitigation.confounder(of: remedy) == nil
    else { return nil }
    return Check(
      id: "reversal", outcome: .supports, weight: Self.weight,
      says: "it ended as this place was repaired: \(remedy.label)",
      evidence: Array(remedy.evidence.prefix(1)),
      decidable: remedy.finish)
  }
}
