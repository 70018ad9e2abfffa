import Diagnosis
import Rules
import Testing

@testable import Authoring

@Suite struct ShippedRulesTests {
  @Test("every sample and scenario that is shipped passes, and every rule has samples of both kinds")
  func everything() {
    let loaded = Loaded.shipped
    let report = RuleTests(loaded.book, loaded.rules, loaded.catalog, RuleTests.Options()).run()
    let failures = report.results.filter { $0.outcome == .failed }
    #expect(failures.isEmpty, "\(failures.map { "\($0.place) \($0.subject) \($0.name)" })")
    #expect(report.results.count > 2_000)
    #expect(report.coverage.withoutMatch == [] && report.coverage.withoutNoMatch == [])
    #expect(report.limitHits == [])
  }

  @Test("of every check a scenario shows each outcome that it can have, and none that it cannot")
  func checks() {
    let loaded = Loaded.shipped
    let tests = ScenarioTests(loaded.rules)
    var shown: Set<String> = []
    for scenario in loaded.book.scenarios {
      for check in scenario.expectation.checks { shown.insert("\(check.check) \(check.outcome.rawValue)") }
      for incident in tests.diagnose(scenario).incidents {
        let leads = incident.causes + incident.contributing + incident.symptoms + incident.deadEnds
        for check in (leads + incident.unrelated).flatMap(\.checks) where check.outcome != .neutral {
          let isKnown = CheckCatalogue.outcomes.contains {
            $0.check == check.id && $0.outcomes.contains(check.outcome)
          }
          #expect(isKnown, "\(check.id) \(check.outcome.rawValue) is not in the catalogue")
        }
      }
    }
    for (check, outcomes) in CheckCatalogue.outcomes {
      for outcome in outcomes {
        #expect(shown.contains("\(check) \(outcome.rawValue)"), "no scenario expects it")
      }
    }
  }
}
