package import Events
package import Records

/// One line that speaks of a change: a start, a finish, or the change itself. The diagnosis joins them to intervals.
package struct ChangeRecord: Sendable, Hashable {
  package enum Phase: UInt8, Sendable { case started, finished, failed, point }
  package var time: Timestamp
  package var phase: Phase
  /// `deploy`, `rollback`, `config`, `restart`, `migration`, `feature-flag`, `scale`, `command` or `job`.
  package var kind: String
  package var ruleID: String
  /// What was changed, and where; `observerHost` is where the line was written.
  package var host: String?
  package var service: String?
  package var observerHost: String?
  package var version: String?
  package var previousVersion: String?
  package var revision: String?
  package var actor: String?
  /// What was done, in the log's words, cleaned of stamps: `schema migration 0042`.
  package var title: String
  /// The thing acted upon when it is finer than a service: a file, a job, a flag.
  package var instance: String?
  package var evidence: Evidence
  /// Version, revision or label of the change that it takes back.
  package var reverts: String?
  /// Label of the interval that the line opens or closes: a run's number, a job's id.
  package var interval: String?

  package init(
    time: Timestamp, phase: Phase, kind: String, ruleID: String, host: String?, service: String?,
    observerHost: String?, version: String?, previousVersion: String?, revision: String?, actor: String?,
    title: String, instance: String?, evidence: Evidence, reverts: String? = nil, interval: String? = nil
  ) {
    self.reverts = reverts
    self.interval = interval
    self.time = time
    self.phase = phase
    self.kind = kind
    self.ruleID = ruleID
    self.host = host
    self.service = service
    self.observerHost = observerHost
    self.version = version
    self.previousVersion = previousVersion
    self.revision = revision
    self.actor = actor
    self.title = title
    self.instance = instance
    self.evidence = evidence
  }
}

extension ChangeRecord {
  /// Both lists in time order, no record twice; when there are too many, the earliest.
  static func union(_ left: [ChangeRecord], _ right: [ChangeRecord]) -> [ChangeRecord] {
    var result: [ChangeRecord] = []
    for record in (left + right).sorted(by: { $0.isOrdered(before: $1) }) where result.last != record {
      result.append(record)
    }
    return Array(result.prefix(TimelineCaps.changes))
  }

  /// Two rules can read one line; their ids and what they captured decide then.
  private func isOrdered(before other: ChangeRecord) -> Bool {
    if time != other.time { return time < other.time }
    if evidence != other.evidence { return evidence < other.evidence }
    if ruleID != other.ruleID { return ruleID < other.ruleID }
    if phase != other.phase { return phase.rawValue < other.phase.rawValue }
    return tieBreak.lexicographicallyPrecedes(other.tieBreak)
  }

  private var tieBreak: [String] {
    [kind, host ?? "", service ?? "", version ?? "", instance ?? "", title, interval ?? "", reverts ?? ""]
  }
}
