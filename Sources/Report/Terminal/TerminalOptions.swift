/// What the terminal can show.
package struct TerminalOptions: Sendable, Equatable {
  /// Columns, kept between 60 and 200.
  package var width: Int {
    didSet { width = min(max(width, 60), 200) }
  }
  /// Only characters of ASCII.
  package var isASCII: Bool
  /// ANSI colours. They repeat what a sign or a word already says.
  package var hasColor: Bool

  package init(width: Int = 80, isASCII: Bool = false, hasColor: Bool = false) {
    self.width = min(max(width, 60), 200)
    self.isASCII = isASCII
    self.hasColor = hasColor
  }
}

/// The signs of the report, with their spelling in ASCII.
struct Glyphs {
  let isASCII: Bool

  var cause: String { isASCII ? "*" : "●" }
  var deadEnd: String { isASCII ? "x" : "✗" }
  var arrow: String { isASCII ? "->" : "→" }
  var ellipsis: String { isASCII ? "..." : "…" }
  var rest: String { isASCII ? "." : "·" }
  var band: String { isASCII ? "=" : "━" }
  var baseline: String { isASCII ? "-" : "┄" }

  /// From empty to full.
  var levels: [String] {
    isASCII ? ["_", ".", ":", "-", "=", "+", "*", "#"] : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  }

  /// Text fit for this terminal: nothing hidden, and no character it cannot show.
  func safe(_ text: String) -> String {
    let visible = HostileText.visible(text)
    guard isASCII, !visible.utf8.allSatisfy({ $0 < 0x80 }) else { return visible }
    var result = ""
    for scalar in visible.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else if let spelling = Self.spellings[scalar] {
        result += spelling
      } else {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result
  }

  private static let spellings: [Unicode.Scalar: String] = [
    "→": "->", "←": "<-", "–": "-", "—": "-", "−": "-", "×": "x", "…": "...", "·": ".", "≥": ">=", "≤": "<=",
    "±": "+-", "µ": "u", "≈": "~", "\u{a0}": " ", "‘": "'", "’": "'", "“": "\"", "”": "\"", "✓": "ok",
    "✗": "x",
  ]
}
