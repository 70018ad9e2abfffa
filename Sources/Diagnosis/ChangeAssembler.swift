import Records
import Timeline

/// Joins the lines that speak of changes to intervals: a start with its finish, the same change told by several
/// logs, a rolling deploy over its hosts, and the restarts that a change brings with it.
enum ChangeAssembler {
  /// Longest time between the start and the finish of one change.
  static let longestSeconds = 3_600.0
  /// Two logs tell of the same moment within this many seconds.
  static let sameMomentSeconds = 3.0
  /// How many changes back a removal looks for what it removed, so that a log of many thousand commands stays cheap.
  static let removalReach = 500

  /// Changes in order of their start.
  static func assemble(_ records: [ChangeRecord]) -> [ChangeEvent] {
    let ordered = records.sorted { ($0.time, $0.evidence) < ($1.time, $1.evidence) }
    var changes: [ChangeEvent] = []
    for record in ordered { add(record, to: &changes) }
    changes = joinTellings(changes)
    changes = joinRollouts(changes)
    changes = joinJobs(changes)
    changes = absorbRestarts(changes)
    changes.sort { ($0.start, $0.label) < ($1.start, $1.label) }
    linkReverts(&changes)
    return changes
  }

  /// A finish closes the latest open start of the same thing; a second push-and-reload of one file is one change.
  private static func add(_ record: ChangeRecord, to changes: inout [ChangeEvent]) {
    let event = ChangeEvent(record)
    if record.phase == .finished || record.phase == .failed {
      let open = changes.lastIndex { candidate in
        isSameThing(candidate, event) && record.time.secondsSince(candidate.start) <= longestSeconds
          && (!candidate.isFinished || record.time.secondsSince(candidate.finish) <= 60)
      }
      if let open {
        changes[open].absorb(event)
        return
      }
    }
    changes.append(event)
  }

  private static func isSameThing(_ left: ChangeEvent, _ right: ChangeEvent) -> Bool {
    guard left.kind == right.kind, agree(left.service, right.service), agree(left.version, right.version)
    else {
      return false
    }
    guard left.hosts.isEmpty || right.hosts.isEmpty || !Set(left.hosts).isDisjoint(with: right.hosts) else {
      return false
    }
    if let interval = left.interval, let other = right.interval { return interval == other }
    if left.version != nil && left.version == right.version { return true }
    guard agree(left.instance, right.instance) else { return false }
    if left.instance != nil && left.instance == right.instance { return true }
    return left.title == right.title || left.title.hasPrefix(right.title) || right.title.hasPrefix(left.title)
  }

  private static func agree(_ left: String?, _ right: String?) -> Bool {
    left == nil || right == nil || left == right
  }

  /// The deploy tool's log and the host's syslog tell of one change: same kind and thing, same moment.
  private static func joinTellings(_ changes: [ChangeEvent]) -> [ChangeEvent] {
    var joined: [ChangeEvent] = []
    for change in changes {
      let twin = joined.lastIndex { other in
        change.start.secondsSince(other.start) <= sameMomentSeconds && isSameThing(other, change)
      }
      if let twin { joined[twin].absorb(change) } else { joined.append(change) }
    }
    return joined
  }

  /// The same version going over several hosts in one go, by the same person, is one rolling deploy.
  private static func joinRollouts(_ changes: [ChangeEvent]) -> [ChangeEvent] {
    var joined: [ChangeEvent] = []
    for change in changes {
      let previous = joined.lastIndex { other in
        other.kind == change.kind && isSameRollout(other, change) && agree(other.actor, change.actor)
          && change.start.secondsSince(other.finish) <= rolloutGapSeconds(other, change)
      }
      if let previous { joined[previous].absorb(change) } else { joined.append(change) }
    }
    return joined
  }

  /// The same version of a service, or the same configuration under the same words, by the same person or, where nobody is
  /// named, on other hosts.
  private static func isSameRollout(_ left: ChangeEvent, _ right: ChangeEvent) -> Bool {
    switch left.kind {
    case "deploy", "rollback":
      left.service == right.service && left.version != nil && left.version == right.version
    case "config":
      left.actor == right.actor && (left.actor != nil || Set(left.hosts).isDisjoint(with: right.hosts))
        && left.instance != nil
        && left.instance == right.instance
        && left.title == right.title
        && right.start.secondsSince(left.finish) <= max(120, 3 * left.durationSeconds)
    default: false
    }
  }

  /// The statements of one job are one job.
  private static func joinJobs(_ changes: [ChangeEvent]) -> [ChangeEvent] {
    var joined: [ChangeEvent] = []
    for change in changes {
      let previous = joined.lastIndex { other in
        change.kind == "job" && other.kind == "job" && other.hosts == change.hosts
          && other.service == change.service
          && other.instance != nil && other.instance == change.instance && other.title != change.title
          && change.start.secondsSince(other.finish) <= 30
      }
      if let previous { joined[previous].absorb(change) } else { joined.append(change) }
    }
    return joined
  }

  /// One tool or person goes on host by host, with pauses; nobody known by name goes on at once.
  private static func rolloutGapSeconds(_ left: ChangeEvent, _ right: ChangeEvent) -> Double {
    left.actor != nil && left.actor == right.actor ? 1_800 : max(30, 3 * left.durationSeconds)
  }

  /// A restart on a host while a deploy, a configuration push or a command is at work there is part of it.
  private static func absorbRestarts(_ changes: [ChangeEvent]) -> [ChangeEvent] {
    var kept = changes.filter { !isIncidental($0) }
    for restart in changes where isIncidental(restart) {
      let owner = kept.firstIndex { change in
        !Set(change.hosts).isDisjoint(with: restart.hosts)
          && restart.start.secondsSince(change.start) >= -2
          && restart.start.secondsSince(change.finish) <= max(10, change.durationSeconds)
      }
      if let owner {
        kept[owner].records += restart.records
      } else if let twin = kept.firstIndex(where: {
        $0.kind == restart.kind && $0.hosts == restart.hosts && agree($0.service, restart.service)
          && restart.start.secondsSince($0.start) >= -2 && restart.start.secondsSince($0.finish) <= 30
      }) {
        kept[twin].absorb(restart)
      } else {
        kept.append(restart)
      }
    }
    return kept
  }

  /// A restart or reload that no person is named for: seen by a supervisor or the server itself.
  private static func isIncidental(_ change: ChangeEvent) -> Bool {
    change.isAutomatic || (change.actor == nil && change.kind == "config" && change.version == nil)
  }

  /// A rollback takes back the latest earlier deploy of the service that brought the version it removes; a
  /// configuration change takes back the latest earlier one of the same thing when it says so; to end or remove what a
  /// change made takes that change back.
  private static func linkReverts(_ changes: inout [ChangeEvent]) {
    for index in changes.indices {
      let change = changes[index]
      let earlier = changes[..<index]
      if let said = change.takesBack,
        let named = earlier.lastIndex(where: { isCalled(said, $0) && agree($0.service, change.service) })
      {
        changes[index].reverts = named
        continue
      }
      if change.kind == "rollback" {
        changes[index].reverts = earlier.lastIndex {
          $0.kind == "deploy" && agree($0.service, change.service)
            && (agree($0.version, change.previousVersion) || $0.previousVersion == change.version)
        }
      } else if change.kind == "deploy", let version = change.version {
        changes[index].reverts = goneBack(version, change, earlier)
      } else if saysRevert(change.title) {
        changes[index].reverts = earlier.lastIndex {
          $0.kind == change.kind && $0.hosts == change.hosts && agree($0.instance, change.instance)
        }
      } else if let removal = Removal(change) {
        changes[index].reverts = earlier.suffix(removalReach).lastIndex { removal.manner(of: $0) != nil }
      }
    }
  }

  /// A deploy back to the version before, or to an older one, is a rollback by another name: the deploy that it takes
  /// back is the latest one of the service.
  private static func goneBack(_ version: String, _ change: ChangeEvent, _ earlier: ArraySlice<ChangeEvent>)
    -> Int?
  {
    guard
      let latest = earlier.lastIndex(where: {
        $0.kind == "deploy" && $0.service == change.service && $0.version != nil && $0.version != version
          && ($0.hosts.isEmpty || change.hosts.isEmpty || !Set($0.hosts).isDisjoint(with: change.hosts))
      }), let taken = earlier[latest].version
    else { return nil }
    if earlier[latest].previousVersion == version || VersionOrder.isOlder(version, than: taken) {
      return latest
    }
    let before = earlier[..<latest].last { $0.kind == "deploy" && $0.service == change.service }
    return before?.version == version ? latest : nil
  }

  private static func isCalled(_ name: String, _ change: ChangeEvent) -> Bool {
    [change.version, change.revision, change.interval, change.instance, change.title].contains(name)
  }

  private static func saysRevert(_ title: String) -> Bool {
    let lower = title.lowercased()
    return ["revert", "roll back", "rollback", "undo", "restore previous"].contains { lower.contains($0) }
  }
}
