package import Rules
package import Timeline

extension RuleFacts {
  /// The facts of the rules that a timeline speaks of, by their ids.
  package static func table(_ rules: [Rule], firedIn timeline: Timeline) -> [String: RuleFacts] {
    var fired = Set(timeline.changes.map(\.ruleID))
    for key in timeline.events.keys where key.kind == .rule { fired.insert(key.id) }
    var facts: [String: RuleFacts] = [:]
    for rule in rules where fired.contains(rule.id) { facts[rule.id] = RuleFacts(rule) }
    return facts
  }

  /// What the diagnosis needs of a rule.
  package init(_ rule: Rule) {
    self.init(
      id: rule.id, title: rule.title, event: rule.event.rawValue, category: rule.category.rawValue,
      role: rule.role.rawValue, severity: rule.severity.rawValue,
      isSignal: rule.signal != nil && rule.severity == .info,
      explains: rule.explains.map {
        Explanation(effect: $0.effect, lagMinSeconds: $0.lag.minSeconds, lagMaxSeconds: $0.lag.maxSeconds)
      },
      actions: rule.actions, pack: rule.origin.pack, signalSeries: rule.signal?.series)
  }
}
