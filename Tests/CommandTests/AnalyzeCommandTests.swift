import Foundation
import TestSupport
import Testing

@Suite struct AnalyzeCommandTests {
  private let logs = Fixture.path("config-upstream-port/logs")
  private let metrics = Fixture.path("config-upstream-port/metrics")

  @Test("every citation of a report is the line that stands there")
  func citations() throws {
    let report = try json(RCA.run(["analyze", logs, metrics, "-f", "json"]))
    let evidence = try #require(report["evidence"] as? [[String: Any]])
    let plain = evidence.filter { !($0["source"] as? String ?? "").hasSuffix(".gz") }
    #expect(plain.count > 3)
    for line in plain {
      let source = try #require(line["source"] as? String)
      let path = URL(fileURLWithPath: logs).deletingLastPathComponent().appendingPathComponent(source)
      let bytes = [UInt8](try Data(contentsOf: path))
      let offset = try #require(line["offset"] as? Int)
      let number = try #require(line["line"] as? Int)
      let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.endIndex
      #expect(String(decoding: bytes[offset..<end], as: UTF8.self) == line["text"] as? String)
      #expect(bytes[..<offset].filter { $0 == 0x0A }.count + 1 == number)
    }
  }

  @Test("a healthy run has no incident; asking for a cause makes that a failure")
  func healthy() throws {
    let paths = [Fixture.path("healthy-deploy/logs"), Fixture.path("healthy-deploy/metrics")]
    let report = try RCA.run(["analyze"] + paths + ["-f", "json", "--require-cause"])
    #expect(report.status == 1)
    #expect(try json(report)["verdict"] as? String == "no-incident")
  }

  @Test("a report goes to files by their extensions, and to standard output as text without colours")
  func outputs() throws {
    let scratch = try ScratchFolder()
    let files = ["report.json", "report.txt"].map { scratch.path + "/" + $0 }
    let run = try RCA.run(["analyze", logs, "-o", files[0], "-o", files[1]])
    #expect(run.status == 0 && run.output == "")
    let json = try String(contentsOfFile: files[0], encoding: .utf8)
    let text = try String(contentsOfFile: files[1], encoding: .utf8)
    #expect(json.hasPrefix("{") && json.contains("\"rca/report/v1\""))
    let standard = try RCA.run(["analyze", logs, "--color", "auto"])
    #expect(standard.output == text && !standard.output.contains("\u{1B}"))
    #expect(standard.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("a time range leaves out what is before and after it")
  func range() throws {
    let whole = try RCA.run(["inspect", logs, "-f", "json"]).output
    let first = try #require(whole.split(separator: "\n").compactMap(Self.first).min())
    let late = try RCA.run(["inspect", logs, "-f", "json", "--since", first.prefix(17) + "59Z"])
    #expect(
      late.output.split(separator: "\n").compactMap(Self.first).allSatisfy { $0 >= first.prefix(17) + "59" })
  }

  private func json(_ result: CommandResult) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any] ?? [:]
  }

  private static func first(_ line: Substring) -> String? {
    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return object?["first"] as? String
  }
}
