/// A Markdown page being written. Text is escaped unless it is said to be safe.
struct MarkdownPage {
  private(set) var text = ""
  private var isInBlock = false

  mutating func heading(_ level: Int, _ content: String) {
    startBlock()
    text += String(repeating: "#", count: level) + " " + EscapedText.markdown(content) + "\n"
    isInBlock = false
  }

  mutating func paragraph(_ content: String, isSafe: Bool = false) {
    startBlock()
    text += (isSafe ? content : EscapedText.markdown(content)) + "\n"
    isInBlock = false
  }

  /// One item of a list; `depth` 1 stands under the item before it.
  mutating func bullet(_ content: String, depth: Int = 0, isSafe: Bool = false) {
    if !isInBlock { startBlock() }
    text +=
      String(repeating: "  ", count: depth) + "- " + (isSafe ? content : EscapedText.markdown(content)) + "\n"
    isInBlock = true
  }

  /// A table; every cell is escaped.
  mutating func table(_ header: [String], _ rows: [[String]]) {
    startBlock()
    text += "| " + header.map(EscapedText.markdown).joined(separator: " | ") + " |\n"
    text += "|" + header.map { _ in " --- |" }.joined() + "\n"
    for row in rows { text += "| " + row.map(EscapedText.markdown).joined(separator: " | ") + " |\n" }
    isInBlock = false
  }

  private mutating func startBlock() {
    if !text.isEmpty { text += "\n" }
    isInBlock = false
  }
}
