import Records
import Timeline

/// Every change within the look-back is a lead: a reader would suspect it, so it must be tested and not ignored.
struct ChangeLeads {
  let inquiry: Inquiry

  func find() -> [Candidate] {
    inquiry.scene.changes.indices.compactMap { index in
      let change = inquiry.scene.changes[index]
      guard change.start.seconds <= inquiry.end + 900 else { return nil }
      guard change.start.seconds >= inquiry.onset - Inquiry.lookBackSeconds else { return nil }
      var candidate = Candidate(
        kind: .change(index), category: Self.category(change.kind), title: change.label,
        host: change.hosts.count == 1 ? change.hosts[0] : change.hosts.first, service: change.service,
        instance: change.instance, metric: nil, role: "change", onset: change.start.seconds,
        onsetUncertaintySeconds: 1, end: change.finish.seconds, strength: 0)
      candidate.rules = Array(Set(change.records.map(\.ruleID))).sorted()
      candidate.evidence = Array(change.evidence.prefix(4))
      return candidate
    }
  }

  /// The category of a change that nothing more is known about.
  static func category(_ kind: String) -> String {
    switch kind {
    case "deploy", "rollback": "deploy"
    case "migration": "migration"
    case "feature-flag": "feature-flag"
    case "job": "batch-job"
    default: "config-change"
    }
  }
}
