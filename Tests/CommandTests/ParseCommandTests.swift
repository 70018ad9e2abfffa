import Foundation
import TestSupport
import Testing

@Suite struct ParseCommandTests {
  private let lines = """
    2026-11-22T20:22:31.128Z ERROR api: cannot "connect"
    Traceback (most recent call last):
      File "db.py", line 1
    2026-11-22T20:22:32.000Z INFO api: fine

    """

  @Test("every record is one JSON object with the promised keys in their order")
  func keys() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write(lines, to: "app.log")
    let run = try RCA.run(["parse", path])
    #expect(run.status == 0)
    let records = run.output.split(separator: "\n")
    #expect(records.count == 2)
    let keys = [
      "file", "line", "offset", "timestamp", "level", "format", "host", "service", "message", "fields",
    ]
    for record in records {
      let places = keys.compactMap { record.range(of: "\"\($0)\":")?.lowerBound }
      #expect(places.count == keys.count && places == places.sorted())
      #expect(try JSONSerialization.jsonObject(with: Data(record.utf8)) is [String: Any])
    }
    let second = try JSONSerialization.jsonObject(with: Data(records[1].utf8)) as? [String: Any]
    #expect(second?["file"] as? String == path && second?["line"] as? Int == 4)
    #expect(second?["offset"] as? Int == lines.utf8.count - 40)
    #expect(
      second?["timestamp"] as? String == "2026-11-22T20:22:32.000Z" && second?["level"] as? String == "info")
  }

  @Test("standard input is read as -")
  func standardInput() throws {
    let run = try RCA.run(["parse", "-"], input: Data(lines.utf8))
    #expect(run.status == 0 && run.output.split(separator: "\n").count == 2)
    #expect(run.output.hasPrefix(#"{"file":"-","line":1,"offset":0,"#))
  }

  @Test("times without a zone are read in the given one, and written in UTC")
  func zone() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write(
      "2026-07-15 12:00:00 INFO api: x\n2026-07-15 12:00:01 INFO api: y\n", to: "db01/app.log")
    for (zone, expected) in [
      ("UTC", "T12:00:00"), ("+02:00", "T10:00:00"), ("db01=-05:00", "T17:00:00"),
      ("web*=-05:00", "T12:00:00"),
    ] {
      let run = try RCA.run(["parse", scratch.path, "--tz", zone], environment: ["TZ": "Asia/Tokyo"])
      #expect(run.output.contains("2026-07-15\(expected)"), "\(zone)")
    }
    #expect(!path.isEmpty)
  }

  @Test("samples of metrics are records too")
  func metrics() throws {
    let run = try RCA.run(
      ["parse", "-"], input: Data("timestamp,host,metric,value\n1600000000,db01,load1,0.5\n".utf8))
    #expect(run.output.contains(#""timestamp":"2020-09-13T12:26:40.000Z""#))
    #expect(run.output.contains(#""metric":"load1""#) && run.output.contains(#""value":0.5"#))
  }

  @Test("a file of which more than a tenth is in no known format is warned about, and its lines can be kept")
  func rejects() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write("no time\nnone either\n", to: "notes.txt")
    let log = try scratch.write(lines, to: "app.log")
    let rejects = scratch.path + "/rejects.txt"
    let run = try RCA.run(["parse", path, log, "--rejects", rejects])
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        "notes.txt: 100.0 % of 2 records have the shape of no known format, first at line 1"))
    #expect(!run.errors.contains("app.log"))
    #expect(
      try String(contentsOfFile: rejects, encoding: .utf8)
        == "\(path):1:0: no time\n\(path):2:8: none either\n")
    #expect(try RCA.run(["parse", path, log, "--strict"]).status == 3)
  }

  @Test("nothing but text in no known format ends with exit 3, though it is printed")
  func nothingParsed() throws {
    let run = try RCA.run(["parse", "-"], input: Data("no time\nnone either\n".utf8))
    #expect(run.status == 3 && run.output.split(separator: "\n").count == 2)
    #expect(run.errors.contains("none of the 2 records"))
    let analysis = try RCA.run(["analyze", "-"], input: Data("no time\nnone either\n".utf8))
    #expect(analysis.status == 3 && analysis.errors.contains("rca inspect"))
  }

  @Test("a log_line_prefix says what the fields are; one that cannot be meant is a usage error")
  func prefix() throws {
    let line = "2026-07-15 12:00:00.204 UTC [4711] night batch@shop LOG:  x\n"
    let run = try RCA.run(["parse", "-", "--prefix", "%m [%p] %a@%d "], input: Data(line.utf8))
    #expect(
      run.output.contains(#""application":"night batch""#) && run.output.contains(#""database":"shop""#))
    let wrong = try RCA.run(["parse", "-", "--prefix", "%y"], input: Data(line.utf8))
    #expect(wrong.status == 2 && wrong.errors.contains("%y is no escape"))
  }
}
