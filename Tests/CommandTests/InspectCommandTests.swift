import Foundation
import TestSupport
import Testing

@Suite struct InspectCommandTests {
  private func inspect(_ scratch: ScratchFolder, _ arguments: [String] = []) throws -> [[String: Any]] {
    let run = try RCA.run(["inspect", scratch.path, "-f", "json"] + arguments)
    return try run.output.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func stamp(_ second: Int) -> String {
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "2026-07-15T" + clock.joined(separator: ":")
  }

  @Test(
    "a source is shown with its codec, format and why, host, zone, share and the first line that is not parsed"
  )
  func columns() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      "2026-07-15 12:00:00,000 INFO api: x\n2026-07-15 12:00:01,000 ERROR api: y\n", to: "web01/app.log")
    try scratch.write("no time\nno time either\n", to: "web01/notes.txt")
    try scratch.write(
      "2026-07-15T12:00:00+02:00 INFO x\n2026-07-15T12:00:01+02:00 INFO y\n", to: "web02/b.log")
    let sources = try inspect(scratch)
    #expect(sources.map { $0["path"] as? String } == ["web01/app.log", "web01/notes.txt", "web02/b.log"])
    #expect(sources[0]["host"] as? String == "web01" && sources[0]["parsedShare"] as? Double == 1)
    #expect((sources[0]["reason"] as? String)?.hasPrefix("2 of 2 lines are ") == true)
    #expect((sources[0]["zone"] as? [String: Any])?["isMissing"] as? Bool == true)
    #expect((sources[2]["zone"] as? [String: Any])?["written"] as? [String] == ["+02:00"])
    let reject = try #require(sources[1]["firstUnparsed"] as? [String: Any])
    #expect(reject["line"] as? Int == 1 && reject["text"] as? String == "no time")
    #expect(sources[1]["unparsed"] as? Int == 2)
  }

  @Test("text for people names the zone's origin, the gap and the share, and cannot drive the terminal")
  func text() throws {
    let scratch = try ScratchFolder()
    let seconds = Array(0..<60) + Array(4000..<4060)
    let lines = seconds.map { "\(stamp($0)) INFO api: x\n" }.joined()
    try scratch.write(lines + "\u{1B}]0;owned\u{7}\n", to: "a.log")
    let page = try RCA.run(["inspect", scratch.path]).output
    #expect(page.contains("not written, UTC is assumed; --tz says otherwise"))
    #expect(page.contains("00:00:59Z – 01:06:40Z (1h06m)"))
    #expect(page.contains("120, parsed 100.0 %") && !page.contains("\u{1B}"))
    let given = try RCA.run(["inspect", scratch.path, "--tz", "+02:00"]).output
    #expect(given.contains("not written, taken from --tz"))
  }

  @Test("a log that often waits for long has no gaps")
  func bursts() throws {
    let scratch = try ScratchFolder()
    let seconds = (0..<20).flatMap { hour in (0..<40).map { hour * 3600 + $0 } }
    try scratch.write(seconds.map { "\(stamp($0)) INFO cron: x\n" }.joined(), to: "cron.log")
    #expect((try inspect(scratch)[0]["gaps"] as? [Any])?.isEmpty == true)
  }

  @Test("clocks are compared by the requests that two hosts logged, and put right only when it matters")
  func clocks() throws {
    let scratch = try ScratchFolder()
    func lines(_ shift: Int) -> String {
      (0..<60).map { index in
        "{\"time\":\"\(stamp(3600 + 20 * index + shift)).\(100 + index)Z\",\"level\":\"info\",\"msg\":\"served\","
          + "\"request_id\":\"7f3a00c\(index)9be1\"}\n"
      }.joined()
    }
    try scratch.write(lines(0), to: "web01/app.log")
    try scratch.write(lines(37), to: "api01/app.log")
    try scratch.write(lines(0), to: "api02/app.log")
    let sources = try inspect(scratch)
    let late = try #require(sources.first { $0["host"] as? String == "api01" })
    let offset = try #require(late["clockOffsetSeconds"] as? Double)
    #expect(abs(abs(offset) - 37) < 1 && late["clockApplied"] as? Bool == true)
    let run = try RCA.run(["inspect", scratch.path]).output
    #expect(run.contains("clocks\n") && run.contains("put right") && run.contains("too little to matter"))
  }

  @Test("a folder of binary files ends with exit 3")
  func nothing() throws {
    let scratch = try ScratchFolder()
    try scratch.write((0..<4096).map { UInt8($0 % 32) }, to: "core.bin")
    #expect(try RCA.run(["inspect", scratch.path]).status == 3)
  }
}
