import Bytes
import Foundation
import Report
import Testing

@Suite struct CitationTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "rca-cite-\(UUID().uuidString)")
  private let lines = (1...3000).map { "2024-07-15 12:00:00 line \($0) of the log, user=u\($0 % 7)" }

  /// Runs `body` with a folder that holds `host/app.log` and a report that cites five of its lines.
  private func withLog(
    ending: String = "\n", _ body: (URL, ReportDocument) throws -> Void
  ) throws {
    let log = folder.appendingPathComponent("host/app.log")
    try FileManager.default.createDirectory(
      at: log.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data((lines.joined(separator: ending) + ending).utf8).write(to: log)
    var document = SampleReport.document
    let cited: [Int] = [1, 2, 1500, 2999, 3000]
    document.evidence = cited.enumerated().map { place, number in
      let before = lines[..<(number - 1)].reduce(0) { (sum: Int, line) in
        sum + line.utf8.count + ending.utf8.count
      }
      let bytes = Array(lines[number - 1].utf8)
      var line = SampleReport.document.evidence[place]
      line.source = "host/app.log"
      line.line = number
      line.offset = UInt64(before)
      line.sha256 = SHA256.hex(bytes, 0..<bytes.count)
      line.text = lines[number - 1]
      return line
    }
    try body(log, document)
  }

  private func sources() throws -> CitedSources { CitedSources(try FileTree.files(under: folder.path)) }

  private func outcomes(_ document: ReportDocument) throws -> [CitationCheck.Outcome] {
    CitationCheck(try sources()).findings(document).map(\.outcome)
  }

  private func gzip(_ log: URL, _ arguments: String...) throws {
    let process = try Process.run(
      URL(fileURLWithPath: "/usr/bin/env"), arguments: ["gzip"] + arguments + [log.path])
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(arguments: ["\n", "\r\n"]) func `every cited line holds, plain and after any compression`(
    ending: String
  ) throws {
    try withLog(ending: ending) { log, document in
      #expect(try outcomes(document).allSatisfy { $0 == .holds })
      try gzip(log, "-1")
      #expect(try outcomes(document).allSatisfy { $0 == .holds })
      try gzip(log.appendingPathExtension("gz"), "-d")
      try gzip(log, "-9")
      #expect(try outcomes(document).allSatisfy { $0 == .holds })
    }
  }

  @Test func `one edited byte is found, and only where it is`() throws {
    try withLog { log, document in
      var bytes = [UInt8](try Data(contentsOf: log))
      bytes[Int(document.evidence[2].offset) + 25] ^= 1
      try Data(bytes).write(to: log)
      #expect(try outcomes(document) == [.holds, .holds, .changed, .holds, .holds])
    }
  }

  @Test func `a line put in front moves what follows, and it is found again`() throws {
    try withLog { log, document in
      try (Data("new first line\n".utf8) + Data(contentsOf: log)).write(to: log)
      for (cited, outcome) in zip(document.evidence, try outcomes(document)) {
        #expect(outcome == .moved(line: cited.line + 1, offset: cited.offset + 15))
      }
    }
  }

  @Test func `a shorter source, a missing source and a redacted line are told apart`() throws {
    try withLog { log, document in
      var document = document
      document.evidence[1].sha256 = nil
      try Data((lines[..<2000].joined(separator: "\n") + "\n").utf8).write(to: log)
      #expect(try outcomes(document) == [.holds, .redacted, .holds, .gone, .gone])
      try FileManager.default.removeItem(at: log)
      guard case .unreadable(let reason) = try outcomes(document)[0] else { return #expect(Bool(false)) }
      #expect(reason.contains("host/app.log"))
    }
  }

  @Test func `two files that could both be the source are an error that names them`() throws {
    try withLog { log, document in
      let copy = log.deletingLastPathComponent().appendingPathComponent("app.log.gz")
      try FileManager.default.copyItem(at: log, to: copy)
      try FileManager.default.moveItem(at: log, to: log.appendingPathExtension("xz"))
      let error = #expect(throws: ReportError.self) {
        try Quotation(document.evidence[0], in: sources(), context: 1)
      }
      #expect(error?.description.contains("could both be") == true)
    }
  }

  @Test(arguments: [(0, 0), (0, 3), (2, 3), (4, 50)])
  func `a quotation shows the line between its neighbours`(
    place: Int, context: Int
  ) throws {
    try withLog { _, document in
      let cited = document.evidence[place]
      let quotation = try Quotation(cited, in: sources(), context: context)
      let numbers = max(1, cited.line - context)...min(3000, cited.line + context)
      #expect(quotation.lines.map(\.number) == Array(numbers))
      #expect(quotation.lines.map(\.text) == numbers.map { lines[$0 - 1] })
      #expect(quotation.holds == true)
      #expect(quotation.text(TerminalOptions()).contains("> \(cited.line)"))
    }
  }

  @Test func `the context of all lines is what each quotation shows`() throws {
    try withLog { _, document in
      let filled = document.addingContext(from: try sources(), lines: 2, limit: 4)
      for (place, line) in filled.evidence.prefix(4).enumerated() {
        let quotation = try Quotation(document.evidence[place], in: sources(), context: 2)
        #expect((line.before ?? []) + [line.text] + (line.after ?? []) == quotation.lines.map(\.text))
      }
      #expect(filled.evidence[4].before == nil)
    }
  }
}
