import Events
import Patterns
package import Records
package import Rules

/// Changes the patterns of rules a little and looks whether a sample notices. What survives shows what the samples leave
/// open: a branch that none of them needs, a class that might be any other.
package struct MutationTest: ~Copyable {
  private let catalog: FormatCatalog
  private var places: [String: RulePlaces] = [:]
  private let sources: [RuleSource]
  private var reader: TextReader
  private var scratch = MatchScratch()

  /// - Parameter book: loaded with the samples.
  package init(_ book: RuleBook, _ catalog: FormatCatalog) {
    self.catalog = catalog
    sources = book.packs.flatMap(\.sources)
    reader = TextReader(catalog)
  }

  /// Tries every mutation of the rule's patterns on its samples.
  package mutating func score(_ rule: Rule) -> MutationScore {
    let samples = trials(rule)
    let originals = rule.patterns.compactMap { try? Pattern($0) }
    let sound = samples.filter { passes($0, originals, rule) }
    let failing = samples.count - sound.count
    var (mutants, survivors) = (0, [MutationScore.Survivor]())
    for (index, source) in rule.patterns.enumerated() where originals.count == rule.patterns.count {
      for mutation in PatternMutations.all(of: source) {
        guard let pattern = try? Pattern(mutation.source) else { continue }
        mutants += 1
        var patterns = originals
        patterns[index] = pattern
        var changed = rule
        changed.patterns[index] = mutation.source
        if !sound.allSatisfy({ passes($0, patterns, changed) }) { continue }
        survivors.append(
          MutationScore.Survivor(
            mutation: mutation, pattern: source,
            mark: places(of: rule).mark(ofPattern: index, offset: mutation.range.lowerBound, rule)))
      }
    }
    return MutationScore(rule: rule, mutants: mutants, survivors: survivors, failingSamples: failing)
  }

  /// A sample as far as the patterns are concerned.
  private struct Trial {
    let sample: RuleSample
    let records: [TextRecord]
    /// The texts that come to the patterns: all other stages let their records pass.
    let subjects: [[UInt8]]
  }

  private mutating func trials(_ rule: Rule) -> [Trial] {
    guard let rules = try? CompiledRules([rule], catalog: catalog) else { return [] }
    return rule.samples.filter { !$0.expectation.isTodo }.map { sample in
      let records = reader.records(of: sample)
      let subjects = records.compactMap { record -> [UInt8]? in
        let stages = rules.stages(
          of: 0, on: record.record, record.bytes, body: record.frame.body, format: record.format,
          envelope: record.envelope, service: record.service?[...], &scratch)
        let isOpen =
          stages.looksAtFormat && stages.looksAtService && stages.conditions.allSatisfy(\.holds)
        return isOpen ? stages.subject : nil
      }
      return Trial(sample: sample, records: records, subjects: subjects)
    }
  }

  /// Whether a rule with these patterns does what the sample asks.
  private mutating func passes(_ trial: Trial, _ patterns: [Pattern], _ rule: Rule) -> Bool {
    for subject in trial.subjects {
      for pattern in patterns where scratch.match(pattern, subject, subject.indices) == .matched {
        guard trial.sample.expectation.expectsMatch else { return false }
        let hasCaptures = trial.sample.captures.allSatisfy { wanted in
          captured(wanted.name, pattern).map { subject[$0].elementsEqual(wanted.text.utf8) } ?? false
        }
        return hasCaptures && hasEntity(trial, rule)
      }
    }
    return !trial.sample.expectation.expectsMatch
  }

  private func captured(_ name: String, _ pattern: Pattern) -> Range<Int>? {
    for (number, other) in pattern.captureNames.enumerated() where other == name {
      if let range = scratch.capture(number) { return range }
    }
    return nil
  }

  private func hasEntity(_ trial: Trial, _ rule: Rule) -> Bool {
    guard !trial.sample.entity.isEmpty else { return true }
    guard var explainer = try? RuleExplainer(rule, catalog),
      let event = explainer.explain(trial.records)?.event
    else { return false }
    let found = ["host": event.host, "service": event.service, "instance": event.instance]
    return trial.sample.entity.allSatisfy { found[$0.name] == $0.text }
  }

  private mutating func places(of rule: Rule) -> RulePlaces {
    let file = rule.origin.file
    if let known = places[file] { return known }
    let source = sources.last { $0.name == file } ?? RuleSource(name: file, text: "")
    let made = RulePlaces(source)
    places[file] = made
    return made
  }
}
