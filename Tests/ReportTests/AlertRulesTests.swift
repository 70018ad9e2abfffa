import Foundation
import Report
import Testing

@Suite struct AlertRulesTests {
  @Test func `the cause, the impact and the class of the cause each give an alert`() {
    let text = AlertFiles(SampleReport.document).prometheus
    #expect(text.contains("- alert: PostgresqlConnectionAuthorizedHigh"))
    #expect(text.contains("- alert: FailedRequestsHigh"))
    #expect(text.contains("- alert: PostgresqlConnectionsNearLimit"))
    #expect(text.contains("normal is at most 15, the incident had 62.2"))
  }

  @Test func `a rule for Loki looks into the log that has the lines, whoever they speak of`() throws {
    var document = SampleReport.document
    let place = try #require(document.series.firstIndex { $0.rule == "postgresql.connection-authorized" })
    document.series[place].phrase = "connection authorized"
    document.series[place].host = "db01"
    document.series[place].service = "postgresql"
    let source = try #require(document.sources.firstIndex { $0.path == "db01/postgresql.log.gz" })
    document.sources[source].service = "api"
    document.sources[source].host = "app01"
    #expect(
      AlertFiles(document).loki.contains(#"{host=\"app01\",service=\"api\"} |= \"connection authorized\""#))
  }

  @Test func `the share of failed requests is one of requests, not of all lines of the server`() {
    let query = AlertFiles(SampleReport.document).loki.split(separator: "\n").first {
      $0.contains("expr:") && $0.contains("100 * sum")
    }
    let parts = query.map { $0.components(separatedBy: " / ") } ?? []
    #expect(parts.count == 2 && parts.last?.contains("HTTP/") == true)
  }

  @Test func `a cause without a usual alert takes that of what it brought`() throws {
    var document = SampleReport.document
    document.incidents[0].causes[0].category = "batch-job"
    document.incidents[0].symptoms[0].category = "disk-full"
    #expect(AlertFiles(document).prometheus.contains("- alert: DiskAlmostFull"))
    try check(AlertFiles(document))
  }

  @Test func `a quiet report gives no alert and still a file that loads`() throws {
    let files = AlertFiles(SampleReport.quiet)
    #expect(files.isEmpty)
    try check(files)
  }

  @Test func `the rules are quiet on the baseline and fire by the first error, as promtool sees it`() throws {
    try check(AlertFiles(SampleReport.document))
    try check(AlertFiles(SampleReport.undecided))
  }

  @Test(
    arguments: [
      "connection-exhaustion", "connection-leak", "lock-contention", "deadlock", "disk-full", "out-of-memory",
      "tls-certificate", "cpu-saturation", "network", "dependency", "dns", "cache-outage", "process-crash",
      "host-failure", "slow-query",
    ], ["postgresql", "mysql"])
  func `the alert of every class passes its own test`(category: String, service: String) throws {
    var document = SampleReport.document
    document.incidents[0].causes[0].category = category
    document.incidents[0].causes[0].service = service
    try check(AlertFiles(document))
  }

  @Test(arguments: HostilePayloads.all) func `hostile text stays a string of the rules`(payload: String)
    throws
  {
    var document = HostilePayloads.document(payload)
    for place in document.series.indices {
      document.series[place].host = payload
      document.series[place].phrase = payload
    }
    let files = AlertFiles(document)
    try check(files)
    for text in [files.prometheus, files.loki, files.promtoolTest] {
      #expect(!text.unicodeScalars.contains { $0 != "\n" && HostileText.isHidden($0) })
      for line in text.split(separator: "\n") where line.contains("summary:") {
        #expect(!line.contains("{{"))
      }
      #expect(!text.contains("\n  - alert: Evil"))
    }
  }

  /// From `RCA_PROMTOOL` (`make test-alerts` sets it), or where packages put it.
  private static let promtool = [
    ProcessInfo.processInfo.environment["RCA_PROMTOOL"] ?? "", "/usr/bin/promtool", "/usr/local/bin/promtool",
    "/opt/homebrew/bin/promtool",
  ].first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What promtool says of the files; nothing where there is none.
  private func check(_ files: AlertFiles) throws {
    guard let promtool = Self.promtool else { return }
    let folder = FileManager.default.temporaryDirectory.appending(path: "rca-alerts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [
      ("prometheus.rules.yaml", files.prometheus), ("prometheus.test.yaml", files.promtoolTest),
    ] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    for arguments in [
      ["check", "rules", "prometheus.rules.yaml"], ["test", "rules", "prometheus.test.yaml"],
    ] {
      let process = Process()
      process.executableURL = URL(filePath: promtool)
      process.arguments = arguments
      process.currentDirectoryURL = folder
      let output = Pipe()
      process.standardOutput = output
      process.standardError = output
      try process.run()
      let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "promtool \(arguments[0]): \(said.suffix(1500))")
    }
  }
}
