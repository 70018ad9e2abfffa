import Foundation
import TestSupport
import Testing

/// `rca rules lint | explain | suggest | bench | mutate`, as an author calls them.
@Suite struct RulesAuthoringCommandTests {
  private static let rule = """
    schema: rca/rules/v1
    pack: shop
    rules:
      - id: shop.ledger-full
        title: The ledger is full
        severity: error
        event: resource
        category: disk-full
        role: cause
        pattern: 'ledger (?<name>\\w+) is full$'
        entity: {service: ledger, instance: '{name}'}
        actions: [disk-space-alert]
        references: ['https://example.org/ledger']
        tests:
          - match: '2024-07-15 12:00:01,099 ERROR [1042] shop: ledger red is full'
          - match: '2024-07-15 12:00:01,099 ERROR [1042] shop: ledger blue is full'
          - no_match: '2024-07-15 12:00:01,099 ERROR [1042] shop: ledger blue is fuller'
          - no_match: '2024-07-15 12:00:01,099 ERROR [1042] shop: ledger is full'

    """

  private func json(_ result: CommandResult) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(result.output.utf8))
  }

  @Test("lint fails on an error with 4, on a warning only when told to be strict")
  func lint() throws {
    let scratch = try ScratchFolder()
    let explosive = try scratch.write(
      Self.rule.replacingOccurrences(of: "is full$'", with: "(is )*(?:x+)+full$'"),
      to: "bad.yaml")
    let bad = try RCA.run(["rules", "lint", explosive])
    #expect(bad.status == 4)
    #expect(bad.output.contains("bad.yaml:10:41: error:") && bad.output.contains("[redos]"), "\(bad.output)")
    let clean = try scratch.write(Self.rule, to: "clean.yaml")
    let good = try RCA.run(["rules", "lint", "--strict", clean])
    #expect(good.status == 0 && good.output == "nothing to say\n", "\(good.output)")
    let poor = try scratch.write(
      Self.rule.replacingOccurrences(of: "    role: cause\n", with: ""), to: "poor.yaml")
    let lenient = try RCA.run(["rules", "lint", "-f", "json", poor])
    let findings = try #require(json(lenient) as? [[String: Any]])
    #expect(lenient.status == 0 && findings.map { $0["check"] as? String } == ["role"])
    #expect(try RCA.run(["rules", "lint", "--strict", poor]).status == 4)
    let broken = try scratch.write("schema: rca/rules/v1\nrules: [{id: a}]\n", to: "broken.yaml")
    #expect(try RCA.run(["rules", "lint", broken]).status == 4)
  }

  @Test(
    "explain reads a line of a compressed file as the analysis does, and exits by whether the rule matches")
  func explain() throws {
    let line = "\(Fixture.path("lock-alter/logs/db01"))"
    let files = try FileManager.default.subpathsOfDirectory(atPath: line).filter { $0.hasSuffix(".gz") }
    let file = try #require(files.sorted().first { $0.contains("postgres") })
    let result = try RCA.run(["rules", "explain", "postgresql.too-many-clients", "\(line)/\(file):3"])
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("postgresql.csv") && result.output.contains("% of the pattern matched"))
    let log = "2024-07-15 12:00:00.603 UTC [22879] app@shop FATAL:  sorry, too many clients already"
    let match = try RCA.run(["rules", "explain", "postgresql.too-many-clients", log])
    #expect(match.status == 0 && match.output.contains("entity   service postgresql"))
    let adHoc = try RCA.run(["rules", "explain", "--pattern", "too few (?<who>clients)", log])
    #expect(adHoc.status == 1 && adHoc.output.contains("expected \"f\""), "\(adHoc.output)")
  }

  @Test("a slip in a call is answered with what was probably meant")
  func slips() throws {
    let id = try RCA.run(["rules", "explain", "postgresql.too-many-client", "x"])
    #expect(id.status == 2 && id.errors.contains("did you mean \"postgresql.too-many-clients\"?"))
    let regex = try RCA.run(["rules", "explain", "--pattern", "a(b", "x"])
    #expect(regex.status == 2 && regex.errors.contains("missing closing parenthesis"))
    #expect(try RCA.run(["rules", "explain", "only-one"]).status == 2)
    #expect(try RCA.run(["rules", "suggest", "--pack", "A b", "x"]).status == 2)
    #expect(try RCA.run(["rules", "bench", "/nowhere"]).status == 2)
    #expect(try RCA.run(["rules", "mutate", "--run", "("]).status == 2)
    #expect(try RCA.run(["rules", "mutate", "--run", "no-such-rule"]).status == 2)
  }

  @Test("what suggest writes loads, lints without an error, and explains its own lines")
  func suggest() throws {
    let scratch = try ScratchFolder()
    let lines = (10..<30).map {
      "2024-07-15 12:\($0):01,099 ERROR [1042] shop: flux of pump \($0) lost its phase\n"
    }
    let log = try scratch.write(lines.joined(), to: "logs/app.log")
    let file = scratch.path + "/new.yaml"
    let result = try RCA.run(["rules", "suggest", log, "--pack", "shop", "-o", file])
    #expect(result.status == 0 && result.output.isEmpty, "\(result.errors)")
    #expect(try RCA.run(["rules", "lint", file]).status == 0)
    let explained = try RCA.run(["rules", "explain", "-r", file, "shop.flux-of-pump-lost-its", "\(log):7"])
    #expect(explained.status == 0 && explained.output.contains("pump = \"16\""), "\(explained.output)")
    let quiet = try RCA.run(["rules", "suggest", "-r", file, log])
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.contains("nothing to suggest"))
  }

  @Test("bench counts candidates and matches per rule on a log")
  func bench() throws {
    let scratch = try ScratchFolder()
    let rules = try scratch.write(Self.rule, to: "shop.yaml")
    let log = try scratch.write(
      "2024-07-15 12:00:01,099 ERROR [1042] shop: ledger red is full\n2024-07-15 12:00:01,099 ERROR [1042] shop: is full\n",
      to: "app.log")
    let result = try json(RCA.run(["rules", "bench", "-r", rules, "-f", "json", log]))
    let report = try #require(result as? [String: Any])
    #expect(report["records"] as? Int == 2)
    let entries = try #require(report["rules"] as? [[String: Any]])
    let ledger = try #require(entries.first { $0["rule"] as? String == "shop.ledger-full" })
    #expect(ledger["candidates"] as? Int == 2 && ledger["matches"] as? Int == 1)
    #expect(try RCA.run(["rules", "bench", "-r", rules, log]).output.contains("ns each"))
  }

  @Test("mutate lists what no sample noticed, and fails below the score that was asked for")
  func mutate() throws {
    let scratch = try ScratchFolder()
    let rules = try scratch.write(Self.rule, to: "shop.yaml")
    let call = ["rules", "mutate", "-r", rules, "--run", "^shop\\."]
    let result = try RCA.run(call)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("shop.yaml:10:30: survived: widen a class: \"\\w\""), "\(result.output)")
    #expect(try RCA.run(call + ["--min-score", "100"]).status == 1)
    #expect(try RCA.run(call + ["--min-score", "0"]).status == 0)
    let report = try #require(json(RCA.run(call + ["-f", "json"])) as? [String: Any])
    #expect((report["mutants"] as? Int ?? 0) > (report["killed"] as? Int ?? 0))
  }

  @Test("messages that no rule knows stand in a section of their own")
  func unknownMessages() throws {
    let scratch = try ScratchFolder()
    var access = ""
    var app = ""
    for minute in 0..<120 {
      let time = "\(10 + minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
      let isBad = (60..<90).contains(minute)
      for second in 10..<40 {
        access += "10.0.0.\(second) - - [15/Jul/2024:\(time):\(second) +0000] \"GET /api/x HTTP/1.1\" "
        access += "\(isBad && second % 2 == 0 ? 500 : 200) 12 \"-\" \"curl/8\"\n"
        guard isBad, second % 3 == 0 else { continue }
        app += "2024-07-15 \(time):\(second),099 ERROR [1042] shop: flux of pump \(second) lost its phase\n"
        app +=
          "2024-07-15 \(time):\(second),199 ERROR [1042] shop: OSError: [Errno 28] No space left on device\n"
      }
      app += "2024-07-15 \(time):50,099 INFO [1042] shop: all good\n"
    }
    try scratch.write(access, to: "logs/web01/access.log")
    try scratch.write(app, to: "logs/app01/shop.log")
    let text = try RCA.run(["analyze", scratch.path + "/logs"]).output
    let section = try #require(text.range(of: "NEW OR SURGING MESSAGES NO RULE KNOWS"), "\(text)")
    let rest = text[section.upperBound...].components(separatedBy: "\n\n")[0]
    #expect(rest.contains("flux of pump <*> lost its phase") && rest.contains("new"))
    #expect(!rest.contains("No space left"))
  }
}
