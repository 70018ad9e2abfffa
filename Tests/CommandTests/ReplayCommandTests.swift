import Foundation
import TestSupport
import Testing

@Suite struct ReplayCommandTests {
  private let logs = Fixture.path("conn-surge-seed/logs")
  private let metrics = Fixture.path("conn-surge-seed/metrics")

  @Test("what was logged later changes nothing in the report of an earlier time")
  func onlyThePast() throws {
    let scratch = try ScratchFolder()
    let cut = try ScratchFolder()
    let rewriter = LogRewriter(logs)
    try rewriter.write(to: scratch) { $0 }
    // Everything after the time is gone, and a message that would be a cause by itself has come instead.
    try rewriter.write(to: cut) { entry in
      if entry.second <= 20 * 3600 + 25 * 60 { return entry }
      guard entry.file.hasSuffix("postgresql-15-main.log") else { return nil }
      let clock = entry.text.prefix(23)
      return LogRewriter.Entry(
        file: entry.file, second: entry.second,
        lines: ["\(clock) UTC [1] LOG:  database system was interrupted; last known up at \(clock) UTC"])
    }
    let known = try [scratch, cut].map { folder in
      try json(["replay", folder.path + "/logs", "--at", "2026-11-22T20:25:00.999Z"])
    }
    for key in [
      "verdict", "incidents", "timeline", "evidence", "series", "templates", "clocks", "notCovered",
    ] {
      #expect(same(known[0][key], known[1][key]), "\(key)")
    }
    #expect(known[0]["asKnownAt"] as? String == "2026-11-22T20:25:00.999Z")
    let incident = try #require((known[0]["incidents"] as? [[String: Any]])?.first)
    #expect(incident["end"] is NSNull && incident["mitigation"] is NSNull)
    let times = (known[0]["evidence"] as? [[String: Any]] ?? []).compactMap { $0["time"] as? String }
    #expect(!times.isEmpty && times.allSatisfy { $0 <= "2026-11-22T20:25:00.999Z" })
  }

  @Test("at the end of the data it is the report of analyze, and says so")
  func end() throws {
    var whole = try json(["analyze", logs, metrics])
    var replayed = try json(["replay", logs, metrics, "--at", "2026-11-22T20:59:00Z"])
    #expect(whole.removeValue(forKey: "asKnownAt") is NSNull)
    #expect(replayed.removeValue(forKey: "asKnownAt") as? String == "2026-11-22T20:59:00.000Z")
    #expect(same(whole, replayed))
  }

  @Test("the course tells since when the incident, its cause and each dead end could be known")
  func course() throws {
    let course = try json(["replay", logs, metrics, "--every", "40s"])
    #expect(course["schema"] as? String == "rca/replay/v1")
    let steps = course["steps"] as? [[String: Any]] ?? []
    #expect(steps.first?["verdict"] as? String == "no-incident")
    #expect(steps.last?["verdict"] as? String == "incident")
    let incident = try #require((course["incidents"] as? [[String: Any]])?.first)
    // The first failure is of 20:24:18: known at the next step that is late enough to see ten of them.
    #expect(incident["since"] as? String == "2026-11-22T20:24:40.000Z")
    let leads = course["leads"] as? [[String: Any]] ?? []
    let cause = try #require(leads.first { $0["list"] as? String == "cause" })
    #expect(cause["since"] as? String == "2026-11-22T20:24:40.000Z")
    let rollback = try #require(
      leads.first { ($0["title"] as? String ?? "").contains("rollback api to 2.3.4") })
    #expect(rollback["list"] as? String == "dead end")
    #expect(rollback["seen"] as? String == "2026-11-22T20:25:20.000Z")
  }

  @Test("on a terminal, a row for each step that changed the answer")
  func terminal() throws {
    let run = try RCA.run(["replay", logs, metrics, "--every", "40s", "--width", "100"])
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.first?.contains("as the one before") == true)
    #expect(lines.contains { $0.contains("20:23:20Z no incident") || $0.contains("20:22:40Z no incident") })
    #expect(lines.contains { $0.contains("20:24:40Z incident") && $0.contains("connection surge") })
    #expect(lines.contains { $0.contains("dead end: deploy api 2.4.0") })
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test(
    "bad calls say what to give instead",
    arguments: [
      (["--at", "20:25", "--steps", "5"], "exclude each other"), (["--steps", "1"], "2 to 200"),
      (["--every", "5s"], "multiple of 10s"), (["--every", "soon"], "not a duration"),
      (["--steps", "4", "-f", "html"], "text or json"),
      (["--at", "2001-01-01T00:00:00Z"], "nothing had been logged by"),
    ])
  func badCalls(_ options: [String], _ says: String) throws {
    let run = try RCA.run(["replay", Fixture.path("healthy-deploy/logs")] + options)
    #expect(run.status == (says.hasPrefix("nothing") ? 3 : 2), "\(run.errors)")
    #expect(run.errors.contains(says) && run.output.isEmpty, "\(run.errors)")
  }

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let run = try RCA.run(arguments + ["-f", "json"])
    #expect(run.status == 0, "\(run.errors)")
    return try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func same(_ left: Any?, _ right: Any?) -> Bool {
    (left as? NSObject) == (right as? NSObject)
  }
}
