package import Events
package import Patterns
package import Records
package import Rules

/// What one rule makes of one record, and if it is nothing, why.
package struct RuleExplanation: Sendable {
  package let rule: Rule
  package let record: TextRecord
  package let format: String
  package let stages: RuleStages
  /// Of the pattern that came furthest: its number and where it failed.
  package let miss: (pattern: Int, nearMiss: NearMiss)?
  /// A pattern needed more steps than a match may take.
  package let exceedsLimit: Bool
  package let event: ExplainedEvent?

  package var knowsRecord: Bool { event != nil }
}

/// What a rule that knows a record says of it.
package struct ExplainedEvent: Sendable {
  /// Named groups and the texts they hold, in the order of the pattern.
  package var captures: [NamedText] = []
  package var severity: Severity
  package var host: String?
  package var service: String?
  package var instance: String?
  package var value: Double?
  package var change: MatchedChange?
}

/// Asks every stage of matching what it says of one rule and a record.
package struct RuleExplainer: ~Copyable {
  private let rule: Rule
  private let rules: CompiledRules
  private let catalog: FormatCatalog
  private var matcher: RuleMatcher
  private var scratch: MatchScratch

  /// Throws when a pattern of the rule cannot be compiled.
  package init(
    _ rule: Rule, _ catalog: FormatCatalog, matchLimit: Int = 100_000
  ) throws(CompiledRules.Failure) {
    self.rule = rule
    self.catalog = catalog
    rules = try CompiledRules([rule], catalog: catalog)
    matcher = RuleMatcher(rules, matchLimit: matchLimit)
    scratch = MatchScratch(matchLimit: matchLimit)
  }

  /// Of several records the one that the rule knows, else the one that its pattern came furthest on; nil for none.
  package mutating func explain(_ records: [TextRecord]) -> RuleExplanation? {
    var best: RuleExplanation?
    for record in records {
      let explanation = explain(record)
      if explanation.knowsRecord { return explanation }
      if best.map({ Self.progress($0) < Self.progress(explanation) }) ?? true { best = explanation }
    }
    return best
  }

  private static func progress(_ explanation: RuleExplanation) -> Int {
    explanation.miss?.nearMiss.percentage ?? 100
  }

  package mutating func explain(_ record: TextRecord) -> RuleExplanation {
    let stages = rules.stages(
      of: 0, on: record.record, record.bytes, body: record.frame.body, format: record.format,
      envelope: record.envelope, service: record.service?[...], &scratch)
    let event = stages.knowsRecord ? event(record, stages) : nil
    return RuleExplanation(
      rule: rule, record: record, format: catalog[record.format].id, stages: stages, miss: miss(stages),
      exceedsLimit: stages.outcomes.contains(.limitExceeded), event: event)
  }

  private func miss(_ stages: RuleStages) -> (pattern: Int, nearMiss: NearMiss)? {
    guard let subject = stages.subject, !stages.outcomes.contains(.matched) else { return nil }
    var best: (pattern: Int, nearMiss: NearMiss)?
    for (index, source) in rule.patterns.enumerated() {
      guard let pattern = try? Pattern(source),
        let found = NearMiss.find(pattern, subject, subject.indices)
      else { continue }
      if best.map({ $0.nearMiss.percentage < found.percentage }) ?? true { best = (index, found) }
    }
    return best
  }

  private mutating func event(_ record: TextRecord, _ stages: RuleStages) -> ExplainedEvent? {
    guard
      matcher.tries(
        0, on: record.record, record.bytes, body: record.frame.body, service: record.service?[...]),
      let match = matcher.matches.first
    else { return nil }
    let text = matcher.text
    let words = { (range: Range<Int>?) in range.map { String(decoding: text[$0], as: UTF8.self) } }
    return ExplainedEvent(
      captures: captures(stages), severity: match.severity, host: words(match.host),
      service: words(match.service), instance: words(match.instance), value: match.value,
      change: match.change.map { matcher.changes[$0] })
  }

  private mutating func captures(_ stages: RuleStages) -> [NamedText] {
    guard let subject = stages.subject, let index = stages.outcomes.firstIndex(of: .matched),
      let pattern = try? Pattern(rule.patterns[index]),
      scratch.match(pattern, subject, subject.indices) == .matched
    else { return [] }
    var captures: [NamedText] = []
    for (number, name) in pattern.captureNames.enumerated() where !name.isEmpty {
      guard let range = scratch.capture(number), !captures.contains(where: { $0.name == name }) else {
        continue
      }
      captures.append(NamedText(name: name, text: String(decoding: subject[range], as: UTF8.self)))
    }
    return captures
  }
}
