/// How many terminal columns text takes: East Asian wide characters and emoji two, combining marks none.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// Ranges from Unicode's EastAsianWidth.txt (W and F), joined generously.
  static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: return 0
      default: return 1
      }
    }
  }

  /// The longest beginning of `text` that takes at most `columns`.
  static func prefix(_ text: String, columns: Int) -> String {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      used += of(text[end])
      if used > columns { break }
      end = text.index(after: end)
    }
    return String(text[..<end])
  }

  /// `text` if it fits, else its beginning and `ellipsis`.
  static func cut(_ text: String, columns: Int, ellipsis: String) -> String {
    // No character takes more columns than bytes.
    if text.utf8.count <= columns { return text }
    let whole = prefix(text, columns: columns)
    if whole.utf8.count == text.utf8.count { return text }
    return prefix(whole, columns: max(0, columns - of(ellipsis))) + ellipsis
  }

  /// Broken at spaces into lines of at most `columns`; a word longer than a line is cut into pieces. Several spaces
  /// inside a line stay.
  static func wrapped(_ text: String, columns: Int) -> [String] {
    let columns = max(columns, 8)
    var lines: [String] = []
    var line = ""
    var gap = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      var word = String(word)
      if word.isEmpty {
        gap += 1
        continue
      }
      let space = line.isEmpty ? "" : String(repeating: " ", count: gap + 1)
      gap = 0
      if of(line) + space.count + of(word) <= columns {
        line += space + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while of(word) > columns {
        let piece = prefix(word, columns: columns)
        lines.append(piece)
        word.removeFirst(piece.count)
      }
      line = word
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}
