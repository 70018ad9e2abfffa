import Events
import Patterns
import Rules

/// Finds rules that say nothing new: everything that they must match is known to another rule of their pack as well.
struct ShadowLint {
  let lint: RuleLint
  private let knowing: [[[Int]]]

  init(lint: RuleLint, _ samples: SampleKnowledge) {
    self.lint = lint
    knowing = samples.knowing
  }

  func findings(_ asked: [Int]) -> [LintFinding] {
    asked.compactMap { number in
      let rule = lint.rules.rules[number]
      guard let shadow = shadows(of: number).first else { return nil }
      let other = lint.rules.rules[shadow]
      return lint.finding(
        .shadowed, .warning, rule, rule.origin.mark,
        "all \(knowing[number].count) samples that must match are also known to \(other.id) (\(other.origin.file):\(other.origin.mark.line))",
        hint: "add a sample that only this rule knows, narrow \(other.id), or drop this rule")
    }
  }

  /// The rules of the same pack that know every positive sample of this one, and stand before it or ask for more.
  private func shadows(of number: Int) -> [Int] {
    guard let first = knowing[number].first, knowing[number].allSatisfy({ $0.contains(number) }) else {
      return []
    }
    let rule = lint.rules.rules[number]
    return first.filter { other in
      let shadow = lint.rules.rules[other]
      return other != number && shadow.origin.pack == rule.origin.pack
        && Self.isMeantAlike(rule, shadow)
        && knowing[number].allSatisfy { $0.contains(other) }
        && (Self.stands(shadow, before: rule)
          || (Self.asksMore(shadow, than: rule) && !knows(number, samplesOf: other)))
    }
  }

  /// Two rules that know each other's samples are one finding, not two.
  private func knows(_ rule: Int, samplesOf other: Int) -> Bool {
    knowing[other].allSatisfy { $0.contains(rule) }
  }

  /// A line may be an event, a request and a change at once; rules for different purposes do not hide each other.
  private static func isMeantAlike(_ rule: Rule, _ other: Rule) -> Bool {
    (rule.request == nil) == (other.request == nil) && (rule.change == nil) == (other.change == nil)
      && (rule.signal == nil) == (other.signal == nil)
      && (rule.defines == nil) == (other.defines == nil) && (rule.calls == nil) == (other.calls == nil)
  }

  private static func stands(_ other: Rule, before rule: Rule) -> Bool {
    (other.origin.file, other.origin.mark) < (rule.origin.file, rule.origin.mark)
  }

  /// More conditions, or a longer text without which it cannot match.
  private static func asksMore(_ other: Rule, than rule: Rule) -> Bool {
    (other.conditions.count, requiredLength(other)) > (rule.conditions.count, requiredLength(rule))
  }

  private static func requiredLength(_ rule: Rule) -> Int {
    rule.patterns.map { source in
      guard case .anyOf(let literals) = RequiredLiterals.extract(from: source) else { return 0 }
      return literals.map(\.bytes.count).min() ?? 0
    }.min() ?? 0
  }
}
