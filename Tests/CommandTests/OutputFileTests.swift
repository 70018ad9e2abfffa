import Foundation
import TestSupport
import Testing

@Suite struct OutputFileTests {
  private let log = (0..<50).map { "2026-11-22 20:22:\(10 + $0) INFO [1] api: request \($0) served\n" }
    .joined()

  @Test("a FIFO named as output stays one and hands the whole report to its reader")
  func fifo() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write(log, to: "app.log")
    let fifo = scratch.path + "/report.json"
    try #require(mkfifo(fifo, 0o600) == 0)
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/bin/cat")
    reader.arguments = [fifo]
    let pipe = Pipe()
    reader.standardOutput = pipe
    try reader.run()
    let run = try RCA.run(["analyze", path, "-o", fifo])
    #expect(run.status == 0, "\(run.errors)")
    let handed = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    reader.waitUntilExit()
    #expect(handed.hasPrefix("{") && handed.hasSuffix("}\n"))
    #expect(
      try FileManager.default.attributesOfItem(atPath: fifo)[.type] as? FileAttributeType != .typeRegular)
  }

  @Test("a symbolic link named as output stays one; the file it points at is replaced and keeps its mode")
  func symbolicLink() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write(log, to: "app.log")
    let target = try scratch.write("old", to: "real.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: target)
    let link = scratch.path + "/link.json"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    #expect(try RCA.run(["analyze", path, "-o", link]).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    #expect(try String(contentsOfFile: target, encoding: .utf8).hasPrefix("{"))
    let mode = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o640)
  }

  @Test("a folder, or a place in none, cannot be written: said as a usage error, and no part is left behind")
  func unwritable() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write(log, to: "app.log")
    let folder = scratch.path + "/folder.json"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    for place in [folder, scratch.path + "/missing/report.json"] {
      let run = try RCA.run(["analyze", path, "-o", place])
      #expect(run.status == 2 && run.errors.contains(place), "\(run.errors)")
    }
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: scratch.path)) == ["app.log", "folder.json"])
  }

  @Test(
    "a full disk behind standard output is an error, not a crash", arguments: ["analyze", "parse", "inspect"])
  func fullDisk(_ command: String) throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let scratch = try ScratchFolder()
    let path = try scratch.write(log, to: "app.log")
    let process = Process()
    process.executableURL = RCA.binary
    process.arguments = [command, path]
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 2)
    #expect(said.contains("standard output cannot be written"), "\(said)")
  }

  @Test("one run gives the same tokens in every form, with and without the lines around the evidence")
  func tokens() throws {
    let scratch = try ScratchFolder()
    let logs = scratch.path + "/logs"
    try FileManager.default.createDirectory(atPath: logs, withIntermediateDirectories: false)
    var text = ""
    for second in 0..<1_800 {
      let time = String(format: "2026-11-22 20:%02d:%02d", second / 60, second % 60)
      let fails = second > 900 && second < 1_200
      text +=
        fails
        ? "\(time) ERROR [7] api: connection to 10.4.5.6 refused\n"
        : "\(time) INFO [7] api: request \(second) served\n"
    }
    try text.write(toFile: logs + "/app.log", atomically: true, encoding: .utf8)
    let pages = ["html", "md", "json"].map { scratch.path + "/report." + $0 }
    let run = try RCA.run(["analyze", "--redact", logs] + pages.flatMap { ["-o", $0] })
    #expect(run.status == 0, "\(run.errors)")
    let tokens = try pages.map { page in
      Set(
        try String(contentsOfFile: page, encoding: .utf8).matches(of: /ip-[0-9a-f]{8}/).map { String($0.0) })
    }
    #expect(tokens[0].count == 1)
    #expect(tokens[0] == tokens[1] && tokens[1] == tokens[2])
  }

  @Test("a report among the logs is left out and named; a page of somebody else is read")
  func reportAmongLogs() throws {
    let scratch = try ScratchFolder()
    let logs = scratch.path + "/logs"
    try FileManager.default.createDirectory(atPath: logs, withIntermediateDirectories: false)
    try log.write(toFile: logs + "/app.log", atomically: true, encoding: .utf8)
    try "<!doctype html><title>status</title>\n".write(
      toFile: logs + "/status.html", atomically: true, encoding: .utf8)
    #expect(try RCA.run(["analyze", logs, "-o", logs + "/r.html", "-o", logs + "/r.json"]).status == 0)
    let run = try RCA.run(["inspect", logs])
    for name in ["r.html", "r.json"] {
      #expect(run.errors.contains("\(name): left out, it is a report of rca and no log"))
    }
    #expect(run.output.contains("status.html") && !run.output.contains("r.json"))
  }
}
