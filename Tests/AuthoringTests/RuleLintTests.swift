import Rules
import Testing

@testable import Authoring

@Suite struct RuleLintTests {
  @Test("no shipped rule has an error")
  func shipped() {
    let set = RuleSet.builtIn
    let findings = RuleLint(set.book, set.rules, set.catalog).findings()
    #expect(findings.filter { $0.level == .error }.map(\.headline) == [])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let check: LintFinding.Check
    let level: LintFinding.Level
    let rules: String
    /// Where the finding stands, and what its text holds.
    let place: String
    let words: String
    var testDescription: String { "\(check) \(words)" }
  }

  static let samples = """
        tests:
          - match: 'one a a'
          - match: 'one b b'
          - no_match: 'c'
          - no_match: 'd'

    """

  static func rule(_ id: String, _ pattern: String, _ more: String = "") -> String {
    "  - id: test.\(id)\n    title: t\n    event: error\n    pattern: '\(pattern)'\n" + more + samples
  }

  static let cases = [
    Case(check: .redos, level: .error, rules: rule("a", "one (a+)+$"), place: "7:19", words: "(a+)+"),
    Case(
      check: .redos, level: .error, rules: rule("a", #"^one (?:\w|\d)+-"#), place: "7:20",
      words: "more than 100000"),
    Case(
      check: .redos, level: .warning, rules: rule("a", #"one \w*\w*\w*$"#), place: "7:19",
      words: "two million steps"),
    Case(
      check: .redos, level: .error, rules: rule("a", "one", "    where: {message: '~(a|a)*$'}\n"),
      place: "8:13",
      words: "(a|a)*"),
    Case(
      check: .literal, level: .warning, rules: rule("a", #"(?:one|\d+) \w"#), place: "7:22",
      words: #"branch "\d+""#),
    Case(
      check: .literal, level: .warning, rules: rule("a", #"\w+ \w+"#), place: "7:15",
      words: "requires no rare text"),
    Case(
      check: .unusedCapture, level: .warning,
      rules: rule("a", "one (?<who>.) (?<what>.)", "    entity: {host: '{what}'}\n"),
      place: "7:19", words: "\"who\""),
    Case(
      check: .duplicate, level: .error, rules: rule("a", "one") + rule("b", "one"), place: "16:15",
      words: "test.a"),
    Case(
      check: .duplicate, level: .warning, rules: rule("a", "one (?<x>a|b)") + rule("b", #"One\s+(?:a|b)"#),
      place: "16:15", words: "only in spelling"),
    Case(
      check: .shadowed, level: .warning, rules: rule("a", "one") + rule("b", "one . ."), place: "13:5",
      words: "test.a"),
    Case(
      check: .samples, level: .error,
      rules:
        "  - id: test.a\n    title: t\n    event: error\n    pattern: 'one'\n    tests:\n      - match: one\n",
      place: "4:5", words: "here are 1 and 0"),
    Case(check: .role, level: .warning, rules: rule("a", "one"), place: "4:5", words: "no role"),
    Case(check: .category, level: .warning, rules: rule("a", "one"), place: "4:5", words: "no category"),
    Case(
      check: .entity, level: .warning, rules: rule("a", "one", "    severity: error\n"), place: "4:5",
      words: "no entity"),
    Case(
      check: .actions, level: .warning, rules: rule("a", "one", "    severity: error\n"), place: "4:5",
      words: "no actions"),
    Case(
      check: .references, level: .warning, rules: rule("a", "one", "    severity: error\n"), place: "4:5",
      words: "no references"),
  ]

  @Test("each mistake is found at its place", arguments: cases)
  func finding(_ wanted: Case) throws {
    let set = RuleSet(rules: wanted.rules)
    let findings = RuleLint(set.book, set.rules, set.catalog).findings()
    let found = findings.filter { $0.check == wanted.check }
    #expect(found.map { "\($0.mark)" } == [wanted.place], "\(findings.map(\.headline))")
    #expect(found.first?.level == wanted.level)
    #expect(found.first?.text.contains(wanted.words) == true, "\(found.map(\.text))")
  }

  @Test("a rule without a mistake has no finding")
  func clean() {
    let more = """
          severity: error
          role: symptom
          category: disk-full
          entity: {instance: '{who}'}
          actions: [disk-space-alert]
          references: ['https://example.org']

      """
    let set = RuleSet(rules: Self.rule("a", "one (?<who>.) .", more))
    #expect(RuleLint(set.book, set.rules, set.catalog).findings().map(\.headline) == [])
  }
}
