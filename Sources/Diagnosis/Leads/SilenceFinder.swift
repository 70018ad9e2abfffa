import Events
import Records
import Timeline

/// Finds who stopped talking: a service whose records stay away while those of others go on.
struct SilenceFinder {
  let inquiry: Inquiry

  func find() -> [Candidate] {
    let timeline = inquiry.scene.timeline
    let keys = timeline.events.keys.filter { $0.kind == .activity && $0.host != nil && $0.service != nil }
      .sorted(by: Scene.order)
    return keys.compactMap { key in
      guard let series = timeline.events[key], let gap = gap(series.counts) else { return nil }
      return candidate(key, series, gap)
    }
  }

  /// A hole that begins around the onset, at least ten times as long as the usual distance between records.
  private func gap(_ counts: BinnedCounts) -> (start: Double, end: Double)? {
    let width = Double(counts.widthSeconds)
    let before = counts.sum(from: inquiry.baseline.start, to: inquiry.onset)
    let seconds = inquiry.onset - inquiry.baseline.start
    guard before >= 20, seconds > 0 else { return nil }
    let usual = seconds / before
    let needed = max(10 * usual, 3 * inquiry.binSeconds, 15)
    var last: Double?
    for bin in counts.bins {
      let start = Double(bin.index) * width
      if let last, start - last >= needed, last >= inquiry.onset - 60, last <= inquiry.end { return (last, start) }
      last = start + width
    }
    guard let last, last >= inquiry.onset - 60, last <= inquiry.end, inquiry.scene.span.upperBound - last >= needed else { return nil }
    return (last, inquiry.scene.span.upperBound)
  }

  private func candidate(_ key: EventKey, _ series: EventSeries, _ gap: (start: Double, end: Double)) -> Candidate? {
    let service = Topology.family(key.service ?? "")
    // The front falls silent when nobody can reach it, and whoever serves it falls silent with it.
    if key.service == inquiry.scene.front.service || inquiry.window.kind == .silence { return nil }
    let category: String
    switch service {
    case "dns": category = "dns"
    case "redis", "memcached": category = "cache-outage"
    default: category = "process-crash"
    }
    var candidate = Candidate(
      kind: .silence, category: category, title: "\(key.service ?? "") falls silent", host: key.host,
      service: service, instance: nil, metric: nil, role: "either", onset: gap.start,
      onsetUncertaintySeconds: Double(series.counts.widthSeconds), end: gap.end, strength: 0.6)
    candidate.evidence = Array(series.latest.filter { $0.time.seconds <= gap.start + 1 }.suffix(1))
    candidate.checks = [
      Check(
        id: "surprise", outcome: .supports, weight: 1,
        says: "no record for \(Words.duration(gap.end - gap.start)), while others went on", evidence: candidate.evidence)
    ]
    return candidate
  }
}
