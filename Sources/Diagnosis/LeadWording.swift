import Records

/// Category, place and title of a lead, from the candidate and from the trouble that it brought.
struct LeadWording {
  let inquiry: Inquiry
  let result: Investigation.Result
  let index: Int
  let asCause: Bool

  private var candidate: Candidate { result.candidates[index] }
  private var change: ChangeEvent? { candidate.changeIndex.map { inquiry.scene.changes[$0] } }

  /// The trouble through which the cause worked: what a change brought, or the limit that a surge exhausted.
  var mechanism: Candidate? {
    guard asCause else { return nil }
    if candidate.changeIndex != nil { return result.mechanismOf[index].map { result.candidates[$0] } }
    guard candidate.kind == .traffic, candidate.instance == nil else { return nil }
    return exhaustedLimit
  }

  /// The limit that gave way under a surge.
  private var exhaustedLimit: Candidate? { Self.exhaustedLimit(result).map { result.candidates[$0] } }

  /// Place of the clearest exhausted limit among the candidates.
  static func exhaustedLimit(_ result: Investigation.Result) -> Int? {
    result.candidates.indices.filter { index in
      let other = result.candidates[index]
      return other.category == "connection-exhaustion" && other.kind == .mechanism && other.strength >= 0.5
    }.max { left, right in
      let a = result.candidates[left]
      let b = result.candidates[right]
      return (a.strength, b.onset) < (b.strength, a.onset)
    }
  }

  var category: String {
    guard let mechanism else { return candidate.category }
    guard let change else { return mechanism.category }
    switch change.kind {
    case "deploy", "rollback":
      let named: Set<String> = [
        "connection-leak", "out-of-memory", "slow-query", "deadlock", "lock-contention", "process-crash",
        "connection-exhaustion", "cpu-saturation",
      ]
      return named.contains(mechanism.category) ? mechanism.category : "deploy"
    case "job", "migration", "feature-flag": return candidate.category
    case "config":
      let plain: Set<String> = [
        "network", "authentication", "connection-exhaustion", "bad-data", "process-crash", "slow-query",
      ]
      return plain.contains(mechanism.category) ? candidate.category : mechanism.category
    default: return mechanism.category == "network" ? candidate.category : mechanism.category
    }
  }

  var host: String? { placesMechanism ? mechanism?.host ?? candidate.host : candidate.host }
  var service: String? {
    placesMechanism ? mechanism?.service ?? candidate.service : candidate.service ?? mechanism?.service
  }
  var instance: String? { participant?.service ?? ownInstance }
  private var ownInstance: String? {
    placesMechanism ? mechanism?.instance ?? candidate.instance : candidate.instance ?? mechanism?.instance
  }

  /// The program that began to run as the trouble did: a deadlock or a lock names the tables, not who brought it.
  var participant: Candidate? {
    guard asCause, candidate.kind == .mechanism, !candidate.rules.isEmpty, candidate.changeIndex == nil else {
      return nil
    }
    guard CategoryGraph.strength("batch-job", candidate.category) >= 0.5 else { return nil }
    return result.candidates.first { other in
      other.kind == .mechanism && other.category == "batch-job" && other.rules.isEmpty
        && abs(other.onset - candidate.onset) <= 30
    }
  }

  /// A surge is told at the limit that it exhausts, a person's command at what it broke; a deploy, a configuration
  /// and a job where they were made.
  private var placesMechanism: Bool {
    guard mechanism != nil else { return false }
    guard let change else { return true }
    return change.kind == "command"
  }

  var title: String {
    if let participant { return "\(candidate.title), as \(participant.place) began to run" }
    guard let mechanism else { return candidate.title }
    if candidate.kind == .traffic { return "connection surge: \(mechanism.title), after \(candidate.title)" }
    return "\(candidate.title) → \(mechanism.title)"
  }

  /// What would overturn the verdict on this lead.
  var wouldChange: String? {
    if let change, !asCause, Rivals(inquiry: inquiry, result: result).isUndecided(index) {
      return DecidingObservation(inquiry: inquiry).clearing(change, rival: nil)
    }
    let strongest = candidate.checks.max { abs($0.weight) < abs($1.weight) }
    guard let strongest, abs(strongest.weight) >= 0.5 else { return nil }
    switch (strongest.id, strongest.outcome) {
    case ("precedence", .refutes):
      return
        "failures logged before \(Clock.time(candidate.onset)) being shown to be something else, or a clock that was off"
    case ("exposure", .refutes):
      return "failures on the new version before \(Clock.time(inquiry.onset)) that the logs given do not hold"
    case ("reversal", .refutes): return "a recovery that followed its being taken back"
    case ("scope", .refutes): return "failures only where it was made"
    case (_, .supports): return "the same trouble without it"
    default: return nil
    }
  }
}
