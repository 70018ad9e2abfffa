import Testing

@testable import Analysis

@Suite struct SourceNamesTests {
  @Test(
    "the pieces of a rotated log belong to one set",
    arguments: [
      ("web01/access.log", "web01/access.log"), ("web01/access.log.1", "web01/access.log"),
      ("web01/access.log.2.gz", "web01/access.log"), ("access.log.gz", "access.log"),
      ("access.log-20240715.xz", "access.log"), ("app.log.2024-07-15", "app.log"),
      ("app.log-20240715-1721001600", "app.log"), ("postgresql-15-main.csv.1.gz", "postgresql-15-main.csv"),
      ("syslog.3", "syslog"), ("metrics-2024.csv", "metrics-2024.csv"), ("", ""), (".1", ".1"), ("1", "1"),
    ])
  func sets(_ name: String, _ expected: String) { #expect(SourceNames.set(of: name) == expected) }

  @Test(
    "names of several arguments start with what tells the arguments apart",
    arguments: [
      (["logs"], [""]), (["case/logs", "case/metrics"], ["logs", "metrics"]),
      (["a/logs", "b/logs/"], ["a/logs", "b/logs"]),
      (["x/a/logs", "y/a/logs", "z"], ["x/a/logs", "y/a/logs", "z"]),
    ])
  func prefixes(_ arguments: [String], _ expected: [String]) {
    #expect(SourceNames.prefixes(of: arguments) == expected)
  }
}
