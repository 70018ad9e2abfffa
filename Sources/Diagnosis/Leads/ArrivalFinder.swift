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
      guard let series = timeline.events[key], let first = series.counts.bins.first,
        let service = key.service,
        !HostLevel.services.contains(service.lowercased()), !Topology.isBackend(service), key.host != nil,
        service != inquiry.scene.front.service, !isCalled(service, on: key.host)
      else { return nil }
      let start = Double(first.index * series.counts.widthSeconds)
      guard start >= inquiry.onset - 30, start <= inquiry.onset + inquiry.toleranceSeconds,
        isBusy(series, from: start),
        !isOldHand(service, on: key.host)
      else { return nil }
      guard !isChange(service, on: key.host, at: start) else { return nil }
      return candidate(key, series, start)
    }
  }

  /// Who answers others is a server that had nothing to say, and no job.
  private func isCalled(_ service: String, on host: String?) -> Bool {
    let topology = inquiry.scene.topology
    return topology.isCalled(service) || host.map(topology.isCalled) ?? false
  }

  /// Ten records or more, one every ten seconds or more while it ran: a sparse logger turns up at any time.
  private func isBusy(_ series: EventSeries, from start: Double) -> Bool {
    let records = series.counts.sum(from: start, to: inquiry.end)
    return records >= 10 && records * 10 >= inquiry.end - start
  }

  /// A component of a program whose log goes back further: a logger inside the application, not a program of its own.
  private func isOldHand(_ service: String, on host: String?) -> Bool {
    inquiry.scene.timeline.sources.contains { source in
      !source.isMetrics && source.host == host && source.service != service
        && (source.first?.seconds ?? .infinity) < inquiry.onset - 30
        && inquiry.scene.timeline.sources.allSatisfy { $0.host != host || $0.service != service }
    }
  }

  /// A log whose first record is a warning or an error may only be where a program complains: it may have run before.
  private func complains(_ service: String, on host: String?, first: Timestamp) -> Bool {
    let warnings = EventKey(kind: .level, id: "warning", host: host, service: service)
    return inquiry.scene.timeline.events[warnings].map { $0.first <= first } ?? false
  }

  /// What a deploy or a person started is told by that change.
  private func isChange(_ service: String, on host: String?, at second: Double) -> Bool {
    inquiry.scene.changes.contains { change in
      (change.service == service || host.map(change.hosts.contains) ?? false) && change.kind != "job"
        && abs(change.start.seconds - second) <= 30
    }
  }

  private func candidate(_ key: EventKey, _ series: EventSeries, _ start: Double) -> Candidate {
    let isSure = !complains(key.service ?? "", on: key.host, first: series.first)
    var candidate = Candidate(
      kind: .mechanism, category: "batch-job", title: "\(key.service ?? "") begins to run", host: key.host,
      service: key.service, instance: nil, metric: nil, role: isSure ? "cause" : "either", onset: start,
      onsetUncertaintySeconds: Double(series.counts.widthSeconds), end: series.last.seconds, strength: 0.5)
    candidate.evidence = Array(series.earliest.prefix(2))
    candidate.rules = []
    candidate.checks = [
      Check(
        id: "novelty", outcome: .supports, weight: isSure ? 1.5 : 0.75,
        says: "it had logged nothing in the \(Words.duration(start - inquiry.scene.span.lowerBound)) before"
          + (isSure ? "" : ", but begins with a complaint: it may have run"),
        evidence: candidate.evidence)
    ]
    return candidate
  }
}
