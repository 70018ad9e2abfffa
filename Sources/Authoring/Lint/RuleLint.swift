package import Events
package import Records
package import Rules

/// Looks through rules that load for what will hurt later: explosive patterns, rules that cost every record, rules that
/// repeat each other, and what is missing.
package struct RuleLint {
  let rules: CompiledRules
  let catalog: FormatCatalog
  private let places: [String: RulePlaces]

  /// - Parameter book: loaded with the samples.
  package init(_ book: RuleBook, _ rules: CompiledRules, _ catalog: FormatCatalog) {
    self.rules = rules
    self.catalog = catalog
    let used = Set(rules.rules.map(\.origin.file))
    var places: [String: RulePlaces] = [:]
    for source in book.packs.flatMap(\.sources) where used.contains(source.name) {
      places[source.name] = RulePlaces(source)
    }
    self.places = places
  }

  /// What there is to say of the rules that `isAsked` names, in the order of files and lines. The others count as what
  /// theirs are compared with.
  package func findings(_ isAsked: (Rule) -> Bool = { _ in true }) -> [LintFinding] {
    let asked = rules.rules.indices.filter { isAsked(rules.rules[$0]) }
    let samples = SampleKnowledge(rules, catalog, packs: Set(asked.map { rules.rules[$0].origin.pack }))
    var findings: [LintFinding] = []
    for rule in asked.map({ rules.rules[$0] }) {
      findings += HazardLint(lint: self).findings(rule)
      findings += CaptureLint(lint: self).findings(rule)
      findings += MeaningLint(lint: self).findings(rule)
    }
    findings += LiteralLint(lint: self, samples).findings(asked)
    findings += DuplicateLint(lint: self).findings(asked)
    findings += ShadowLint(lint: self, samples).findings(asked)
    return findings.sorted()
  }

  func places(of rule: Rule) -> RulePlaces {
    places[rule.origin.file] ?? RulePlaces(RuleSource(name: rule.origin.file, text: ""))
  }

  func finding(
    _ check: LintFinding.Check, _ level: LintFinding.Level, _ rule: Rule, _ mark: SourceMark, _ text: String,
    hint: String
  ) -> LintFinding {
    LintFinding(
      check: check, level: level, rule: rule.id, file: rule.origin.file, mark: mark, text: text, hint: hint)
  }
}
