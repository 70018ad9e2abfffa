import Events
import Rules
import Testing

@testable import Authoring

@Suite struct MutationTestTests {
  private func score(
    _ tests: String, pattern: String = "disk (?:full|gone) on (?<disk>/\\w+)$", more: String = ""
  )
    -> MutationScore
  {
    let set = RuleSet(
      rules:
        "  - id: test.disk\n    title: t\n    event: error\n    pattern: '\(pattern)'\n\(more)    tests:\n\(tests)"
    )
    var test = MutationTest(set.book, set.catalog)
    return test.score(set.rules.rules[0])
  }

  private static let match = "      - match: 'api: disk full on /var'\n"

  @Test("a branch that no sample needs survives, and is named with its place")
  func branch() throws {
    let score = score(Self.match)
    let survivor = try #require(score.survivors.first { $0.words == "drop a branch: \"|gone\"" })
    #expect("\(survivor.mark)" == "7:27")
    #expect(score.killed < score.mutants && score.killed > 0)
    #expect(score.failingSamples == 0)
  }

  @Test("each sample kills the mutants that it is there for")
  func samples() {
    let gone = "      - match: 'api: disk gone on /srv'\n"
    let negative = "      - no_match: 'api: disk full on /var again'\n"
    let captured = "      - match: 'api: disk full on /var'\n        captures: {disk: /var}\n"
    let words = { (tests: String) in Set(self.score(tests).survivors.map(\.words)) }
    #expect(words(Self.match).subtracting(words(Self.match + gone)).contains("drop a branch: \"|gone\""))
    #expect(words(Self.match).subtracting(words(Self.match + negative)).contains("drop an anchor: \"$\""))
    #expect(words(captured).isSubset(of: words(Self.match)))
  }

  @Test("an expected entity notices a change of what is captured")
  func entity() {
    let more = "    entity: {instance: '{disk}'}\n"
    let pattern = "disk full on (?<disk>/\\w+)"
    let plain = score(Self.match, pattern: pattern, more: more)
    let asserted = score(
      "      - match: 'api: disk full on /var'\n        entity: {instance: /var}\n", pattern: pattern,
      more: more)
    #expect(asserted.survivors.count < plain.survivors.count)
  }

  @Test("a rule that fails its own samples is told apart")
  func failing() {
    let score = score("      - match: 'api: all fine'\n" + Self.match)
    #expect(score.failingSamples == 1)
    #expect(score.killed > 0)
  }
}
