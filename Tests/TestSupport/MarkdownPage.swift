package import Foundation

/// The commands of a Markdown page and the output that it shows after them.
///
/// A fenced block marked `sh` is a command; a `text` block that follows, with nothing but words between, is its output.
/// `sh exit=1` is a command that ends with this status, `sh unchecked` one that is not for a test: an installation.
package struct MarkdownPage {
  /// One `sh` block.
  package struct Command: Sendable {
    package var script: String
    /// Line of its first line in the page, from 1.
    package var line: Int
    package var status: Int32
    package var output: ExpectedText?
  }

  /// As messages name it: `docs/rules.md`.
  package let name: String
  package private(set) var commands: [Command] = []

  /// Reads a page of the repository.
  package init(_ name: String) throws {
    let text = String(decoding: try Data(contentsOf: RCA.root.appendingPathComponent(name)), as: UTF8.self)
    self.init(name: name, text: text)
  }

  package init(name: String, text: String) {
    self.name = name
    var block: (words: [Substring], line: Int, lines: [String])?
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if !line.hasPrefix("```") {
        block?.lines.append(line)
      } else if let (words, first, lines) = block {
        close(words, first, lines)
        block = nil
      } else {
        block = (line.dropFirst(3).split(separator: " "), index + 2, [])
      }
    }
  }

  private mutating func close(_ words: [Substring], _ line: Int, _ lines: [String]) {
    switch words.first {
    case "sh" where !words.contains("unchecked"):
      let status = words.first { $0.hasPrefix("exit=") }.flatMap { Int32($0.dropFirst(5)) }
      commands.append(
        Command(script: lines.joined(separator: "\n"), line: line, status: status ?? 0))
    case "text" where commands.last.map { $0.output == nil } ?? false:
      commands[commands.count - 1].output = ExpectedText(lines, line: line)
    default: break
    }
  }
}
