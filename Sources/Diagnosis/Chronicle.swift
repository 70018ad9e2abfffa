import Records
import Timeline

/// The merged timeline: every change, the first line of each lead, and the recovery.
struct Chronicle {
  let scene: Scene
  let incidents: [Incident]

  /// Most rows that a timeline holds; changes far from every incident go first.
  static let capacity = 500

  func entries() -> [TimelineEntry] {
    var entries = scene.changes.map { change in
      TimelineEntry(
        time: change.start, kind: change.kind, role: role(of: change), host: change.hosts.first,
        service: change.service, title: change.label, evidence: change.evidence.first)
    }
    for incident in incidents {
      for lead in incident.causes where lead.change == nil { entries.append(entry(lead, role: "cause")) }
      for lead in incident.symptoms.prefix(12) { entries.append(entry(lead, role: "symptom")) }
      if let recovered = incident.recovered {
        entries.append(
          TimelineEntry(
            time: recovered, kind: "recovery", role: "recovery", host: nil, service: scene.front.service,
            title: "recovered", evidence: nil))
      }
    }
    entries.sort { ($0.time, $0.kind, $0.title, $0.host ?? "") < ($1.time, $1.kind, $1.title, $1.host ?? "") }
    guard entries.count > Self.capacity else { return entries }
    let near = { (entry: TimelineEntry) in
      incidents.map { abs(entry.time.secondsSince($0.onset)) }.min()
        ?? abs(entry.time.seconds - scene.span.upperBound)
    }
    return entries.sorted { (near($0), $0.time) < (near($1), $1.time) }.prefix(Self.capacity)
      .sorted { ($0.time, $0.kind, $0.title) < ($1.time, $1.kind, $1.title) }
  }

  private func role(of change: ChangeEvent) -> String {
    let isMitigation = incidents.contains {
      $0.mitigation?.change?.start == change.start && $0.mitigation?.title == change.label
    }
    return isMitigation ? "mitigation" : "change"
  }

  private func entry(_ lead: Lead, role: String) -> TimelineEntry {
    let kind =
      lead.rules.compactMap { scene.timeline.rules[$0]?.event }.first
      ?? (lead.metric != nil ? "resource" : "traffic")
    return TimelineEntry(
      time: lead.onset, kind: kind, role: role, host: lead.host, service: lead.service, title: lead.title,
      evidence: lead.evidence.first)
  }
}
