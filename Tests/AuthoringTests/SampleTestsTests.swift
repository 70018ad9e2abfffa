import Rules
import Testing

@testable import Authoring

@Suite struct SampleTestsTests {
  private static func file(_ rule: String) -> String {
    """
    schema: rca/rules/v1
    pack: mine
    rules:
      - id: mine.rule
        title: Mine
        event: error
        severity: error
    \(rule)
    """
  }

  private func findings(_ rule: String) throws -> [TestResult.Finding] {
    let report = try Loaded.report(of: Self.file(rule))
    #expect(report.results.map(\.outcome) == [.failed])
    return report.results.first?.findings ?? []
  }

  @Test("a sample that misses shows a caret in the line, one in the pattern, and a repair")
  func carets() throws {
    let findings = try findings(
      """
          pattern: 'lease  (?<id>\\d+) expired'
          tests:
            - match: '2026-05-01T10:00:00Z ERROR lease 17 expired'
      """)
    #expect(findings.map(\.label) == ["line", "", "pattern", "", "hint"])
    let line = findings[0].text
    let caret = try #require(findings[1].text.firstIndex(of: "^"))
    let column = findings[1].text.distance(from: findings[1].text.startIndex, to: caret)
    #expect(line.dropFirst(column).hasPrefix("17 expired"))
    #expect(findings[1].text.hasSuffix("got \"17 exp\", expected \" \""))
    #expect(findings[2].text == "lease␠␠(?<id>\\d+) expired")
    #expect(findings[3].text.hasSuffix("^ 37 % of the pattern matched"))
    #expect(findings[4].text == "relax spaces with \\s+")
  }

  @Test(
    "a sample that misses before the pattern says at which step",
    arguments: [
      ("    applies_to: {format: nginx.access}\n    pattern: lease", "read as"),
      ("    applies_to: {service: lessor}\n    pattern: lease", "service"),
      ("    where: {level: critical}\n    pattern: lease", "level is"),
      ("    in: field.reason\n    pattern: lease", "no field"),
    ])
  func steps(_ rule: String, _ words: String) throws {
    let findings = try findings(
      rule + "\n    tests:\n      - match: '2026-05-01T10:00:00Z ERROR lease 17 expired'")
    #expect(findings.contains { $0.label == "got" && $0.text.contains(words) }, "\(findings)")
  }

  @Test("captures and entity are compared with what the rule says of the line")
  func captures() throws {
    let findings = try findings(
      """
          pattern: 'lease (?<id>\\d+) expired'
          entity: {instance: 'lease-{id}'}
          tests:
            - match: '2026-05-01T10:00:00Z ERROR lease 17 expired'
              captures: {id: '18'}
              entity: {instance: lease-19}
      """)
    #expect(
      findings.map(\.text) == [
        "id: got \"17\", expected \"18\"", "instance: got \"lease-17\", expected \"lease-19\"",
      ])
  }

  @Test("known gaps are no failures, and one that is closed is told apart")
  func gaps() throws {
    let report = try Loaded.report(
      of: Self.file(
        """
            pattern: 'lease \\d+ expired'
            tests:
              - todo_match: '2026-05-01T10:00:00Z ERROR lease x expired'
              - todo_match: '2026-05-01T10:00:00Z ERROR lease 1 expired'
              - todo_no_match: '2026-05-01T10:00:00Z ERROR lease 1 expired'
              - no_match: '2026-05-01T10:00:00Z ERROR lease renewed'
        """))
    #expect(report.results.map(\.outcome) == [.todo, .fixed, .todo, .passed])
    #expect(report.coverage.withoutMatch == ["mine.rule"])
  }

  @Test("only the tests of the rules that are asked for are run")
  func only() throws {
    let file = Self.file("    pattern: lease\n    tests: [{no_match: '2026-05-01T10:00:00Z INFO x'}]")
    #expect(try Loaded.report(of: file, only: "^mine\\.r").results.count == 1)
    #expect(try Loaded.report(of: file, only: "^other").results.isEmpty)
  }

  @Test("a pattern that explodes ends at the match limit and is named")
  func explosion() throws {
    let text = String(repeating: "a", count: 40)
    let report = try Loaded.report(
      of: Self.file("    pattern: '(a+)+$'\n    tests: [{no_match: '2026-05-01T10:00:00Z ERROR \(text)!'}]"))
    #expect(report.limitHits == ["mine.rule"])
  }
}
