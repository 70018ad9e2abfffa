/// What a run of tests gave.
package struct TestReport: Sendable {
  package var results: [TestResult]
  package var coverage: SampleCoverage
  /// Ids of the rules that hit the match limit, sorted.
  package var limitHits: [String]
  /// The rules whose patterns work hardest on their own samples, hardest first.
  package var slowest: [RuleWork]
  package var corpus: CorpusCoverage?

  package func count(_ outcome: TestResult.Outcome) -> Int { results.count { $0.outcome == outcome } }
}

/// Which rules have samples of both kinds.
package struct SampleCoverage: Sendable, Equatable {
  package var rules = 0
  /// Rules with at least one sample that must match and one that must not.
  package var withBoth = 0
  /// Ids of the rules without a sample that must match, sorted; and those without one that must not.
  package var withoutMatch: [String] = []
  package var withoutNoMatch: [String] = []
}

/// How much work a rule's patterns are, in items tried per sample, at most: a count, the same on every machine.
package struct RuleWork: Sendable, Equatable {
  package var rule: String
  package var items: Int
}
