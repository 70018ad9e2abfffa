import Records
package import Rules
package import Timeline

extension Timeline {
  /// Applies the thresholds and sequences of the rules to the merged events.
  package mutating func compose(_ rules: [Rule]) {
    compose(
      rules.compactMap { rule in
        rule.threshold.map {
          EventThreshold(rule: rule.id, count: $0.count, withinSeconds: $0.withinSeconds)
        }
      },
      rules.filter { !$0.sequence.isEmpty }.map { rule in
        EventSequence(
          rule: rule.id, severity: Severity.allCases.first { $0.word == rule.severity.rawValue } ?? .info,
          steps: rule.sequence.map {
            EventSequence.Step(rule: $0.rule, withinSeconds: $0.withinSeconds ?? 0)
          })
      })
  }
}
