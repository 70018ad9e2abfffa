import Foundation
import TestSupport
import Testing

/// `rca manual` and `rca completions`, and what `make install` does with them.
@Suite struct ManualTests {
  /// Every command with its parents, and its options: `rca rules list` has `--run`.
  private static let tree: [(command: String, options: [String])] = {
    func walk(_ command: [String: Any], _ parents: [String]) -> [(command: String, options: [String])] {
      let path = parents + [command["commandName"] as? String ?? ""]
      let arguments = command["arguments"] as? [[String: Any]] ?? []
      let names = arguments.flatMap { $0["names"] as? [[String: String]] ?? [] }
      let options = names.filter { $0["kind"] == "long" }.map { "--" + ($0["name"] ?? "") }
      let children = (command["subcommands"] as? [[String: Any]] ?? []).flatMap { walk($0, path) }
      return [(path.joined(separator: " "), options)] + children
    }
    let dump = try? RCA.run(["--experimental-dump-help"]).output
    let object = try? JSONSerialization.jsonObject(with: Data((dump ?? "").utf8)) as? [String: Any]
    return walk(object?["command"] as? [String: Any] ?? [:], []).filter { $0.command != "rca help" }
  }()

  @Test("the manual page has every command with its options")
  func complete() throws {
    let page = try RCA.run(["manual"])
    try #require(page.status == 0 && Self.tree.count > 20)
    let text = page.output.replacing("\\-", with: "-")
    for (command, options) in Self.tree.dropFirst() {
      let heading = try #require(text.range(of: ".SS \(command)\n"), "\(command) has no section")
      let section = text[heading.upperBound...]
      let end = section.range(of: "\n.S")?.lowerBound ?? section.endIndex
      for option in options where option != "--help" && option != "--version" {
        #expect(section[..<end].contains("\\fB\(option)\\fR"), "\(command) lacks \(option)")
      }
    }
  }

  @Test("man renders the page without a warning, and what stands in it can be copied")
  func rendered() throws {
    let groff = "/usr/bin/groff"
    guard FileManager.default.isExecutableFile(atPath: groff) else { return }
    let scratch = try TemporaryFolder()
    let page = try scratch.write("rca.1", try RCA.run(["manual"]).output)
    let shell = try ShellSession()
    let result = try shell.run(
      "\(groff) -man -Tutf8 -P-cbou -ww '\(page)' 2>warnings; cat warnings >&2; test ! -s warnings")
    #expect(result.status == 0, "\(result.output.suffix(500))")
    #expect(result.output.contains("rca analyze [options] [paths ...]"))
    #expect(result.output.contains("rca rules explain --pattern 'took (?<ms>\\d+) ms' app.log:17"))
  }

  @Test("the completions of a shell name every command", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let script = try RCA.run(["completions", shell])
    #expect(script.status == 0)
    for (command, _) in Self.tree.dropFirst() {
      let name = command.split(separator: " ").last ?? ""
      #expect(script.output.contains(name), "\(shell) does not know \(command)")
    }
  }

  @Test("make install puts the binary, its page and its completions below DESTDIR and PREFIX")
  func installation() throws {
    let makefile = try String(contentsOf: RCA.root.appendingPathComponent("Makefile"), encoding: .utf8)
    let folder = try TemporaryFolder()
    let shell = try ShellSession()
    // Only the copying: what is built is the binary beside this test.
    let result = try shell.run(
      "make -s -C '\(RCA.root.path)' install-files RCA='\(RCA.binary.path)' DESTDIR='\(folder.path)/root' PREFIX=/opt/rca"
    )
    try #require(result.status == 0, "\(result.output)")
    #expect(makefile.contains("install: release\n\t$(MAKE) install-files"))
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/root/opt/rca")
    for file in [
      "bin/rca", "share/man/man1/rca.1", "share/bash-completion/completions/rca",
      "share/zsh/site-functions/_rca", "share/fish/vendor_completions.d/rca.fish",
    ] {
      #expect(files.contains(file), "\(file) is missing from \(files.sorted())")
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: "\(folder.path)/root/opt/rca/\(file)")
      #expect((attributes?[.size] as? Int ?? 0) > 0)
    }
  }
}
