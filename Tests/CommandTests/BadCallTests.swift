import Foundation
import TestSupport
import Testing

@Suite struct BadCallTests {
  private let log = (0..<50).map { "2026-11-22 20:22:\(10 + $0) INFO [1] api: request \($0) served\n" }
    .joined()

  @Test("only binary data is nothing that could be parsed")
  func binaryOnly() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write(Array(repeating: 1, count: 4000), to: "core.bin")
    #expect(try RCA.run(["analyze", path]).status == 3)
    #expect(try RCA.run(["parse", path]).status == 3)
  }

  @Test(
    "mistakes in the call are usage errors that say what to write",
    arguments: [
      (["analyze"], "give files or folders"), (["analyze", "LOG", "--nonsense"], "nonsense"),
      (["analyze", "LOG", "-f", "yaml"], "yaml"),
      (["analyze", "LOG", "--tz", "Mars/Base"], "Mars/Base"),
      (["analyze", "LOG", "--since", "soon"], "soon"),
      (["analyze", "LOG", "--incident", "12:00"], "START..END"), (["analyze", "LOG", "-j", "0"], "--jobs"),
      (["analyze", "LOG", "--incident", "2026-11-22T21:00:00Z..2026-11-22T20:00:00Z"], "before it begins"),
      (["analyze", "LOG", "-o", "report.xyz"], "report.xyz"),
      (["analyze", "LOG", "--topology", "/nowhere.json"], "/nowhere.json"),
      (["frobnicate"], "frobnicate"),
    ])
  func usage(_ arguments: [String], _ says: String) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write(log, to: "app.log")
    let run = try RCA.run(arguments.map { $0 == "LOG" ? path : $0 })
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test("bytes from logs cannot drive a terminal")
  func escapes() throws {
    let scratch = try ScratchFolder()
    let evil = (0..<200).map {
      "2026-11-22 20:\(10 + $0 / 60):\(10 + $0 % 50) ERROR [1] api: \u{1B}[2J\u{1B}]0;owned\u{7} failed \u{202E}\n"
    }.joined()
    let path = try scratch.write(evil, to: "app.log")
    for command in [["analyze", path], ["inspect", path], ["timeline", path], ["parse", path]] {
      let run = try RCA.run(command + (command[0] == "parse" ? [] : ["--color", "never"]))
      #expect(!run.output.contains("\u{1B}") && !run.errors.contains("\u{1B}"), "\(command[0])")
    }
  }

  @Test("a report is no log: not when it is given, and not when it lies beside the logs")
  func ownReport() throws {
    let scratch = try ScratchFolder()
    try scratch.write(log, to: "logs/app.log")
    let first = try RCA.run(["analyze", "-f", "json", scratch.path + "/logs"])
    let report = try scratch.write(first.output, to: "logs/report.json")
    for command in ["analyze", "inspect", "parse", "replay"] {
      let run = try RCA.run([command, report])
      #expect(run.status == 2 && run.errors.contains("is a report of rca"), "\(command): \(run.errors)")
    }
    #expect(try RCA.run(["analyze", "-f", "json", scratch.path + "/logs"]).output == first.output)
  }

  @Test("a report is given by name or behind -i, whatever is made of it")
  func reportOption() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write(log, to: "app.log")
    let report = scratch.path + "/report.json"
    #expect(try RCA.run(["analyze", path, "-o", report, "-q"]).status == 0)
    for command in ["report", "postmortem", "alerts"] {
      let plain = try RCA.run([command, report])
      #expect(plain.status == 0, "\(command): \(plain.errors)")
      #expect(try RCA.run([command, "-i", report]).output == plain.output)
      #expect(try RCA.run([command, report, "-i", report]).status == 2)
    }
  }

  @Test("a mistyped command is named with the one that was meant")
  func typo() throws {
    let run = try RCA.run(["analyse", "logs/"])
    #expect(run.status == 2 && run.errors.contains("did you mean analyze?"), "\(run.errors)")
    let nested = try RCA.run(["rules", "tset"])
    #expect(
      nested.status == 2 && nested.errors.contains("\"rules tset\"; did you mean test?"), "\(nested.errors)")
    #expect(try RCA.run(["\u{1B}[2J"]).errors.contains("\u{1B}") == false)
  }

  @Test("times without a date are on the day of the logs, and a negative one needs no equals sign")
  func times() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write(log, to: "app.log")
    let day = try RCA.run(["parse", path, "--since", "00:00"])
    #expect(day.status == 0 && !day.output.isEmpty, "\(day.errors)")
    for span in [["--since", "-3h"], ["--until", "2001-01-01"]] {
      let run = try RCA.run(["analyze", path] + span)
      #expect(run.status == 3 && run.errors.contains("outside of the time"), "\(run.errors)")
      #expect(run.errors.contains("the logs go from 20"), "\(run.errors)")
      let inspection = try RCA.run(["inspect", path] + span)
      #expect(inspection.status == 3 && inspection.output.contains("left out"), "\(inspection.output)")
    }
    let turned = try RCA.run(["analyze", path, "--since", "23:00", "--until", "22:00"])
    #expect(turned.status == 2 && turned.errors.contains("nothing lies between"), "\(turned.errors)")
  }
}
