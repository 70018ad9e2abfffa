import Analysis
import Events
import Records
import Rules
import Timeline

/// Writes what happens in a scenario into a timeline, by the builder that an analysis uses.
///
/// Whatever repeats comes in equal steps, and of requests every n-th fails: the same scenario gives the same timeline.
struct ScenarioTimeline {
  /// When scenarios begin: 2023-11-14T22:13:20Z.
  static let origin = 1_700_000_000.0

  private let rules: [String: (number: Int, rule: Rule)]
  private let ordered: [Rule]
  private var ruleIDs: [String] { ordered.map(\.id) }

  /// - Parameter rules: those that the scenarios may name.
  init(_ rules: [Rule]) {
    self.rules = Dictionary(
      rules.enumerated().map { ($1.id, ($0, $1)) }, uniquingKeysWith: { first, _ in first })
    ordered = rules
  }

  /// The rule that an event names.
  func rule(of event: ScenarioEvent) -> Rule? {
    guard case .rule(let id) = event.kind else { return nil }
    return rules[id]?.rule
  }

  /// Ids of rules that the scenario names and that are not loaded, in its order.
  func unknownRules(in scenario: Scenario) -> [String] {
    scenario.events.compactMap { event in
      guard case .rule(let id) = event.kind, rules[id] == nil else { return nil }
      return id
    }
  }

  func timeline(of scenario: Scenario) -> Timeline {
    var sources: [ScenarioSource.Place: ScenarioSource] = [:]
    var order: [ScenarioSource.Place] = []
    var timeline = Timeline()
    for event in scenario.events {
      if case .metric = event.kind {
        timeline.merge(ScenarioMetric(event).timeline(windowSeconds: scenario.windowSeconds))
        continue
      }
      for (index, host) in (event.hosts.isEmpty ? [nil] : event.hosts.map { $0 }).enumerated() {
        let place = ScenarioSource.Place(host: host, service: service(of: event))
        if sources[place] == nil {
          sources[place] = ScenarioSource(place, ruleIDs: ruleIDs)
          order.append(place)
        }
        let named: (number: Int, rule: Rule)? =
          if case .rule(let id) = event.kind { rules[id] } else { nil }
        sources[place]?.write(event, named, delaySeconds: Double(index) * event.staggerSeconds)
      }
    }
    for place in order {
      if let part = sources[place]?.finish(windowSeconds: scenario.windowSeconds) { timeline.merge(part) }
    }
    timeline.compose(ordered)
    timeline.rules = RuleFacts.table(ordered, firedIn: timeline)
    return timeline
  }

  /// What the event says, or its rule: the service that it is about, else one that logs such lines.
  private func service(of event: ScenarioEvent) -> String? {
    if let service = event.service { return service }
    guard let rule = rule(of: event) else { return nil }
    return rule.change?.service?.constant ?? rule.entity.service?.constant
      ?? rule.appliesTo.services.first { !$0.hasSuffix("*") } ?? rule.origin.pack
  }
}
