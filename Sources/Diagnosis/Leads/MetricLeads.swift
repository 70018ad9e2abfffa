import Events
import Records
import Timeline

/// Leads from metrics alone: the places whose metrics moved most, where no log of requests says who was hurt.
struct MetricLeads {
  let inquiry: Inquiry
  let number: Int

  /// From this score on a place is notable (Decisions/0002-metric-ranking.md).
  static let notable = 2.0
  static let capacity = 60

  /// Best first; notable places are causes, the others were looked at and did not move much.
  func find() -> (causes: [Lead], unrelated: [Lead]) {
    let calls = inquiry.scene.options.topology + inquiry.scene.topology.pairs
    let analysis = MetricAnalysis(
      timeline: inquiry.scene.timeline, calls: calls, baseline: inquiry.scene.options.baseline)
    guard analysis.hasMetrics else { return ([], []) }
    // A window that was found is ranked as it was found: the drift before it is left out of what is usual.
    let isGiven = inquiry.scene.options.incident != nil
    let found = isGiven ? nil : analysis.search()
    var finding = found ?? analysis.ranking(start: inquiry.onset, end: inquiry.window.end)
    if isGiven {
      // With the time known, the messages that a service no longer writes speak too.
      let accused = TemplateRanking(timeline: inquiry.scene.timeline).ranked(
        start: inquiry.onset, end: inquiry.window.end)
      finding.places = finding.places.adding(accused)
    }
    let leads = finding.places.prefix(Self.capacity).enumerated().map { place, ranked in lead(ranked, place) }
    let causes = zip(leads, finding.places).filter { $0.1.score >= Self.notable }.map(\.0)
    if causes.isEmpty, isGiven, let first = leads.first { return ([first], Array(leads.dropFirst())) }
    return (causes, Array(leads.dropFirst(causes.count)))
  }

  private func lead(_ place: RankedPlace, _ rank: Int) -> Lead {
    let lines = evidence(place)
    let confidence = (0.95 * place.score / (place.score + 3)).rounded(toPlaces: 4)
    let change =
      place.medianBefore.flatMap { before in
        place.medianDuring.map {
          "\(Words.number(before.rounded(toPlaces: 3))) → \(Words.number($0.rounded(toPlaces: 3)))"
        }
      } ?? ""
    let title =
      place.metric.map { "\($0) of \(place.name) moved \(change)" }
      ?? "\(place.name) is what the errors speak of"
    let checks = place.reasons.prefix(4).map { reason in
      Check(
        id: "surprise", outcome: place.score >= Self.notable ? .supports : .neutral,
        weight: min(3, place.score / 2),
        says: reason, evidence: lines)
    }
    return Lead(
      id: "L\(number)M\(rank + 1)", category: Self.category(place.role), title: title, host: place.host,
      service: place.service, instance: nil, metric: place.metric,
      onset: Timestamp(seconds: place.onset ?? inquiry.onset),
      end: inquiry.window.end.map { Timestamp(seconds: $0) },
      confidence: max(0, confidence), change: nil, checks: checks, rules: [], evidence: lines)
  }

  private func evidence(_ place: RankedPlace) -> [Evidence] {
    guard let metric = place.metric else { return [] }
    let key = MetricKey(host: place.host, service: place.service, name: metric, labels: place.labels)
    return inquiry.scene.timeline.metrics[key]?.evidence ?? []
  }

  private static func category(_ role: String?) -> String {
    switch role {
    case "cpu": "cpu-saturation"
    case "memory": "out-of-memory"
    case "disk": "io-saturation"
    case "network": "network"
    case "traffic": "traffic-surge"
    case "saturation": "lock-contention"
    default: "unknown"
    }
  }
}
