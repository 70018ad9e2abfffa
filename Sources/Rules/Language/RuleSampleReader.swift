/// Reads one embedded example of a rule.
struct RuleSampleReader {
  static let keys = ["captures", "entity", "format", "service", "why"] + RuleSample.Expectation.words

  let source: RuleSource

  func read(_ node: RuleNode, _ outer: inout KeyReader) -> RuleSample? {
    var keys = KeyReader(source, node, "a test", keys: Self.keys)
    defer { outer.take(keys.problems) }
    let named = RuleSample.Expectation.allCases.filter { node[$0.rawValue] != nil }
    guard named.count == 1, let expectation = named.first else {
      keys.complain(node.mark, "a test needs exactly one of \(RuleSample.Expectation.words.joined(separator: ", "))")
      return nil
    }
    guard let text = keys.text(expectation.rawValue) else { return nil }
    return RuleSample(
      expectation: expectation, text: text, mark: node.mark, captures: keys.namedTexts("captures"),
      entity: keys.namedTexts("entity"), format: keys.text("format"), service: keys.text("service"), why: keys.text("why"))
  }
}
