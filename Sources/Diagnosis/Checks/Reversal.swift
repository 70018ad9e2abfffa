import Records

/// d6: what happened when the change was taken back, or that it never was and things recovered all the same.
struct Reversal {
  let inquiry: Inquiry
  let mitigation: Mitigation

  func check(_ candidate: Candidate, index: Int) -> Check? {
    let change = inquiry.scene.changes[index]
    guard change.start.seconds <= inquiry.onset + inquiry.toleranceSeconds else { return nil }
    if let undo = mitigation.undo(ofChangeAt: index) { return undone(candidate, change, by: undo) }
    guard change.altersWhatRuns || change.kind == "restart" else { return nil }
    guard let recovered = inquiry.window.end else { return nil }
    if let completion = completion(of: change, at: recovered) {
      return Check(
        id: "reversal", outcome: .supports, weight: 2,
        says: "it ended when the same change reached the rest: \(completion.label)",
        evidence: Array(completion.evidence.prefix(1)), decidable: Timestamp(seconds: recovered))
    }
    if let next = replacement(of: change, by: recovered) {
      return Check(
        id: "reversal", outcome: .neutral, weight: 0,
        says: "\(next.label) replaced it before it was over: that may or may not have taken the fault out",
        evidence: Array(next.evidence.prefix(1)), decidable: Timestamp(seconds: recovered))
    }
    return Check(
      id: "reversal", outcome: .refutes, weight: change.kind == "restart" ? -1 : -2.5,
      says: "it was over at \(Clock.time(recovered)) with this change still in place",
      decidable: Timestamp(seconds: recovered))
  }

  private func undone(_ candidate: Candidate, _ change: ChangeEvent, by undo: ChangeEvent) -> Check? {
    let drop = mitigation.drop(of: undo)
    let removal = Removal(undo)?.manner(of: change)?.rawValue
    let words =
      "\(removal ?? (undo.kind == "rollback" ? "rolled back" : "taken back")) \(Clock.time(undo.start.seconds))"
    let evidence = Array(undo.evidence.prefix(2))
    guard let drop else {
      if undo.start.seconds > inquiry.end + inquiry.toleranceSeconds {
        return Check(
          id: "reversal", outcome: .refutes, weight: -3, says: "\(words), after it had ended",
          evidence: evidence,
          decidable: undo.start)
      }
      return nil
    }
    let shares = "affected \(Words.percent(drop.before)) → \(Words.percent(drop.after))"
    if drop.after <= 0.35 * drop.before {
      // Relief that does not last is no recovery.
      let patience = max(120, 0.15 * (inquiry.end - inquiry.onset))
      if inquiry.end > undo.finish.seconds + patience {
        return Check(
          id: "reversal", outcome: .refutes, weight: -1.5,
          says: "\(words): \(shares) for a while, but the trouble went on until \(Clock.time(inquiry.end))",
          evidence: evidence, decidable: Timestamp(seconds: undo.finish.seconds + patience))
      }
      if let other = mitigation.confounder(of: undo) {
        return Check(
          id: "reversal", outcome: .neutral, weight: 0.5,
          says: "\(words): \(shares), but so did \(other.label): cannot tell which of them helped",
          evidence: evidence)
      }
      return Check(
        id: "reversal", outcome: .supports, weight: 2.5, says: "\(words): \(shares)", evidence: evidence,
        decidable: Timestamp(seconds: undo.finish.seconds + drop.seconds))
    }
    if drop.after >= 0.6 * drop.before {
      return Check(
        id: "reversal", outcome: .refutes, weight: -3,
        says: "\(words): \(shares) (\(Words.duration(drop.seconds)) each side): no recovery",
        evidence: evidence,
        decidable: Timestamp(seconds: undo.finish.seconds + drop.seconds))
    }
    return Check(
      id: "reversal", outcome: .neutral, weight: 0, says: "\(words): \(shares)", evidence: evidence)
  }

  /// The same change brought to the hosts it had not reached, finished as things recovered.
  private func completion(of change: ChangeEvent, at recovered: Double) -> ChangeEvent? {
    inquiry.scene.changes.first { other in
      other.start > change.finish && other.kind == change.kind && other.start.seconds > inquiry.onset
        && Set(other.hosts).isDisjoint(with: change.hosts) && !other.hosts.isEmpty
        && (other.version != nil
          ? other.version == change.version && other.service == change.service
          : other.instance != nil && other.instance == change.instance)
        && other.start.seconds <= recovered + inquiry.binSeconds
        && recovered - other.finish.seconds <= max(30, 3 * inquiry.binSeconds)
    }
  }

  /// What came in its place on the same hosts while the trouble lasted: another version, or the same settings again.
  private func replacement(of change: ChangeEvent, by recovered: Double) -> ChangeEvent? {
    inquiry.scene.changes.first { other in
      other.start > change.finish && other.start.seconds > inquiry.onset && other.altersWhatRuns
        && other.start.seconds <= recovered + inquiry.binSeconds
        && other.service == change.service
        && (change.hosts.isEmpty || other.hosts.isEmpty || !Set(other.hosts).isDisjoint(with: change.hosts))
        && (other.version != nil && change.version != nil
          ? other.version != change.version
          : other.kind == change.kind && other.instance != nil && other.instance == change.instance)
    }
  }
}
