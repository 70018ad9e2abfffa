import Diagnosis
import Records
import Rules

/// Finds the leads of an incident by the names that a scenario gives its events: an id, a rule or a metric.
struct LeadNames {
  private let scenario: Scenario
  private let timeline: ScenarioTimeline

  init(_ scenario: Scenario, _ timeline: ScenarioTimeline) {
    self.scenario = scenario
    self.timeline = timeline
  }

  /// Whether a lead is the one that `name` means.
  func means(_ name: String, _ lead: Lead) -> Bool {
    scenario.events.contains { event in isNamed(event, name) && isAbout(event, lead) }
  }

  private func isNamed(_ event: ScenarioEvent, _ name: String) -> Bool {
    if event.id == name { return true }
    switch event.kind {
    case .rule(let id): return id == name
    case .metric(let metric, _, _, _): return metric == name
    default: return false
    }
  }

  private func isAbout(_ event: ScenarioEvent, _ lead: Lead) -> Bool {
    switch event.kind {
    case .rule(let id):
      guard let kind = timeline.rule(of: event)?.change?.kind.rawValue else {
        return lead.change == nil && lead.rules.contains(id) && isThere(event, lead)
      }
      guard let change = lead.change, change.kind == kind else { return false }
      let start = ScenarioTimeline.origin + event.fromSeconds
      return start >= change.start.seconds - 1 && start <= change.finish.seconds + 1
        && (event.version == nil || event.version == change.version)
    case .requests: return lead.change == nil && lead.category == "traffic-surge" && lead.rules.isEmpty
    case .records:
      return lead.change == nil && lead.rules.isEmpty && lead.category != "traffic-surge"
        && isThere(event, lead)
    case .metric(let name, _, _, _): return lead.metric == name && isThere(event, lead)
    }
  }

  /// Whether the lead is on one of the event's hosts, as far as both name any.
  private func isThere(_ event: ScenarioEvent, _ lead: Lead) -> Bool {
    guard let host = lead.host, !event.hosts.isEmpty else { return true }
    return event.hosts.contains(host)
  }
}
