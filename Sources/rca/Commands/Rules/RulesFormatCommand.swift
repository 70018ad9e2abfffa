import ArgumentParser
import Foundation
import Rules

/// `rca rules fmt`: rule files in their canonical layout.
struct RulesFormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Lay out rule, format, pack and configuration files in the canonical way.",
    discussion: """
      Keys come in the order in which rca rules schema lists them, blanks at line ends and repeated empty lines go, \
      comments stay where they belong. A file is written only when it then says the same as before.

      rca rules fmt rules/*.yaml
      rca rules fmt --check rules/*.yaml

      Exit codes: 0 done, 1 with --check when a file is laid out otherwise, 4 when a file is invalid.
      """)

  @Argument(help: "Files to lay out.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Flag(help: "Write nothing; name the files that are laid out otherwise and fail (1) when there are any.")
  var check = false

  func run() throws {
    var others = 0
    for file in files {
      guard !file.hasSuffix(".json") else {
        throw CommandFailure(
          .usage, "\(file): only YAML is laid out; JSON has no comments and no layout to keep")
      }
      guard let data = FileManager.default.contents(atPath: file),
        let text = String(validating: data, as: UTF8.self)
      else { throw CommandFailure(.usage, "\(file): cannot be read as UTF-8 text; check the path") }
      let laidOut: String
      do throws(RuleError) { laidOut = try RuleFormatter.format(RuleSource(name: file, text: text)) } catch {
        throw CommandFailure(.rules, error.description)
      }
      if laidOut == text { continue }
      others += 1
      if check {
        try ResultFile(path: nil).write(file + "\n")
      } else {
        try ResultFile(path: file).write(laidOut)
      }
    }
    if check, others > 0 {
      throw CommandFailure(.negative, "\(others) file(s) to lay out: rca rules fmt FILE")
    }
  }
}
