import Records

/// Trouble that begins with what people did about the incident belongs to that, not to the cause: connections break when
/// a server is restarted.
struct Aftermath {
  let inquiry: Inquiry

  func check(_ candidate: Candidate) -> Check? {
    guard candidate.onset > inquiry.onset + 2 * inquiry.toleranceSeconds else { return nil }
    let reaction = inquiry.scene.changes.first { change in
      ["deploy", "rollback", "restart", "config"].contains(change.kind)
        && change.start.seconds > inquiry.onset + inquiry.toleranceSeconds
        && candidate.onset >= change.start.seconds - inquiry.toleranceSeconds
        && candidate.onset <= change.finish.seconds + max(10, inquiry.binSeconds)
    }
    guard let reaction else { return nil }
    return Check(
      id: "aftermath", outcome: .refutes, weight: -2.5,
      says: "it began with a reaction to the incident: \(reaction.label)",
      evidence: Array(reaction.evidence.prefix(1)), decidable: Timestamp(seconds: candidate.onset))
  }
}
