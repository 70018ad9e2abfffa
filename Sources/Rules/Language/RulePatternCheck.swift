import Patterns

/// Compiles every pattern of a file and compares it with what the rule says of it: what authors must hear at once, and
/// what loading the built-ins need not pay for.
package enum RulePatternCheck {
  package static func problems(_ file: RuleFile) -> [RuleProblem] {
    file.rules.flatMap { problems($0, file.source) }
      + file.formats.flatMap { format in
        [format.header, format.pattern].compactMap { $0 }.compactMap { compile($0, format.origin.mark, file.source).problem }
      }
  }

  private static func problems(_ rule: Rule, _ source: RuleSource) -> [RuleProblem] {
    var problems: [RuleProblem] = []
    var names: Set<String> = []
    for text in rule.patterns {
      let (pattern, problem) = compile(text, rule.origin.mark, source)
      if let problem { problems.append(problem) }
      names.formUnion(pattern?.captureNames ?? [])
    }
    guard problems.isEmpty, !rule.patterns.isEmpty else { return problems }
    for capture in rule.captures where !names.contains(capture.name) {
      problems.append(
        RuleProblem(
          source, rule.origin.mark, "rule \"\(rule.id)\" declares the capture \"\(capture.name)\", which no pattern has",
          suggestion: Spelling.nearest(to: capture.name, in: names.filter { !$0.isEmpty }.sorted())))
    }
    return problems
  }

  private static func compile(_ text: String, _ mark: SourceMark, _ source: RuleSource) -> (pattern: Pattern?, problem: RuleProblem?) {
    do { return (try Pattern(text), nil) } catch {
      return (nil, RuleProblem(source, mark, "the pattern cannot be compiled: \(error)"))
    }
  }
}
