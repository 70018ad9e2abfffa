import Patterns
import Rules

/// Finds patterns that a short line can make explode, and proves it with that line.
struct HazardLint {
  let lint: RuleLint

  func findings(_ rule: Rule) -> [LintFinding] {
    let places = lint.places(of: rule)
    var findings: [LintFinding] = []
    for (index, source) in rule.patterns.enumerated() {
      for hazard in hazards(source) {
        let mark = places.mark(ofPattern: index, offset: hazard.hazard.range.lowerBound, rule)
        findings.append(finding(rule, mark, source, hazard))
      }
    }
    for condition in rule.conditions {
      guard case .matches(let source) = condition.test else { continue }
      for hazard in hazards(source) {
        findings.append(finding(rule, places.mark(ofCondition: condition.field, rule), source, hazard))
      }
    }
    return findings
  }

  private func hazards(_ source: String) -> [MeasuredHazard] {
    (try? Pattern(source)).map { RegexHazards.measured(in: $0) } ?? []
  }

  private func finding(_ rule: Rule, _ mark: SourceMark, _ source: String, _ measured: MeasuredHazard)
    -> LintFinding
  {
    let part = String(decoding: Array(source.utf8)[measured.hazard.range], as: UTF8.self)
    let line = String(decoding: measured.probe.prefix(24), as: UTF8.self)
    let cost =
      measured.isExplosive
      ? "takes more than 100000 steps at one place" : "takes more than two million steps in all"
    return lint.finding(
      .redos, measured.isExplosive ? .error : .warning, rule, mark,
      "\"\(part)\" can divide the same text in many ways: a line of \(measured.probe.count) bytes (\(line)…) \(cost)",
      hint: Self.hint(measured.hazard.kind))
  }

  private static func hint(_ kind: RegexHazard.Kind) -> String {
    switch kind {
    case .nestedQuantifiers:
      "repeat only once, or make the inner repetition possessive: (?:a+)+ becomes a+, or (?:a++)+"
    case .overlappingBranches:
      "let each branch begin with something that no other can: (?:a|ab)* becomes (?:ab?)*"
    case .adjacentQuantifiers:
      "put something between the repetitions that neither can match, or make the first possessive: \\w*+"
    }
  }
}
