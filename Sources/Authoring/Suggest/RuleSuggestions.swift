package import Records
package import Rules

/// Rule stubs for the warnings and errors of a corpus that no rule knows.
package struct RuleSuggestions: Sendable {
  package let pack: String
  /// The most worthwhile first.
  package let rules: [SuggestedRule]
  package let recordCount: Int
  /// Warnings and errors that no rule knows.
  package let unknownCount: Int
  /// Templates for which no rule could be made: nothing in them is rare enough to search for.
  package let withoutRule: Int

  /// - Parameters:
  ///   - mined: what was collected from the corpus.
  ///   - book: rules whose ids are taken.
  ///   - top: at most so many stubs.
  package init(
    _ mined: borrowing MessageMiner, _ book: RuleBook, _ catalog: FormatCatalog, pack: String, top: Int
  ) {
    let groups = TemplateMerging.merged(mined.unknown).sorted(by: MessageGroup.isWorthMore)
    let familiar = mined.familiar
    var maker = SuggestedRuleMaker(catalog, pack: pack, taken: Set(book.rules.map(\.id)))
    var (rules, withoutRule) = ([SuggestedRule](), 0)
    for (place, group) in groups.enumerated() where rules.count < top {
      let unlike = groups.enumerated().filter { $0.offset != place }.prefix(500).compactMap(
        \.element.samples.first)
      if let rule = maker.make(group, near: unlike + familiar) {
        rules.append(rule)
      } else {
        withoutRule += 1
      }
    }
    self.pack = pack
    self.rules = rules
    self.withoutRule = withoutRule
    recordCount = mined.recordCount
    unknownCount = mined.unknownCount
  }

  /// The stubs as a rule file.
  package var file: String {
    var lines = [
      "# Suggested from \(unknownCount) warnings and errors that no rule knew, of \(recordCount) records.",
      "# Read each rule before it is used: say what it means (category, role, entity, actions), drop what is noise,",
      "# then run rca rules lint and rca rules test.",
      "schema: rca/rules/v1", "pack: \(pack)", "version: 0.1.0", "rules:",
    ]
    for rule in rules { lines += Self.lines(rule) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ suggested: SuggestedRule) -> [String] {
    let rule = suggested.rule
    var lines = [
      "  # \(suggested.note)", "  - id: \(rule.id)", "    title: \(YamlText.quoted(rule.title))",
      "    status: \(rule.status.rawValue)", "    severity: \(rule.severity.rawValue)",
      "    event: \(rule.event.rawValue)",
    ]
    if !rule.appliesTo.formats.isEmpty {
      lines.append("    applies_to: {format: [\(rule.appliesTo.formats.joined(separator: ", "))]}")
    }
    if rule.subject == .line { lines.append("    in: line") }
    lines.append("    pattern: \(YamlText.quoted(rule.patterns[0]))")
    if !rule.captures.isEmpty {
      let captures = rule.captures.map { "\($0.name): \($0.type.rawValue)" }
      lines.append("    captures: {\(captures.joined(separator: ", "))}")
    }
    lines.append("    tests:")
    for sample in rule.samples {
      lines.append("      - \(sample.expectation.rawValue): \(YamlText.quoted(sample.text))")
      if let format = sample.format { lines.append("        format: \(format)") }
      if !sample.captures.isEmpty {
        lines.append("        captures:")
        for capture in sample.captures {
          lines.append("          \(capture.name): \(YamlText.quoted(capture.text))")
        }
      }
    }
    return lines
  }
}
