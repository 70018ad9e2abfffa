/// The text of one rule, format or pack file, with the name under which messages cite it.
package struct RuleSource: Sendable, Equatable {
  /// The path as the user gave it, or `Rules/events/postgresql.yaml` for a built-in file.
  package let name: String
  package let text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// True when the name says that the file is JSON; the grammar is the same.
  package var isJSON: Bool { name.hasSuffix(".json") }

  /// The file's name without folder and ending: `postgresql`.
  package var baseName: String {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return file.split(separator: ".").first.map { $0.lowercased() } ?? file
  }

  /// The lines without their terminators; line `n` of a mark is element `n - 1`.
  package var lines: [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.last == "\r" ? line.dropLast() : line
    }
  }

  /// The marked line under its number, and a caret below the marked column.
  ///
  /// Control characters are shown as `·` and a long line is cut around the mark, so that the caret is always on
  /// screen and a hostile file cannot drive the terminal.
  package func excerpt(at mark: SourceMark, width: Int = 100) -> String? {
    let lines = lines
    guard mark.line >= 1, mark.line <= lines.count else { return nil }
    let scalars = lines[mark.line - 1].unicodeScalars.map {
      $0.properties.generalCategory == .control ? "·" : $0
    }
    let caret = min(max(mark.column - 1, 0), scalars.count)
    let start = caret > width - 20 ? caret - (width - 20) : 0
    let end = min(scalars.count, start + width)
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: scalars[start..<end])
    let number = String(mark.line)
    let margin = String(repeating: " ", count: number.count)
    let before = start > 0 ? "…" : ""
    let after = end < scalars.count ? "…" : ""
    let indent = String(repeating: " ", count: caret - start + before.count)
    return "  \(number) | \(before)\(String(shown))\(after)\n  \(margin) | \(indent)^"
  }
}
