import Analysis
import Foundation
import Records
import TestSupport
import Testing
import Timeline

@Suite struct ZoneInferenceTests {
  /// Minutes of one day, ten lines an hour, each written by `line` from the clock on the wall.
  private func log(from start: Int, to end: Int, _ line: (String) -> String) -> String {
    stride(from: start * 60, to: end * 60, by: 6)
      .map { line(String(format: "%02d:%02d:07", $0 / 60, $0 % 60)) }
      .joined(separator: "\n") + "\n"
  }

  private func access(from start: Int, to end: Int, zone: String) -> String {
    log(from: start, to: end) {
      #"192.0.2.7 - - [11/Mar/2026:\#($0) \#(zone)] "GET /cart HTTP/1.1" 200 512 "-" "curl/8.5""#
    }
  }

  private func application(from start: Int, to end: Int) -> String {
    log(from: start, to: end) { "2026-03-11 \($0),120 INFO [main] shop.Cart - cart saved" }
  }

  private func mysql(from start: Int, to end: Int) -> String {
    log(from: start, to: end) { "2026-03-11 \($0) 140 [Note] Aborted connection 140 to db: 'shop'" }
  }

  private func php(from start: Int, to end: Int, zone: String = "Europe/Paris") -> String {
    log(from: start, to: end) {
      "[11-Mar-2026 \($0) \(zone)] PHP Warning:  Undefined array key in /srv/cart.php on line 7"
    }
  }

  private func inspected(
    _ files: [String: String], jobs: Int = 2, _ change: (inout AnalysisOptions) throws -> Void = { _ in }
  ) async throws -> [String: InspectedSource] {
    let folder = try ScratchFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    var options = AnalysisOptions()
    options.jobs = jobs
    try change(&options)
    let (found, _, _) = InputDiscovery.files(of: [folder.path])
    let inspection = await Analysis(RuleSet.rules, RuleSet.catalog, options).inspect(found)
    return Dictionary(
      uniqueKeysWithValues: inspection.sources.map {
        (String($0.givenPath.dropFirst(folder.path.count + 1)), $0)
      })
  }

  /// Of the first record, in UTC, to the minute.
  private func start(_ source: InspectedSource?) -> String? {
    source?.facts.first.map { String(Date(timeIntervalSince1970: $0.seconds).formatted(.iso8601).prefix(16)) }
  }

  @Test("a server that writes +0200 tells the zone of the logs beside it that write none")
  func inferred() async throws {
    let sources = try await inspected([
      "web-1/access.log": access(from: 10, to: 15, zone: "+0200"),
      "web-1/shop.log": application(from: 10, to: 15),
      "web-1/mysqld.log": mysql(from: 10, to: 15),
    ])
    #expect(start(sources["web-1/access.log"]) == "2026-03-11T08:00")
    #expect(start(sources["web-1/shop.log"]) == "2026-03-11T08:00")
    #expect(start(sources["web-1/mysqld.log"]) == "2026-03-11T08:00")
    guard case .inferred(let zone, let file) = sources["web-1/shop.log"]?.facts.assumedZone else {
      Issue.record("nothing inferred: \(String(describing: sources["web-1/shop.log"]?.facts.assumedZone))")
      return
    }
    #expect(zone == "+02:00" && file.hasSuffix("access.log"))
  }

  @Test("a log in UTC beside such a server is left in UTC")
  func utcLog() async throws {
    let sources = try await inspected([
      "web-1/access.log": access(from: 10, to: 15, zone: "+0200"),
      "web-1/shop.log": application(from: 8, to: 13),
    ])
    #expect(start(sources["web-1/shop.log"]) == "2026-03-11T08:00")
    #expect(sources["web-1/shop.log"]?.facts.assumedZone == nil)
  }

  @Test("a log of a whole day that fits both is read as UTC, and it is said")
  func undecided() async throws {
    let sources = try await inspected([
      "web-1/access.log": access(from: 10, to: 11, zone: "+0200"),
      "web-1/shop.log": application(from: 0, to: 24),
    ])
    #expect(start(sources["web-1/shop.log"]) == "2026-03-11T00:00")
    guard case .undecided = sources["web-1/shop.log"]?.facts.assumedZone else {
      Issue.record("decided: \(String(describing: sources["web-1/shop.log"]?.facts.assumedZone))")
      return
    }
  }

  @Test("--tz wins over what the files show")
  func given() async throws {
    let files = [
      "web-1/access.log": access(from: 10, to: 15, zone: "+0200"),
      "web-1/shop.log": application(from: 10, to: 15),
    ]
    let whole = try await inspected(files) { $0.zones.standard = .utc }
    #expect(start(whole["web-1/shop.log"]) == "2026-03-11T10:00")
    let one = try await inspected(files) { $0.zones.byName = [("*shop.log", .fixed(3600))] }
    #expect(start(one["web-1/shop.log"]) == "2026-03-11T09:00")
    #expect(one["web-1/shop.log"]?.isZoneGiven == true)
  }

  @Test("without a file that tells its zone, and beside servers in UTC, UTC is taken")
  func noEvidence() async throws {
    let alone = try await inspected(["web-1/shop.log": application(from: 10, to: 15)])
    #expect(start(alone["web-1/shop.log"]) == "2026-03-11T10:00")
    #expect(alone["web-1/shop.log"]?.facts.assumedZone == nil)
    let beside = try await inspected([
      "web-1/access.log": access(from: 10, to: 15, zone: "+0000"),
      "web-1/shop.log": application(from: 12, to: 17),
    ])
    #expect(start(beside["web-1/shop.log"]) == "2026-03-11T12:00")
  }

  @Test(
    "a host whose logs tell no zone is where all others are, if they are in one and its times fit only so")
  func otherHosts() async throws {
    var files = [
      "web-1/access.log": access(from: 10, to: 15, zone: "+0200"), "db-1/mysqld.log": mysql(from: 10, to: 15),
      "db-2/mysqld.log": mysql(from: 8, to: 13),
    ]
    let agreeing = try await inspected(files)
    #expect(start(agreeing["db-1/mysqld.log"]) == "2026-03-11T08:00")
    #expect(start(agreeing["db-2/mysqld.log"]) == "2026-03-11T08:00")
    files["web-2/access.log"] = access(from: 8, to: 13, zone: "+0000")
    let differing = try await inspected(files)
    #expect(start(differing["db-1/mysqld.log"]) == "2026-03-11T10:00")
    #expect(differing["db-1/mysqld.log"]?.facts.assumedZone == nil)
  }

  @Test("a short log that would begin after all others have ended is in their zone")
  func afterAll() async throws {
    let sources = try await inspected([
      "web-1/access.log": access(from: 10, to: 15, zone: "+0100"),
      "web-1/error.log": """
      2026/03/11 14:31:00 [error] 7#7: *3 connect() failed (111: Connection refused) while connecting to upstream
      2026/03/11 14:35:00 [error] 7#7: *4 connect() failed (111: Connection refused) while connecting to upstream

      """,
      "web-1/early.log": """
      2026/03/11 08:31:00 [error] 7#7: *3 connect() failed (111: Connection refused) while connecting to upstream
      2026/03/11 08:35:00 [error] 7#7: *4 connect() failed (111: Connection refused) while connecting to upstream

      """,
    ])
    #expect(start(sources["web-1/error.log"]) == "2026-03-11T13:31")
    #expect(start(sources["web-1/early.log"]) == "2026-03-11T08:31")
  }

  @Test("two zones on one host decide nothing, and it is said")
  func conflict() async throws {
    let sources = try await inspected([
      "web-1/a-access.log": access(from: 10, to: 15, zone: "+0200"),
      "web-1/b-access.log": access(from: 4, to: 9, zone: "-0400"),
      "web-1/shop.log": application(from: 10, to: 15),
    ])
    #expect(start(sources["web-1/shop.log"]) == "2026-03-11T10:00")
    #expect(sources["web-1/shop.log"]?.facts.assumedZone == .conflicting(zones: ["-04:00", "+02:00"]))
  }

  @Test("a zone by name is read by its rules, and tells it to the logs beside it")
  func named() async throws {
    try #require(NamedZone.rules(of: "Europe/Paris") != nil, "the zones of the system (tzdata) are needed")
    let sources = try await inspected([
      "web-1/php.log": php(from: 10, to: 15), "web-1/shop.log": application(from: 10, to: 15),
    ])
    #expect(start(sources["web-1/php.log"]) == "2026-03-11T09:00")
    #expect(start(sources["web-1/shop.log"]) == "2026-03-11T09:00")
    let unknown = try await inspected(["web-1/php.log": php(from: 10, to: 15, zone: "Europe/Nowhere")])
    #expect(start(unknown["web-1/php.log"]) == "2026-03-11T10:00")
    #expect(unknown["web-1/php.log"]?.facts.assumedZone == .unknown("Europe/Nowhere"))
  }

  @Test("jobs and the spelling of names change nothing")
  func stable() async throws {
    let files = [
      "web-1/access.log": access(from: 10, to: 15, zone: "+0200"),
      "web-1/shop.log": application(from: 10, to: 15),
      "web-1/shop.log.1": application(from: 0, to: 10),
      "web-1/mysqld.log": mysql(from: 8, to: 13),
    ]
    let one = try await inspected(files, jobs: 1)
    let many = try await inspected(files, jobs: 8)
    for name in files.keys { #expect(start(one[name]) == start(many[name])) }
    #expect(start(one["web-1/shop.log.1"]) == "2026-03-10T22:00")
    #expect(start(one["web-1/mysqld.log"]) == "2026-03-11T08:00")
  }

  @Test(
    "names that leave the folder of the zones are no zones",
    arguments: ["../../etc/passwd", "/etc/passwd", "Europe/../../../etc/passwd", "", "Europe/", "."])
  func hostileNames(_ name: String) { #expect(NamedZone.rules(of: name) == nil) }
}
