import Records

/// Which change ended the incident, if any: the one whose end the recovery followed and after which least was left.
struct Mitigation {
  let inquiry: Inquiry

  /// Affected shares on both sides of a change, over `seconds` each.
  struct Drop: Equatable {
    var before: Double
    var after: Double
    var seconds: Double
  }

  /// Longest time between a remedy and the recovery it brings.
  static let patienceSeconds = 600.0

  /// A change that took away less than about a third of the trouble is no remedy.
  static let meritMin = 0.25

  /// The best candidate; nil when nothing was done or nothing of it helped.
  func find() -> ChangeEvent? {
    let remedies = inquiry.scene.changes.filter { change in
      let started = change.start.seconds
      return started > inquiry.onset + inquiry.toleranceSeconds && started <= inquiry.end + afterSeconds
        && change.kind != "job"
    }
    let rated = remedies.compactMap { change -> (change: ChangeEvent, merit: Double)? in
      let merit = merit(of: change)
      return merit >= Self.meritMin ? (change, merit) : nil
    }
    return rated.max { ($0.merit, $1.change.start) < ($1.merit, $0.change.start) }?.change
  }

  /// What a change did to the affected share; nil when one side holds no requests.
  func drop(of change: ChangeEvent) -> Drop? {
    let limit = max(3 * inquiry.binSeconds, min(1_800, 0.25 * (inquiry.end - inquiry.onset)))
    let next =
      inquiry.scene.changes.first { $0.start > change.finish && isRemedy($0) }?.start.seconds ?? .infinity
    let settle = min(2 * inquiry.binSeconds, 10)
    // What an earlier remedy left over is what this one found; one at the same moment left nothing to see.
    let previous = inquiry.scene.changes.filter { other in
      isRemedy(other) && other.finish.seconds + settle + 2 * inquiry.binSeconds <= change.start.seconds
    }.map(\.finish.seconds).max()
    let before = max(inquiry.onset, change.start.seconds - limit, previous.map { $0 + settle } ?? -.infinity)
    guard change.start.seconds - before >= inquiry.binSeconds else { return nil }
    let from = change.finish.seconds + settle
    let to = max(from + 2 * inquiry.binSeconds, min(from + limit, next))
    guard let shareBefore = inquiry.harm(before, change.start.seconds),
      let shareAfter = inquiry.harm(from, to), shareBefore > 0
    else { return nil }
    return Drop(before: shareBefore, after: shareAfter, seconds: limit)
  }

  /// What took back a change of the scene after the trouble had begun.
  func undo(ofChangeAt index: Int) -> ChangeEvent? {
    inquiry.scene.changes.first { $0.reverts == index && $0.start.seconds > inquiry.onset }
  }

  /// Another remedy at work within the same settling time: the recovery cannot be told apart between them. A restart of
  /// what was changed is how the change takes effect, not another remedy.
  func confounder(of change: ChangeEvent) -> ChangeEvent? {
    let reach = max(3 * inquiry.binSeconds, 15)
    let others = inquiry.scene.changes.filter { other in
      other != change && isRemedy(other) && other.start.seconds <= change.finish.seconds + reach
        && other.finish.seconds >= change.start.seconds - reach
        && !(other.title == change.title && other.hosts == change.hosts)
        && !(other.kind == "restart" && Set(other.hosts).isSubset(of: change.hosts)
          && (other.service == nil || other.service == change.service))
    }
    return others.first(where: \.altersWhatRuns) ?? others.first
  }

  /// How long after the last sign of trouble a remedy may still come: errors that strike now and then are only known to
  /// be over when the next one fails to come.
  private var afterSeconds: Double {
    inquiry.window.kind == .errors
      ? max(2 * inquiry.binSeconds, 0.3 * (inquiry.end - inquiry.onset)) : 2 * inquiry.binSeconds
  }

  private func isRemedy(_ change: ChangeEvent) -> Bool {
    change.kind != "job" && change.start.seconds > inquiry.onset
  }

  /// Closeness to the recovery times the share of the trouble that went with it.
  private func merit(of change: ChangeEvent) -> Double {
    guard let recovered = inquiry.window.end else {
      guard let drop = drop(of: change), drop.after <= 0.4 * drop.before else { return 0 }
      return 1 - drop.after / drop.before
    }
    let lag = recovered - change.finish.seconds
    let scale = max(30, 0.2 * (inquiry.end - inquiry.onset))
    guard lag >= -max(afterSeconds, change.durationSeconds), lag <= max(Self.patienceSeconds, 2 * scale)
    else { return 0 }
    let closeness = 1 / (1 + max(0, lag) / scale)
    guard let drop = drop(of: change) else { return 0.4 * closeness }
    // Measured against the incident as a whole: ending the last remnant is not ending the incident.
    let whole = inquiry.harm(inquiry.onset, inquiry.end) ?? drop.before
    let helped = max(0, drop.before - drop.after) / max(drop.before, whole, 1e-9)
    return helped * (0.4 + 0.6 * closeness)
  }
}
