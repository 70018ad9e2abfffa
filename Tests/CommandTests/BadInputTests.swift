import Foundation
import TestSupport
import Testing

/// What the command says and how it ends when something is wrong with what it was given.
@Suite struct BadInputTests {
  /// A folder that is removed with the value.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("rca-input-\(UUID().uuidString)")
    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ name: String, _ data: Data) throws {
      let file = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
  }

  private let access = (0..<600).map { second in
    "203.0.113.7 - - [04/Mar/2025:08:\(String(format: "%02d:%02d", 10 + second / 60, second % 60)) +0000] \"GET / HTTP/1.1\" 200 10 \"-\" \"curl\"\n"
  }.joined()

  @Test("A missing path is named and is a usage error")
  func missing() throws {
    let result = try RCA.run(["analyze", "/nowhere/at/all"])
    #expect(result.status == 2)
    #expect(result.errors.contains("/nowhere/at/all"))
  }

  @Test("An empty folder is not silently fine")
  func empty() throws {
    let folder = try Folder()
    let result = try RCA.run(["analyze", folder.url.path])
    #expect(result.status == 3)
    #expect(!result.errors.isEmpty)
  }

  @Test("An unknown flag is a usage error")
  func usage() throws {
    #expect(try RCA.run(["analyze", "--no-such-flag", "."]).status == 2)
    #expect(try RCA.run(["no-such-command"]).status == 2)
  }

  @Test("Binary and truncated files are reported, and everything else is still analysed")
  func damaged() throws {
    let folder = try Folder()
    try folder.write("web1/nginx/access.log", Data(access.utf8))
    try folder.write("web1/core.bin", Data((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 7) }))
    let whole = try Data(
      contentsOf: RCA.root.appendingPathComponent("Fixtures/healthy-deploy/logs/api-1/shop/api.log.1.gz"))
    try folder.write("web1/cut.log.gz", whole.prefix(whole.count / 2))
    let result = try RCA.run(["analyze", folder.url.path, "-f", "json"])
    #expect(result.status == 0)
    let report = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let sources = report["sources"] as? [[String: Any]] ?? []
    #expect(sources.first { $0["path"] as? String == "web1/nginx/access.log" }?["records"] as? Int == 600)
    #expect(sources.first { $0["path"] as? String == "web1/cut.log.gz" }?["truncated"] as? Bool == true)
    let notCovered = (report["notCovered"] as? [String] ?? []).joined(separator: "\n")
    #expect(notCovered.contains("cut.log.gz"))
  }

  @Test("A broken rule file is refused with its place and what was probably meant")
  func rule() throws {
    let folder = try Folder()
    try folder.write("web1/nginx/access.log", Data(access.utf8))
    let rules = """
      schema: rca/rules/v1
      pack: mine
      version: 1.0.0
      rules:
        - id: mine.one
          tittle: A rule
          event: error
          pattern: 'oops'
      """
    try folder.write("rules.yaml", Data(rules.utf8))
    let result = try RCA.run([
      "analyze", folder.url.path, "-r", folder.url.appendingPathComponent("rules.yaml").path,
    ])
    #expect(result.status == 4)
    #expect(result.errors.contains("rules.yaml:6:"))
    #expect(result.errors.contains("title"))
  }
}
