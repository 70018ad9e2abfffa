import Analysis
import Testing

@Suite struct ShellPatternTests {
  @Test(
    "a pattern describes a name or one of its folders",
    arguments: [
      ("*.log", "web01/a.log", true), ("db01", "db01/postgresql/x.log", true), ("db0?/*", "db01/x", true),
      ("db01", "web01/db01.log", false), ("*", "", true), ("a*b*c", "a-b-b-c", true),
      ("a*b*c", "a-b-b-d", false), ("", "x", false),
    ])
  func matches(_ pattern: String, _ name: String, _ expected: Bool) {
    #expect(ShellPattern.matches(pattern, name) == expected)
  }
}
