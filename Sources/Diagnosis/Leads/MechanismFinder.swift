import Events
import Foundation
import Records
import Timeline

/// Finds the kinds of trouble that the logs themselves name: events of one category at one place that surge with the
/// incident, or that came once, just before it.
struct MechanismFinder {
  let inquiry: Inquiry

  private struct Group: Hashable {
    var category: String
    var service: String?
    var host: String?
    var instance: String?

    var order: (String, String, String, String) { (category, service ?? "", host ?? "", instance ?? "") }
  }

  /// Categories in which the finer thing is the place: a third party, a certificate, a client, a job.
  private static let finePlaces: Set<String> = [
    "dependency", "tls-certificate", "traffic-surge", "batch-job",
  ]

  /// Categories that are a host's and not a service's.
  private static let hostWide: Set<String> = [
    "out-of-memory", "disk-full", "cpu-saturation", "io-saturation", "host-failure",
  ]
  /// What clients and proxies report of whoever they call.
  static let reported: Set<String> = [
    "process-crash", "network", "dependency", "connection-exhaustion", "host-failure",
  ]
  /// What others keep their data in for speed: when it dies, they all go to the database.
  private static let caches: Set<String> = ["redis", "memcached", "varnish"]

  private static let holdersMax = 3
  private static let process = "process "

  func find() -> [Candidate] {
    var groups: [Group: [EventKey]] = [:]
    for key in inquiry.scene.ruleKeys {
      guard let rule = inquiry.scene.timeline.rules[key.id], isTrouble(rule) else { continue }
      groups[group(of: key, rule), default: []].append(key)
    }
    let merged = mergePlaceless(groups)
    return merged.keys.sorted { $0.order < $1.order }.compactMap { candidate($0, merged[$0] ?? []) }
  }

  /// Errors and warnings, and signals whose rising rate is trouble by itself (slow queries, lock waits); connections and
  /// requests are traffic.
  private func isTrouble(_ rule: RuleFacts) -> Bool {
    guard ["cause", "symptom", "either"].contains(rule.role) else { return false }
    if rule.isSignal { return ["latency", "lock", "resource", "queue", "error"].contains(rule.event) }
    return rule.severity != "info" || rule.role == "cause"
  }

  private func group(of key: EventKey, _ rule: RuleFacts) -> Group {
    let topology = inquiry.scene.topology
    var category = rule.category
    var service = key.service.map(Topology.family)
    var host = key.host.flatMap { topology.host(of: $0) } ?? key.host
    let observer = key.observerService.map(Topology.family)
    let speaksOfAnother = service != nil && service != observer
    if speaksOfAnother, host == nil || host == key.observerHost {
      let hosts = service.flatMap { topology.hostsByService[$0] } ?? []
      if !hosts.contains(where: { $0 == host }) {
        let isHostLevel = HostLevel.services.contains(key.observerService ?? "")
        host = service.flatMap(topology.onlyHost) ?? (isHostLevel ? key.observerHost : nil)
      }
    }
    if Self.reported.contains(category), rule.role == "symptom", let target = key.instance {
      if let known = topology.host(of: target) {
        // “Connection refused by cache01:6379” speaks of cache01.
        host = known
        service = topology.mainService(on: known) ?? service
        // A proxy that waits for its own backend says that something is slow, not what.
        if category == "dependency" { category = "unknown" }
      } else if category == "dependency", !isForeign(target) {
        category = "unknown"
      }
    } else if category == "dependency", rule.role == "symptom", key.instance == nil {
      category = "unknown"
    }
    if Self.hostWide.contains(category), let place = host {
      return Group(
        category: category, service: topology.mainService(on: place) ?? service, host: place, instance: nil)
    }
    if category == "process-crash", rule.role != "symptom" || !speaksOfAnother,
      Self.caches.contains(service ?? "")
    {
      category = "cache-outage"
    }
    let isFine = Self.finePlaces.contains(category)
    return Group(category: category, service: service, host: host, instance: isFine ? key.instance : nil)
  }

  /// A name with a domain that is none of the hosts: a third party.
  private func isForeign(_ name: String) -> Bool {
    let bare = name.split(separator: ":").first.map(String.init) ?? name
    return bare.contains(".") && !bare.allSatisfy { $0.isNumber || $0 == "." }
      && inquiry.scene.topology.host(of: name) == nil
  }

  /// Events that name a kind of server but no host join the one group of that kind that has a host.
  private func mergePlaceless(_ groups: [Group: [EventKey]]) -> [Group: [EventKey]] {
    var merged: [Group: [EventKey]] = [:]
    for group in groups.keys.sorted(by: { $0.order < $1.order }) {
      var target = group
      if group.host == nil {
        let placed = groups.keys.filter {
          $0.category == group.category && $0.service == group.service && $0.host != nil
            && $0.instance == group.instance
        }
        if placed.count == 1, let only = placed.first { target = only }
      }
      merged[target, default: []] += groups[group] ?? []
    }
    return merged
  }

  private func candidate(_ group: Group, _ all: [EventKey]) -> Candidate? {
    let timeline = inquiry.scene.timeline
    // A line that names the holder is one more telling of a wait that is counted already.
    let waits = all.filter { !namesHolder($0) }
    let keys = waits.isEmpty ? all : waits
    let series = keys.compactMap { timeline.events[$0] }
    let binned = series.map(\.counts)
    let counts = { (from: Double, to: Double) in binned.reduce(0) { $0 + $1.sum(from: from, to: to) } }
    let rules = keys.compactMap { timeline.rules[$0.id] }
    guard let shift = Shift(counts: counts, inquiry: inquiry) else { return nil }
    let isCause = rules.contains { $0.role == "cause" }
    let isGrave = rules.contains { $0.severity == "critical" }
    let isSignal = rules.allSatisfy(\.isSignal)
    let isSurge = shift.isSurge(minimum: isSignal ? 8 : isGrave || isCause ? 1 : 2)
    guard isSurge || (isCause && shift.isPrecursor) else { return nil }
    let lines = series.flatMap { $0.earliest + $0.latest }.sorted()
    let first = firstLine(lines, from: shift.onset - shift.uncertaintySeconds)?.time.seconds
    let onset = first ?? shift.onset
    // What never happened before began with its first line.
    let isExact = shift.before == 0 && first != nil
    let best = keys.max { strength($0) < strength($1) } ?? keys[0]
    var candidate = Candidate(
      kind: .mechanism, category: group.category, title: timeline.rules[best.id]?.title ?? group.category,
      host: group.host, service: group.service, instance: group.instance ?? commonInstance(keys), metric: nil,
      role: isCause ? "cause" : rules.contains { $0.role == "either" } ? "either" : "symptom",
      onset: max(onset, shift.onset - shift.uncertaintySeconds),
      onsetUncertaintySeconds: isExact
        ? min(shift.uncertaintySeconds, inquiry.toleranceSeconds) : shift.uncertaintySeconds, end: shift.end,
      strength: shift.strength)
    candidate.occurrences = shift.during
    candidate.rules = Array(Set(keys.map(\.id))).sorted()
    candidate.evidence = cited(lines, from: candidate.onset - 1)
    candidate.holders = holders(all)
    candidate.isPrecursor = !isSurge
    candidate.checks =
      (isSurge
      ? [shift.surprise(of: candidate), shift.novelty, shift.specificity, witness(keys)]
      : [shift.proximity(of: candidate), witness(keys)]).compactMap { $0 }
    return candidate
  }

  /// What a server says of itself outweighs what its clients say of it.
  private func witness(_ keys: [EventKey]) -> Check? {
    let own = keys.filter {
      $0.observerService != nil && $0.service == $0.observerService && Topology.isBackend($0.service ?? "")
    }
    guard !own.isEmpty else { return nil }
    return Check(
      id: "witness", outcome: .supports, weight: 0.8, says: "\(own[0].service ?? "") says so in its own log")
  }

  private func strength(_ key: EventKey) -> Double {
    let rule = inquiry.scene.timeline.rules[key.id]
    let role = rule?.role == "cause" ? 2.0 : rule?.role == "either" ? 1 : 0
    return role * 1_000_000 + Double(inquiry.scene.timeline.events[key]?.total ?? 0)
  }

  /// The instance that all of the events name, when it is only one.
  private func commonInstance(_ keys: [EventKey]) -> String? {
    let names = Set(keys.compactMap(\.instance))
    return names.count == 1 ? names.first : nil
  }

  /// “Process holding the lock: 30412”: an event of a lock whose instance is a process names its holder.
  private func namesHolder(_ key: EventKey) -> Bool {
    inquiry.scene.timeline.rules[key.id]?.event == "lock" && key.instance?.hasPrefix(Self.process) == true
  }

  private func holders(_ keys: [EventKey]) -> [String] {
    var counts: [String: Double] = [:]
    for key in keys where namesHolder(key) {
      guard let name = key.instance, let series = inquiry.scene.timeline.events[key] else { continue }
      counts[String(name.dropFirst(Self.process.count)), default: 0] += series.counts.sum(
        from: inquiry.onset - inquiry.toleranceSeconds, to: inquiry.end)
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.holdersMax).map(\.key)
  }

  private func firstLine(_ lines: [Evidence], from second: Double) -> Evidence? {
    lines.first { $0.time.seconds >= second }
  }

  private func cited(_ lines: [Evidence], from second: Double) -> [Evidence] {
    let after = lines.filter {
      $0.time.seconds >= second && $0.time.seconds <= inquiry.end + inquiry.binSeconds
    }
    var seen: Set<Evidence> = []
    return (Array(after.prefix(3)) + after.suffix(1)).filter { seen.insert($0).inserted }
  }
}
