package import Patterns

/// A near miss on a few lines: the text and the pattern, each with a caret at the place where they part, and a repair.
package struct NearMissText: Sendable {
  private let miss: NearMiss
  private let pattern: String
  private let subject: [UInt8]
  private let width: Int

  /// - Parameters:
  ///   - subject: the text in which the pattern was searched, all of it.
  ///   - width: columns of a line.
  package init(_ miss: NearMiss, pattern: String, subject: [UInt8], width: Int = 100) {
    self.miss = miss
    self.pattern = pattern
    self.subject = subject
    self.width = width
  }

  private static let indentation = 4
  private static let labelColumns = 9

  package var lines: [String] {
    let room = width - Self.indentation - Self.labelColumns
    let line = CaretText(subject, at: miss.offset, width: room)
    let source = CaretText(Array(pattern.utf8), at: miss.item.lowerBound, width: room)
    var lines = [
      Self.labelled("line", line.text), Self.labelled("", caret(line, got)),
      Self.labelled("pattern", source.text),
      Self.labelled("", caret(source, "\(miss.percentage) % of the pattern matched")),
    ]
    if let repair = miss.repair {
      lines.append(Self.labelled("hint", repair.advice))
      let changed = CaretText(Array(repair.source.utf8), at: 0, width: room)
      lines.append(Self.labelled("", "matches: \(changed.text)"))
    }
    return lines
  }

  /// A line that begins with a word of what it shows.
  static func labelled(_ label: String, _ text: String) -> String {
    let padding = String(repeating: " ", count: max(1, labelColumns - label.count))
    return String(repeating: " ", count: indentation) + label + padding + text
  }

  private func caret(_ text: CaretText, _ words: String) -> String {
    String(repeating: " ", count: text.column) + "^ " + words
  }

  private var got: String {
    let found = miss.got.isEmpty ? "got the end of the text" : "got \(quoted(miss.got))"
    return "\(found), expected \(quoted(miss.expected))\(ordinal)"
  }

  private func quoted(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let shown = CaretText(bytes, at: 0, width: 40).text
    return text == " " ? "\" \"" : "\"\(shown)\""
  }

  /// Which of several blanks in a row is meant: they look alike.
  private var ordinal: String {
    guard miss.expected == " " else { return "" }
    let bytes = Array(pattern.utf8)
    let before = bytes[..<miss.item.lowerBound].reversed().prefix { $0 == UInt8(ascii: " ") }.count
    let words = ["", "second", "third", "fourth"]
    return before == 0 ? "" : " (\(before < words.count ? words[before] : "\(before + 1)th") space)"
  }
}
