import Records
import Timeline

/// What one would have to look at to tell two causes apart, by its name: a host that got only one of two changes, the
/// time in which only one of them was live, a rollback of one alone.
struct DecidingObservation {
  private static let hostsMax = 3

  let inquiry: Inquiry

  /// What would tell two candidates apart; at least one of them is a change.
  func between(_ first: Candidate, _ second: Candidate) -> String {
    switch (change(first), change(second)) {
    case (let one?, let other?): separating(one, other)
    case (let one?, nil): clearing(one, rival: second)
    case (nil, let other?): clearing(other, rival: first)
    case (nil, nil): "the times at which “\(first.title)” and “\(second.title)” began, to the second"
    }
  }

  /// What would tell whether a change did it, when something else would explain the trouble as well.
  func clearing(_ change: ChangeEvent, rival: Candidate?) -> String {
    let reached = hosts(reachedBy: change)
    let without = hosts(of: change.service).filter { !reached.contains($0) }
    let name = Self.name(change)
    if !without.isEmpty, change.altersWhatRuns {
      return "\(Self.list(without)) never got \(name): \(Self.share(without)) would decide"
    }
    let mitigation = Mitigation(inquiry: inquiry)
    if let place = inquiry.scene.changes.firstIndex(of: change),
      let undo = mitigation.undo(ofChangeAt: place), let other = mitigation.confounder(of: undo)
    {
      return "\(undo.label) and \(other.label) came together: either of them alone would decide, such as "
        + "\(name) brought back while the other stays"
    }
    let host = change.hosts.first.map { "\($0) without \(name)" } ?? "a host without \(name)"
    return "the error share of \(host), under the same load, would decide"
      + (rival.map { " between it and “\($0.title)”" } ?? "")
  }

  private func separating(_ one: ChangeEvent, _ other: ChangeEvent) -> String {
    for (mine, theirs) in [(one, other), (other, one)] {
      let others = hosts(reachedBy: theirs)
      let only = hosts(reachedBy: mine).subtracting(others).sorted()
      if !only.isEmpty, !others.isEmpty, mine.altersWhatRuns || theirs.altersWhatRuns {
        return
          "\(Self.list(only)) got \(Self.name(mine)) and never \(Self.name(theirs)): \(Self.share(only)) would decide"
      }
    }
    let (early, late) = one.start <= other.start ? (one, other) : (other, one)
    let from = early.finish.seconds
    let to = late.start.seconds
    if to - from >= inquiry.binSeconds {
      return
        "only \(Self.name(early)) was live from \(Clock.time(from)) to \(Clock.time(to)): whether what failed later "
        + "failed in these \(Words.duration(to - from)) already would decide"
    }
    return
      "\(Self.name(early)) and \(Self.name(late)) came within \(Words.duration(max(0, to - early.start.seconds))) "
      + "of each other at the same place: taking back one of them alone would decide"
  }

  /// Hosts that got a change, in one go or in several.
  private func hosts(reachedBy change: ChangeEvent) -> Set<String> {
    Set(inquiry.scene.changes.filter { $0.isSame(as: change) }.flatMap(\.hosts))
  }

  /// Hosts on which a service was seen, in name order.
  private func hosts(of service: String?) -> [String] {
    guard let service else { return [] }
    let timeline = inquiry.scene.timeline
    var hosts = Set(
      timeline.events.keys.filter { $0.kind == .activity && $0.service == service }.compactMap(\.host))
    hosts.formUnion(HostTraffic(inquiry.scene, service: service).hosts.map(\.name))
    return hosts.sorted()
  }

  private func change(_ candidate: Candidate) -> ChangeEvent? {
    candidate.changeIndex.map { inquiry.scene.changes[$0] }
  }

  /// `api 2.4.0`; what has no version is named by its title.
  private static func name(_ change: ChangeEvent) -> String {
    guard let version = change.version ?? change.revision else { return "“\(change.title)”" }
    return [change.service, version].compactMap { $0 }.joined(separator: " ")
  }

  private static func list(_ hosts: [String]) -> String {
    let more = hosts.count > hostsMax ? " and \(hosts.count - hostsMax) more" : ""
    return hosts.prefix(hostsMax).joined(separator: ", ") + more
  }

  private static func share(_ hosts: [String]) -> String {
    hosts.count == 1 ? "its error share" : "their error shares"
  }
}
