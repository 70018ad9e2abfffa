package import Diagnosis
package import Events
package import Rules

/// Tests scenarios: a tiny timeline is diagnosed, and the verdict compared with the expected one.
package struct ScenarioTests: Sendable {
  private let builder: ScenarioTimeline

  package init(_ rules: CompiledRules) { builder = ScenarioTimeline(rules.rules) }

  package func run(_ scenario: Scenario) -> TestResult {
    let findings = findings(scenario)
    return TestResult(
      kind: .scenario, subject: scenario.name, name: "", origin: scenario.origin,
      outcome: findings.isEmpty ? .passed : .failed, findings: findings)
  }

  /// What an analysis says of a scenario.
  package func diagnose(_ scenario: Scenario) -> Diagnosis {
    var options = DiagnosisOptions()
    options.comparesClocks = false
    options.topology = scenario.topology.map { (from: $0.from, to: $0.to) }
    return Diagnoser(options: options).diagnose(builder.timeline(of: scenario))
  }

  private func findings(_ scenario: Scenario) -> [TestResult.Finding] {
    let unknown = builder.unknownRules(in: scenario)
    guard unknown.isEmpty else {
      return [
        .init("got", "no rule is called \(unknown.joined(separator: ", ")); load its pack, or correct it")
      ]
    }
    let diagnosis = diagnose(scenario)
    let comparison = VerdictComparison(diagnosis, scenario.expectation, LeadNames(scenario, builder))
    let findings = comparison.findings()
    return findings.isEmpty ? [] : findings + comparison.summary()
  }
}
