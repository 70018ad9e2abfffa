import Analysis
package import Events
import Patterns
package import Records
package import Rules

/// Runs the tests of rules, formats and scenarios.
package struct RuleTests: Sendable {
  package struct Options: Sendable {
    /// Only tests of rules, formats and scenarios whose id or name holds this expression.
    package var only: IDPattern?
    /// Only tests of what stands in these files; nil: all.
    package var files: Set<String>?
    /// How many of the slowest rules to name.
    package var slowestCount = 3

    package init() {}
  }

  private let book: RuleBook
  private let rules: CompiledRules
  private let catalog: FormatCatalog
  private let options: Options

  /// - Parameter rules: those of the book, compiled in its order.
  package init(_ book: RuleBook, _ rules: CompiledRules, _ catalog: FormatCatalog, _ options: Options) {
    self.book = book
    self.rules = rules
    self.catalog = catalog
    self.options = options
  }

  /// Runs everything, in the order of the ids.
  package func run() -> TestReport {
    var samples = SampleTests(rules, catalog)
    var formats = FormatTests(rules, catalog)
    let scenarios = ScenarioTests(rules)
    let chosen = book.rules.indices.filter { isChosen(book.rules[$0].id, book.rules[$0].origin) }
    var results = chosen.flatMap { samples.run($0) }
    let format = book.formats.filter { isChosen($0.id, $0.origin) }.sorted { $0.id < $1.id }
    results += format.flatMap { formats.run($0) }
    results += book.scenarios.filter { isChosen($0.name, $0.origin) }.map(scenarios.run)
    return TestReport(
      results: results, coverage: coverage(chosen), limitHits: samples.limitHits, slowest: slowest(chosen))
  }

  private func isChosen(_ id: String, _ origin: RuleOrigin) -> Bool {
    (options.only?.matches(id) ?? true) && (options.files?.contains(origin.file) ?? true)
  }

  private func coverage(_ chosen: [Int]) -> SampleCoverage {
    var coverage = SampleCoverage()
    for rule in chosen.map({ book.rules[$0] }) where rule.sequence.isEmpty {
      let expectations = rule.samples.map(\.expectation)
      coverage.rules += 1
      let (matches, noMatches) = (expectations.contains(.match), expectations.contains(.noMatch))
      if matches, noMatches { coverage.withBoth += 1 }
      if !matches { coverage.withoutMatch.append(rule.id) }
      if !noMatches { coverage.withoutNoMatch.append(rule.id) }
    }
    return coverage
  }

  private func slowest(_ chosen: [Int]) -> [RuleWork] {
    guard options.slowestCount > 0 else { return [] }
    var scratch = MatchScratch()
    var works: [RuleWork] = []
    for rule in chosen.map({ book.rules[$0] }) {
      var most = 0
      for source in rule.patterns {
        guard let pattern = try? Pattern(source) else { continue }
        for sample in rule.samples {
          let bytes = Array(sample.text.utf8)
          most = max(most, scratch.effort(of: pattern, bytes, bytes.indices).spent / MatchScratch.costOfStep)
        }
      }
      works.append(RuleWork(rule: rule.id, items: most))
    }
    let ranked = works.sorted { ($0.items, $1.rule) > ($1.items, $0.rule) }
    return Array(ranked.prefix(options.slowestCount))
  }
}
