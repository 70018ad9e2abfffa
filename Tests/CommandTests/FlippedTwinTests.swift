import Foundation
import TestSupport
import Testing

/// The recorded surge with its innocent deploy, rewritten so that the deploy is guilty, or so that nobody can know.
@Suite struct FlippedTwinTests {
  private typealias Entry = LogRewriter.Entry

  private static let onset = clock(20, 24, 16)
  private static let end = clock(20, 26, 50)
  private static func clock(_ hour: Int, _ minute: Int, _ second: Int) -> Int {
    hour * 3600 + minute * 60 + second
  }

  @Test("failures that begin with the deploy on its host and end with its rollback are the deploy's")
  func guilty() throws {
    let incident = try incident { entry in
      if let moved = Self.deploy(entry, laterBy: 33) { return moved }
      if let moved = Self.rollback(entry, laterBy: 83) { return moved }
      return Self.isRemedy(entry) || Self.isOfTheSurge(entry) ? nil : entry
    }
    let cause = try #require(leads(incident, "causes").first)
    #expect(version(cause) == "2.4.0" && kind(cause) == "deploy", "\(cause["title"] ?? "")")
    #expect(incident["answer"] as? String == "cause-found")
    #expect(incident["changeCaused"] as? Bool == true)
    let reversal = try #require(check("reversal", of: cause))
    #expect(reversal["outcome"] as? String == "supports")
  }

  @Test("a rollback together with the real fix leaves the deploy undecided and says what would decide")
  func confounded() throws {
    let incident = try incident { Self.rollback($0, laterBy: 50) ?? $0 }
    #expect(leads(incident, "causes").first?["category"] as? String == "connection-exhaustion")
    #expect(!leads(incident, "deadEnds").contains { version($0) == "2.4.0" && kind($0) == "deploy" })
    let deploy = try #require(
      (leads(incident, "causes") + leads(incident, "contributing")).first { version($0) == "2.4.0" })
    let reversal = try #require(check("reversal", of: deploy))
    #expect(reversal["outcome"] as? String == "neutral")
    #expect((reversal["says"] as? String ?? "").contains("cannot tell"))
    #expect(incident["changeCaused"] is NSNull)
    let decides = try #require(incident["wouldDecide"] as? String)
    #expect(decides.contains("rollback api to 2.3.4") && decides.contains("pgbouncer"), "\(decides)")
  }

  @Test("a deploy at the very start of the surge that was rolled back with the real fix: cannot tell")
  func cannotTell() throws {
    let incident = try incident {
      Self.deploy($0, laterBy: 33) ?? Self.rollback($0, laterBy: 50) ?? $0
    }
    #expect(incident["answer"] as? String == "cannot-tell")
    #expect(incident["changeCaused"] is NSNull)
    #expect(leads(incident, "causes").contains { version($0) == "2.4.0" && kind($0) == "deploy" })
    #expect((incident["wouldDecide"] as? String ?? "").contains("2.4.0"))
  }

  // MARK: - Rewriting

  /// Everything that the deploy wrote, moved; nil for other lines.
  private static func deploy(_ entry: Entry, laterBy seconds: Int) -> Entry? {
    let isOurs =
      entry.text.contains("deploy shop/api") && !entry.text.contains("rollback")
      || isRestart(entry, clock(20, 23, 40)...clock(20, 23, 44))
    return isOurs ? entry.moved(bySeconds: seconds) : nil
  }

  /// Everything that its rollback wrote, moved; nil for other lines.
  private static func rollback(_ entry: Entry, laterBy seconds: Int) -> Entry? {
    let isOurs =
      entry.text.contains("rollback shop/api") || isRestart(entry, clock(20, 25, 15)...clock(20, 25, 25))
    return isOurs ? entry.moved(bySeconds: seconds) : nil
  }

  /// How the application's host tells that the program was restarted.
  private static func isRestart(_ entry: Entry, _ seconds: ClosedRange<Int>) -> Bool {
    guard entry.file.hasPrefix("app01/"), seconds.contains(entry.second) else { return false }
    return entry.file.contains("supervisord") || entry.file.contains("gunicorn")
      || entry.file.contains("api.log") && !entry.text.contains("api: GET")
        && !entry.text.contains("api: POST")
        && !entry.text.contains("rid=")
  }

  /// What else was done to end it, and what that wrote.
  private static func isRemedy(_ entry: Entry) -> Bool {
    entry.file.hasPrefix("ops01/") && entry.second >= onset
      || ["confpush", "runbook", "pgbouncer", "customer_idx2"].contains { entry.text.contains($0) }
      || entry.file.contains("pgbouncer")
      || entry.second >= clock(20, 26, 5) && entry.second <= clock(20, 26, 20)
        && (isRestart(entry, clock(20, 26, 5)...clock(20, 26, 20)) || entry.file.hasPrefix("jobs01/"))
  }

  /// Four of five requests and sessions of the surge, and what it did to hosts without the deploy: what is left are as
  /// many requests as before, and errors on the deploy's host.
  private static func isOfTheSurge(_ entry: Entry) -> Bool {
    guard (onset..<end).contains(entry.second) else { return false }
    if entry.file.contains("access.log") || entry.file.contains("api.log") {
      let id = entry.text.firstMatch(of: /rid=([0-9a-f]{6})/).flatMap { Int($0.1, radix: 16) }
      return id.map { $0 % 5 != 0 } ?? entry.file.contains("api.log")
    }
    if entry.file.hasPrefix("db01/postgresql") {
      let session = entry.text.firstMatch(of: /\[(\d+)\]/).flatMap { Int($0.1) } ?? 1
      return session % 5 != 0 || entry.text.contains(/FATAL|ERROR|WARN|duration/)
    }
    return !entry.file.hasPrefix("app01/") && entry.text.contains(/ERROR|WARN|\[error\]/)
  }

  // MARK: - Reading the report

  private func incident(_ change: (Entry) -> Entry?) throws -> [String: Any] {
    let scratch = try ScratchFolder()
    try LogRewriter(Fixture.path("conn-surge-seed/logs")).write(to: scratch, change)
    let run = try RCA.run(["analyze", scratch.path + "/logs", "-f", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require((report?["incidents"] as? [[String: Any]])?.first)
  }

  private func leads(_ incident: [String: Any], _ list: String) -> [[String: Any]] {
    incident[list] as? [[String: Any]] ?? []
  }

  private func version(_ lead: [String: Any]) -> String? {
    (lead["change"] as? [String: Any])?["version"] as? String
  }

  private func kind(_ lead: [String: Any]) -> String? {
    (lead["change"] as? [String: Any])?["kind"] as? String
  }

  private func check(_ id: String, of lead: [String: Any]) -> [String: Any]? {
    (lead["checks"] as? [[String: Any]])?.first { $0["id"] as? String == id }
  }
}
