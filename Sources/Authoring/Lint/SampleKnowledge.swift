import Events
import Records
import Rules

/// Which rules know which samples, found out by the whole way of the analysis.
struct SampleKnowledge {
  /// By rule: for each of its samples that must match, the numbers of the rules that know it.
  private(set) var knowing: [[[Int]]]
  /// One record of each sample that was read.
  private(set) var records: [TextRecord] = []

  /// Reads the samples of the rules of `packs`.
  init(_ rules: CompiledRules, _ catalog: FormatCatalog, packs: Set<String>) {
    knowing = Array(repeating: [], count: rules.rules.count)
    var reader = TextReader(catalog)
    var trial = RuleTrial(rules, catalog)
    for (number, rule) in rules.rules.enumerated() where packs.contains(rule.origin.pack) {
      for sample in rule.samples where sample.expectation == .match || sample.expectation == .noMatch {
        let read = reader.records(of: sample)
        records += read.prefix(1)
        guard sample.expectation == .match else { continue }
        var known: Set<Int> = []
        for record in read { known.formUnion(trial.matches(record)) }
        knowing[number].append(known.sorted())
      }
    }
  }
}
