package import Patterns
package import Records
package import Rules

/// What each stage of matching said of one rule and one record: all stages, also those behind one that turned the record
/// away.
package struct RuleStages: Sendable {
  package struct Condition: Sendable {
    package let condition: FieldCondition
    package let holds: Bool
    /// The field's text in the record; nil when the record lacks it.
    package let text: [UInt8]?
  }

  package let looksAtFormat: Bool
  package let looksAtService: Bool
  /// In the order of the rule's `where`.
  package let conditions: [Condition]
  /// The text in which the patterns are searched; nil when the record lacks the field.
  package let subject: [UInt8]?
  /// By pattern: what the text must hold for the search to make the rule a candidate, and whether it does.
  package let literals: [(requirement: LiteralRequirement, isMet: Bool)]
  /// By pattern.
  package let outcomes: [MatchOutcome]

  /// Whether all stages let the record pass.
  package var knowsRecord: Bool {
    looksAtFormat && looksAtService && conditions.allSatisfy(\.holds)
      && (outcomes.isEmpty || outcomes.contains(.matched))
  }
}

extension CompiledRules {
  /// Asks every stage of matching what it says of the record.
  package func stages(
    of rule: Int, on record: Record, _ bytes: [UInt8], body: Range<Int>, format: FormatID,
    envelope: FormatID?, service: ArraySlice<UInt8>?, _ scratch: inout MatchScratch
  ) -> RuleStages {
    let compiled = compiled[rule]
    var conditions: [RuleStages.Condition] = []
    for (condition, ready) in zip(compiled.rule.conditions, compiled.conditions) {
      let text = FieldReference(condition.field).text(in: record, bytes).map { text in
        let (array, range) = record.bytes(of: text, in: bytes)
        return Array(array[range])
      }
      conditions.append(
        RuleStages.Condition(
          condition: condition, holds: ready.holds(record, bytes, &scratch), text: text))
    }
    let subject = compiled.subjectText(record, bytes, body)
    var literals: [(requirement: LiteralRequirement, isMet: Bool)] = []
    var outcomes: [MatchOutcome] = []
    for pattern in compiled.patterns {
      let requirement = RequiredLiterals.extract(from: pattern.source)
      literals.append((requirement, subject.map { requirement.isMet(by: $0) } ?? false))
      outcomes.append(subject.map { scratch.match(pattern, $0, $0.indices) } ?? .none)
    }
    return RuleStages(
      looksAtFormat: looks(rule, at: format, in: envelope),
      looksAtService: compiled.looks(atService: service),
      conditions: conditions, subject: subject, literals: literals, outcomes: outcomes)
  }
}

extension CompiledRule {
  /// The text in which the patterns are searched; nil when the record lacks the field.
  fileprivate func subjectText(_ record: Record, _ bytes: [UInt8], _ body: Range<Int>) -> [UInt8]? {
    guard case .field(let field) = subject else { return Array(bytes[body]) }
    guard let text = field.text(in: record, bytes) else { return nil }
    let (array, range) = record.bytes(of: text, in: bytes)
    return Array(array[range])
  }
}
