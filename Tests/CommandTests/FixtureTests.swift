import Foundation
import TestSupport
import Testing

/// Recorded incidents, analysed by the built binary as a user would.
@Suite struct FixtureTests {
  static let cases = [
    "conn-surge-seed", "conn-leak-deploy", "lock-alter", "cache-down", "config-upstream-port",
    "healthy-deploy",
  ]

  private func analyze(_ name: String, _ more: [String] = [], environment: [String: String] = [:]) throws
    -> CommandResult
  {
    try RCA.run(
      ["analyze", "Fixtures/\(name)/logs", "Fixtures/\(name)/metrics", "-f", "json"] + more,
      environment: environment)
  }

  private func report(_ name: String) throws -> [String: Any] {
    let result = try analyze(name)
    #expect(result.status == 0, "\(result.errors)")
    return try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func leads(_ incident: [String: Any], _ list: String) -> [[String: Any]] {
    incident[list] as? [[String: Any]] ?? []
  }

  private func version(_ lead: [String: Any]) -> String? {
    (lead["change"] as? [String: Any])?["version"] as? String
  }

  private func refuting(_ lead: [String: Any]) -> Int {
    (lead["checks"] as? [[String: Any]] ?? []).filter { $0["outcome"] as? String == "refutes" }.count
  }

  @Test("The report is the recorded one, byte for byte", arguments: cases)
  func golden(_ name: String) throws {
    let result = try analyze(name)
    #expect(result.status == 0, "\(result.errors)")
    let file = RCA.root.appendingPathComponent("Fixtures/\(name)/expected.json")
    if ProcessInfo.processInfo.environment["RCA_RECORD"] != nil {
      try Data(result.output.utf8).write(to: file)
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(result.output == expected, "RCA_RECORD=1 records it anew; read the difference like code")
  }

  @Test("Jobs, the order of the arguments and the time zone change no byte")
  func deterministic() throws {
    let name = "conn-leak-deploy"
    let first = try analyze(name, ["--jobs", "1"]).output
    #expect(try analyze(name, ["--jobs", "2"], environment: ["TZ": "America/New_York"]).output == first)
    #expect(
      try analyze(name, ["--jobs", "8"], environment: ["TZ": "Asia/Kathmandu", "LC_ALL": "C"]).output == first
    )
    let swapped = try RCA.run(["analyze", "Fixtures/\(name)/metrics", "Fixtures/\(name)/logs", "-f", "json"])
      .output
    #expect(swapped == first)
  }

  @Test("The surge is told at the database, the deploy and its rollback are dead ends, pooling ended it")
  func surge() throws {
    let incident = try #require((try report("conn-surge-seed")["incidents"] as? [[String: Any]])?.first)
    let cause = try #require(leads(incident, "causes").first)
    #expect(cause["category"] as? String == "connection-exhaustion")
    #expect(cause["host"] as? String == "db01")
    #expect(incident["changeCaused"] as? Bool == false)
    for expected in ["2.4.0", "2.3.4"] {
      let lead = try #require(leads(incident, "deadEnds").first { version($0) == expected })
      #expect(refuting(lead) >= 2, "\(expected)")
    }
    let mitigation = try #require(incident["mitigation"] as? [String: Any])
    #expect((mitigation["title"] as? String ?? "").contains("pgbouncer"))
  }

  @Test("The guilty deploy is named with what it did, its rollback ended it")
  func guilty() throws {
    let incident = try #require((try report("conn-leak-deploy")["incidents"] as? [[String: Any]])?.first)
    let cause = try #require(leads(incident, "causes").first)
    #expect(version(cause) == "2.6.0")
    #expect(incident["changeCaused"] as? Bool == true)
    let mitigation = try #require(incident["mitigation"] as? [String: Any])
    #expect((mitigation["change"] as? [String: Any])?["kind"] as? String == "rollback")
  }

  @Test("A healthy run with two deploys is no incident")
  func healthy() throws {
    let report = try report("healthy-deploy")
    #expect(report["verdict"] as? String == "no-incident")
    #expect((report["incidents"] as? [Any])?.isEmpty == true)
  }
}
