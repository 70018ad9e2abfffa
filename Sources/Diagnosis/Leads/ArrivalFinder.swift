import Events
import Records
import Timeline

/// Finds who turned up as the trouble began: a program that had logged nothing before. A batch job seldom says that it
/// is one.
struct ArrivalFinder {
  let inquiry: Inquiry

  func find() -> [Candidate] {
    let timeline = inquiry.scene.timeline
    let span = inquiry.scene.span
    // Without a stretch in which it was away, nobody can be said to arrive.
    guard inquiry.onset - span.lowerBound >= 30 else { return [] }
    let keys = timeline.events.keys.filter { $0.kind == .activity && $0.host != nil && $0.service != nil }
      .sorted(by: Scene.order)
    return keys.compactMap { key in
      guard let series = timeline.events[key], let first = series.counts.bins.first, let service = key.service,
        !HostLevel.services.contains(service), service != inquiry.scene.front.service
      else { return nil }
      let start = Double(first.index * series.counts.widthSeconds)
      guard start >= inquiry.onset - 30, start <= inquiry.onset + inquiry.toleranceSeconds, series.counts.total >= 2 else { return nil }
      guard !isChange(service, at: start) else { return nil }
      return candidate(key, series, start)
    }
  }

  /// What a deploy or a person started is told by that change.
  private func isChange(_ service: String, at second: Double) -> Bool {
    inquiry.scene.changes.contains { change in
      change.service == service && abs(change.start.seconds - second) <= 30
    }
  }

  private func candidate(_ key: EventKey, _ series: EventSeries, _ start: Double) -> Candidate {
    var candidate = Candidate(
      kind: .mechanism, category: "batch-job", title: "\(key.service ?? "") begins to run", host: key.host,
      service: key.service, instance: nil, metric: nil, role: "cause", onset: start,
      onsetUncertaintySeconds: Double(series.counts.widthSeconds), end: series.last.seconds, strength: 0.5)
    candidate.evidence = Array(series.earliest.prefix(2))
    candidate.rules = []
    candidate.checks = [
      Check(
        id: "novelty", outcome: .supports, weight: 1.5,
        says: "it had logged nothing in the \(Words.duration(start - inquiry.scene.span.lowerBound)) before",
        evidence: candidate.evidence)
    ]
    return candidate
  }
}
