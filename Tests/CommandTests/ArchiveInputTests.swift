import Foundation
import TestSupport
import Testing

/// Archives in which something is wrong: all that can be read is read, and what cannot is named.
@Suite struct ArchiveInputTests {
  private func lines(_ host: String) -> String {
    (10..<30).map { "2026-07-15T12:00:\($0).000Z ERROR \(host): cannot connect \($0)\n" }.joined()
  }

  /// A tar archive without its end marker.
  private func tar(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
    files.flatMap { name, content -> [UInt8] in
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at place: Int) {
        header.replaceSubrange(place..<place + text.utf8.count, with: Array(text.utf8))
      }
      put(name, at: 0)
      put("0000644", at: 100)
      let octal = String(content.count, radix: 8)
      put(String(repeating: "0", count: 11 - octal.count) + octal, at: 124)
      put("14631230000", at: 136)
      put("        ", at: 148)
      put("0", at: 156)
      put("ustar", at: 257)
      let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
      put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0} ", at: 148)
      let padding = (512 - content.count % 512) % 512
      return header + content + [UInt8](repeating: 0, count: padding)
    }
  }

  private func parse(_ bytes: [UInt8], as name: String) throws -> (files: [String: Int], errors: String) {
    let scratch = try ScratchFolder()
    let path = try scratch.write(bytes, to: name)
    let run = try RCA.run(["parse", path])
    var files: [String: Int] = [:]
    for line in run.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let file = try #require(object?["file"] as? String)
      files[String(file.dropFirst(path.count)), default: 0] += 1
    }
    return (files, run.errors)
  }

  @Test("one member that cannot be unpacked does not hide the others", arguments: [(14, 0), (0, 1)])
  func unsupported(method: Int, flags: Int) throws {
    var zip = StoredZip()
    zip.add("web01/app.log", lines("web01"))
    zip.add("web02/app.log", lines("web02"), method: method, flags: flags)
    zip.add("web03/app.log", lines("web03"))
    let found = try parse(zip.closed, as: "logs.zip")
    #expect(found.files == ["!web01/app.log": 20, "!web03/app.log": 20])
    #expect(found.errors.contains("logs.zip!web02/app.log: "))
  }

  @Test("the same holds for an archive inside another")
  func nested() throws {
    var zip = StoredZip()
    zip.add("a.log", lines("a"))
    zip.add("b.log", lines("b"), flags: 1)
    let archive = tar([("inner.zip", zip.closed), ("c.log", Array(lines("c").utf8))])
    let found = try parse(archive + [UInt8](repeating: 0, count: 1024), as: "logs.tar")
    #expect(found.files == ["!inner.zip!a.log": 20, "!c.log": 20])
    #expect(found.errors.contains("logs.tar!inner.zip!b.log: "))
  }

  @Test("damage between members is reported with how much was lost and where")
  func damagedBetween() throws {
    let archive = tar([("a.log", Array(lines("a").utf8))]) + [UInt8](repeating: 0x41, count: 700)
    let found = try parse(archive, as: "logs.tar")
    #expect(found.files == ["!a.log": 20])
    #expect(found.errors.contains("logs.tar: archive damaged: corrupt data: 700 bytes lost at offset 2048"))
  }

  @Test("a member that is cut off gives what was there, under its own name and only once")
  func truncated() throws {
    let archive = tar([("a.log", Array(lines("a").utf8)), ("b.log", Array(lines("b").utf8))])
    let found = try parse(Array(archive.dropLast(700)), as: "logs.tar")
    #expect(found.files["!a.log"] == 20 && (1..<20).contains(found.files["!b.log"] ?? 0))
    #expect(found.errors.contains("logs.tar!b.log: truncated: "))
    #expect(!found.errors.contains("archive damaged"))
  }

  @Test("an archive without files is not silently fine")
  func empty() throws {
    let found = try parse(StoredZip().closed, as: "logs.zip")
    #expect(found.files.isEmpty && found.errors.contains("logs.zip: an archive without files"))
  }

  @Test("analyze lists the member that could not be read and analyses the rest")
  func analysis() throws {
    let scratch = try ScratchFolder()
    var zip = StoredZip()
    zip.add("web01/app.log", lines("web01"))
    zip.add("web02/app.log", lines("web02"), method: 14)
    let path = try scratch.write(zip.closed, to: "logs.zip")
    let run = try RCA.run(["analyze", path, "-f", "json"])
    #expect(run.status == 0)
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let sources = report?["sources"] as? [[String: Any]] ?? []
    #expect(sources.map { $0["path"] as? String } == ["logs.zip!web01/app.log", "logs.zip!web02/app.log"])
    #expect(sources.map { $0["records"] as? Int } == [20, 0])
    #expect(sources.map { $0["truncated"] as? Bool } == [false, true])
  }
}
