import Events
import Records
import Timeline

/// Finds who stopped talking: a server that others depend on, or a whole host, while the rest goes on.
struct SilenceFinder {
  let inquiry: Inquiry

  /// Servers whose silence is trouble by itself, and the trouble that it is. Applications fall silent when nobody asks
  /// them anything.
  private static let categories: [String: String] = [
    "dns": "dns", "redis": "cache-outage", "memcached": "cache-outage", "postgresql": "process-crash",
    "mysql": "process-crash", "mongodb": "process-crash", "rabbitmq": "process-crash",
    "kafka": "process-crash",
    "elasticsearch": "process-crash", "zookeeper": "process-crash", "etcd": "process-crash",
  ]

  private struct Gap {
    var key: EventKey
    var series: EventSeries
    var start: Double
    var end: Double
  }

  func find() -> [Candidate] {
    // When nobody can reach the front, all that serves it falls silent too.
    guard inquiry.window.kind != .silence else { return [] }
    let timeline = inquiry.scene.timeline
    let keys = timeline.events.keys.filter { $0.kind == .activity && $0.host != nil && $0.service != nil }
      .sorted(by: Scene.order)
    let busy = keys.filter { usualSpacing(timeline.events[$0]?.counts) != nil }
    let gaps = busy.compactMap { key in timeline.events[key].flatMap { gap(key, $0) } }
    let hosts = Set(gaps.compactMap(\.key.host)).sorted().filter { host in
      let mine = busy.filter { $0.host == host }
      return mine.count >= 2 && mine.count == gaps.filter { $0.key.host == host }.count
    }
    let whole = hosts.compactMap { host in
      gaps.first { $0.key.host == host }.map { candidate($0, isWholeHost: true) }
    }
    return whole
      + gaps.filter { gap in !hosts.contains(gap.key.host ?? "") && category(gap.key) != nil }
      .map { candidate($0, isWholeHost: false) }
  }

  private func category(_ key: EventKey) -> String? { Self.categories[Topology.family(key.service ?? "")] }

  /// Usual seconds between records before the incident; nil when there were too few to tell.
  private func usualSpacing(_ counts: BinnedCounts?) -> Double? {
    guard let counts else { return nil }
    let before = counts.sum(from: inquiry.baseline.start, to: inquiry.onset)
    let seconds = inquiry.onset - inquiry.baseline.start
    return before >= 20 && seconds > 0 ? seconds / before : nil
  }

  /// A hole that begins around the onset, at least ten times as long as the usual distance between records.
  private func gap(_ key: EventKey, _ series: EventSeries) -> Gap? {
    guard let usual = usualSpacing(series.counts) else { return nil }
    let width = Double(series.counts.widthSeconds)
    let needed = max(10 * usual, 3 * inquiry.binSeconds, 15)
    let window = (inquiry.onset - 60)...inquiry.end
    var last: Double?
    for bin in series.counts.bins {
      let start = Double(bin.index) * width
      if let last, start - last >= needed, window.contains(last) {
        return Gap(key: key, series: series, start: last, end: start)
      }
      last = start + width
    }
    let dataEnd = inquiry.scene.span.upperBound
    guard let last, window.contains(last), dataEnd - last >= needed else { return nil }
    return Gap(key: key, series: series, start: last, end: dataEnd)
  }

  private func candidate(_ gap: Gap, isWholeHost: Bool) -> Candidate {
    let service = gap.key.service.map(Topology.family)
    var candidate = Candidate(
      kind: .silence, category: isWholeHost ? "host-failure" : category(gap.key) ?? "process-crash",
      title: isWholeHost
        ? "host \(gap.key.host ?? "") falls silent" : "\(gap.key.service ?? "") falls silent",
      host: gap.key.host, service: isWholeHost ? nil : service, instance: nil, metric: nil, role: "either",
      onset: gap.start, onsetUncertaintySeconds: Double(gap.series.counts.widthSeconds), end: gap.end,
      strength: 0.6)
    candidate.evidence = Array(
      (gap.series.earliest + gap.series.latest).filter { $0.time.seconds <= gap.start + 1 }.suffix(1))
    candidate.checks = [
      Check(
        id: "surprise", outcome: .supports, weight: 1,
        says: "no record for \(Words.duration(gap.end - gap.start)), while others went on",
        evidence: candidate.evidence)
    ]
    return candidate
  }
}
