import Diagnosis
import Events
import Rules
import TestSupport
import Testing
import Timeline

@testable import Analysis

/// Rules that a line can make explode, met by such a line.
@Suite struct HostileRuleTests {
  private static let rules: CompiledRules = {
    let file = """
      schema: rca/rules/v1
      pack: test
      rules:
        - {id: test.nested, title: t, event: error, severity: error, pattern: 'ledger (a+)+$'}
        - {id: test.overlapping, title: t, event: error, severity: error, pattern: 'ledger (?:a|a)*[!]$'}
        - {id: test.harmless, title: t, event: error, severity: error, pattern: 'ledger full'}
      """
    do {
      let options = RuleBook.Options(
        hasBuiltIns: false, sources: [RuleSource(name: "test.yaml", text: file)])
      return try CompiledRules(RuleBook(options).rules, catalog: RuleSet.catalog)
    } catch {
      preconditionFailure("the rules of this test compile: \(error)")
    }
  }()

  private func analyze(_ lines: [String]) async throws -> Analysis.Outcome {
    let folder = try ScratchFolder()
    try folder.write(lines.map { $0 + "\n" }.joined(), to: "app.log")
    let (files, _, _) = InputDiscovery.files(of: [folder.path])
    return await Analysis(Self.rules, RuleSet.catalog, AnalysisOptions()).analyze(files)
  }

  private static let start = "2024-07-15 12:00:01,099 ERROR [1042] shop: ledger "

  @Test("a rule that a hostile mebibyte makes explode is given up, named, and the run goes on")
  func named() async throws {
    let hostile = Self.start + String(repeating: "a", count: 1_000_000) + "?"
    let outcome = try await analyze([hostile, Self.start + "full", hostile, Self.start + "full"])
    #expect(outcome.timeline.limitHits == ["test.nested": 2, "test.overlapping": 2])
    let gaps = outcome.diagnosis.notCovered
    #expect(
      gaps.contains(
        "the rule test.nested was given up 2 times: its pattern takes too many steps, see rca rules lint"))
    #expect(!gaps.contains { $0.contains("test.harmless") })
    let known = outcome.timeline.events.filter { $0.key.id == "test.harmless" }.map(\.value.total).reduce(
      0, +)
    #expect(known == 2)
  }

  @Test("lines that such a rule can read cost no warning")
  func ordinary() async throws {
    let outcome = try await analyze([Self.start + "aaaa", Self.start + "full"])
    #expect(outcome.timeline.limitHits.isEmpty)
    #expect(outcome.timeline.events.contains { $0.key.id == "test.nested" })
  }
}
