import Foundation
import TestSupport
import Testing

/// The pages for users: what they say to type works, and gives what they show.
@Suite struct DocumentTests {
  @Test(
    "every command of a page runs, and its output is the one shown",
    arguments: ["README.md", "docs/rules.md", "docs/tour.md"])
  func commands(_ name: String) throws {
    let page = try MarkdownPage(name)
    try #require(!page.commands.isEmpty)
    let shell = try ShellSession()
    for command in page.commands {
      let result = try shell.run(command.script)
      guard result.status == command.status else {
        // What follows builds on this command.
        Issue.record(
          "\(name):\(command.line): exit code \(result.status), not \(command.status)\n\(result.output)")
        return
      }
      if let difference = command.output?.difference(from: result.output) {
        Issue.record("\(name):\(difference.line): \(difference.problem)\nthe output was\n\(result.output)")
      }
    }
  }

  @Test("the README names every command, docs/rules.md every one for rules")
  func everyCommandIsNamed() throws {
    let readme = try text("README.md")
    for command in try subcommands([]) {
      #expect(readme.contains("`rca \(command)"), "README.md does not name rca \(command)")
    }
    let rules = try text("docs/rules.md")
    for command in try subcommands(["rules"]) {
      #expect(rules.contains("rca rules \(command)"), "docs/rules.md does not name rca rules \(command)")
    }
  }

  @Test("docs/rules.md explains every key of the language", arguments: ["rules", "format", "config", "pack"])
  func everyKeyIsExplained(_ language: String) throws {
    let code = try text("docs/rules.md").matches(of: #/`([^`\n]+)`/#).map(\.1)
    let words = Set(code.flatMap { $0.split { !$0.isLetter && $0 != "_" } })
    let schema = try RCA.run(["rules", "schema", language]).output
    for key in try keys(of: JSONSerialization.jsonObject(with: Data(schema.utf8))).sorted() {
      #expect(words.contains(Substring(key)), "\(language): `\(key)` is not explained")
    }
  }

  @Test("ARCHITECTURE.md names every target")
  func everyTargetIsNamed() throws {
    let page = try text("ARCHITECTURE.md")
    let targets = try FileManager.default.contentsOfDirectory(atPath: RCA.root.path + "/Sources")
    for target in targets.sorted() {
      #expect(page.contains(try Regex("(?m)^\\|.*\\b\(target)\\b.*\\|")), "\(target) is in no table")
    }
  }

  @Test(
    "links between pages lead somewhere",
    arguments: ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/rules.md", "docs/tour.md"])
  func links(_ name: String) throws {
    let folder = RCA.root.appendingPathComponent(name).deletingLastPathComponent()
    for link in try text(name).matches(of: #/\]\(([^):#]+)[^)]*\)/#).map({ String($0.1) }) {
      let target = folder.appendingPathComponent(link).path
      #expect(FileManager.default.fileExists(atPath: target), "\(name): \(link) is not there")
    }
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: RCA.root.appendingPathComponent(name)), as: UTF8.self)
  }

  private func subcommands(_ parents: [String]) throws -> [String] {
    let help = try RCA.run(parents + ["--help"]).output
    let list = try #require(help.range(of: "SUBCOMMANDS:\n"))
    return help[list.upperBound...].matches(of: #/(?m)^  ([a-z-]+) /#).map { String($0.1) }
  }

  /// The names under every `properties` of a JSON Schema.
  private func keys(of schema: Any) -> Set<String> {
    if let list = schema as? [Any] { return Set(list.flatMap(keys)) }
    guard let object = schema as? [String: Any] else { return [] }
    let named = (object["properties"] as? [String: Any]).map { Set($0.keys) } ?? []
    return named.union(object.values.flatMap(keys))
  }
}
