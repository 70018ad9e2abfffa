import Events
import Records
import Timeline

/// One change as an interval, with every line that speaks of it.
struct ChangeEvent: Equatable {
  /// `deploy`, `rollback`, `config`, `restart`, `migration`, `feature-flag`, `scale`, `command` or `job`.
  var kind: String
  var service: String?
  /// Hosts it touched, in the order in which it reached them.
  var hosts: [String]
  /// When it began on each host.
  var startByHost: [String: Timestamp]
  var version: String?
  var previousVersion: String?
  var revision: String?
  var actor: String?
  var title: String
  var instance: String?
  var start: Timestamp
  var finish: Timestamp
  var isFinished: Bool
  /// Label of its interval: a run's number, a job's id.
  var interval: String?
  /// Version, revision or label of the change that it says it takes back.
  var takesBack: String?
  /// Place of the change it takes back in the same list; nil when it takes nothing back.
  var reverts: Int?
  var records: [ChangeRecord]

  init(_ record: ChangeRecord) {
    kind = record.kind
    service = record.service
    // A release tool writes its log where it runs, not where it deploys.
    let isLoggedWhereMade = !["deploy", "rollback", "feature-flag", "scale"].contains(record.kind)
    hosts = [record.host ?? (isLoggedWhereMade ? record.observerHost : nil)].compactMap { $0 }
    startByHost = Dictionary(uniqueKeysWithValues: hosts.map { ($0, record.time) })
    version = record.version
    previousVersion = record.previousVersion
    revision = record.revision
    actor = record.actor
    title = record.title
    instance = record.instance
    interval = record.interval
    takesBack = record.reverts
    start = record.time
    finish = record.time
    isFinished = record.phase != .started
    records = [record]
  }

  var evidence: [Evidence] {
    var seen: Set<Evidence> = []
    return records.map(\.evidence).sorted().filter { seen.insert($0).inserted }
  }

  /// How long it took, in seconds.
  var durationSeconds: Double { finish.secondsSince(start) }

  /// True for a change that replaces or reconfigures what runs, as opposed to a mere command, job or restart.
  var altersWhatRuns: Bool {
    ["deploy", "rollback", "config", "migration", "feature-flag", "scale"].contains(kind)
  }

  /// A restart that no person is named for: seen by a supervisor or by the server itself.
  var isAutomatic: Bool { kind == "restart" && actor == nil }

  /// `deploy api 2.4.0 on app01`, for titles and sentences.
  var label: String {
    let what =
      switch kind {
      case "deploy", "rollback":
        [kind, service, kind == "rollback" ? version.map { "to \($0)" } : version].compactMap { $0 }.joined(
          separator: " ")
      default:
        title.isEmpty ? [kind, service].compactMap { $0 }.joined(separator: " ") : "\(kind): \(title)"
      }
    return hosts.isEmpty ? what : "\(what) on \(hosts.joined(separator: ", "))"
  }

  /// The same thing done elsewhere or again: one configuration brought to several hosts.
  func isSame(as other: ChangeEvent) -> Bool {
    kind == other.kind && service == other.service && version == other.version && revision == other.revision
      && title == other.title && instance == other.instance
  }

  /// Takes in another line or interval of the same change.
  mutating func absorb(_ other: ChangeEvent) {
    service = service ?? other.service
    for host in other.hosts where !hosts.contains(host) { hosts.append(host) }
    startByHost.merge(other.startByHost) { min($0, $1) }
    version = version ?? other.version
    previousVersion = previousVersion ?? other.previousVersion
    revision = revision ?? other.revision
    actor = actor ?? other.actor
    instance = instance ?? other.instance
    interval = interval ?? other.interval
    takesBack = takesBack ?? other.takesBack
    if title.isEmpty { title = other.title }
    start = min(start, other.start)
    finish = max(finish, other.finish)
    isFinished = isFinished || other.isFinished
    records += other.records
  }
}
