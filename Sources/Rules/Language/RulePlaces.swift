/// Where the parts of the rules of one file stand, for messages about rules that were read without a mistake.
package struct RulePlaces: Sendable {
  private let source: RuleSource
  private let rules: [RuleNode]

  /// - Parameter source: a rule file that loads; of any other one nothing is found.
  package init(_ source: RuleSource) {
    self.source = source
    rules = (try? RuleNodeParser.parse(source))?.children("rules") ?? []
  }

  /// Whether the rule itself has a key, also one whose value is the standard.
  package func has(_ key: String, _ rule: Rule) -> Bool { node(rule)?[key] != nil }

  /// Where a key of the rule stands; the rule's own place if it lacks the key.
  package func mark(of key: String, _ rule: Rule) -> SourceMark {
    node(rule)?.entries.first { $0.key == key }?.mark ?? rule.origin.mark
  }

  /// Where a byte of one of the rule's patterns stands.
  package func mark(ofPattern index: Int, offset: Int = 0, _ rule: Rule) -> SourceMark {
    guard let node = node(rule) else { return rule.origin.mark }
    let patterns = node.children("pattern") + node.children("patterns")
    guard patterns.indices.contains(index) else { return rule.origin.mark }
    return ScalarColumns.mark(of: offset, in: patterns[index], source)
  }

  /// Where the test of a field under `where` stands.
  package func mark(ofCondition field: String, _ rule: Rule) -> SourceMark {
    node(rule)?["where"]?.entries.first { $0.key == field }?.mark ?? rule.origin.mark
  }

  private func node(_ rule: Rule) -> RuleNode? { rules.first { $0.mark == rule.origin.mark } }
}
