/// A page of terminal text being laid out: every string that is added is made safe, fitted and, if asked, coloured.
struct TerminalPage {
  /// Colour repeats what the words say. Orange and blue stay apart for the colour-blind.
  enum Style {
    case plain, bold, dim, cause, cleared

    fileprivate var codes: String {
      switch self {
      case .plain: ""
      case .bold: "1"
      case .dim: "2"
      case .cause: "1;33"
      case .cleared: "1;34"
      }
    }
  }

  let options: TerminalOptions
  let glyphs: Glyphs
  private(set) var text = ""

  init(options: TerminalOptions) {
    self.options = options
    glyphs = Glyphs(isASCII: options.isASCII)
  }

  mutating func blank() { text += "\n" }

  /// One line that is cut when it is too long.
  mutating func line(_ content: String, style: Style = .plain) {
    let fitted = DisplayWidth.cut(glyphs.safe(content), columns: options.width, ellipsis: glyphs.ellipsis)
    text += styled(fitted, style) + "\n"
  }

  /// A heading with something said at the right border.
  mutating func heading(_ left: String, right: String = "", style: Style = .bold) {
    let right = glyphs.safe(right)
    let left = DisplayWidth.cut(
      glyphs.safe(left), columns: options.width - DisplayWidth.of(right) - (right.isEmpty ? 0 : 2),
      ellipsis: glyphs.ellipsis)
    let space = max(0, options.width - DisplayWidth.of(left) - DisplayWidth.of(right))
    text += styled(left, style)
    if !right.isEmpty { text += spaces(space) + styled(right, style) }
    text += "\n"
  }

  /// Text broken over lines; `label` stands before the first, the others are indented as deep, and `right` (a
  /// citation) stands at the right border of the last line, or on a line of its own when it does not fit.
  mutating func entry(
    _ label: String, indentation: Int = 0, labelColumns: Int, _ content: String, right: String? = nil,
    style: Style = .plain
  ) {
    let label = DisplayWidth.cut(glyphs.safe(label), columns: labelColumns - 1, ellipsis: glyphs.ellipsis)
    let room = options.width - indentation - labelColumns
    let lines = DisplayWidth.wrapped(glyphs.safe(content), columns: room)
    for (number, line) in lines.enumerated() {
      text += spaces(indentation)
      text +=
        number == 0
        ? styled(label, style) + spaces(labelColumns - DisplayWidth.of(label)) : spaces(labelColumns)
      text += line
      if number == lines.count - 1, let right {
        let right = tail(glyphs.safe(right), columns: room)
        let used = DisplayWidth.of(line)
        let space = room - used - DisplayWidth.of(right)
        if space >= 2 {
          text += spaces(space)
        } else {
          text += "\n" + spaces(indentation + labelColumns)
        }
        text += styled(right, .dim)
      }
      text += "\n"
    }
  }

  /// A drawn row: its columns stand exactly as given.
  mutating func row(_ label: String, labelColumns: Int, _ drawing: String, _ right: String = "") {
    let label = DisplayWidth.cut(glyphs.safe(label), columns: labelColumns - 1, ellipsis: glyphs.ellipsis)
    let line = label + spaces(labelColumns - DisplayWidth.of(label)) + drawing
    text += (right.isEmpty ? trimmed(line) : line + " " + glyphs.safe(right)) + "\n"
  }

  /// The end of a citation says more than its beginning.
  private func tail(_ content: String, columns: Int) -> String {
    guard DisplayWidth.of(content) > columns else { return content }
    var kept = Substring(content)
    while DisplayWidth.of(String(kept)) > columns - DisplayWidth.of(glyphs.ellipsis), !kept.isEmpty {
      kept.removeFirst()
    }
    return glyphs.ellipsis + kept
  }

  private func styled(_ content: String, _ style: Style) -> String {
    guard options.hasColor, style != .plain, !content.isEmpty else { return content }
    return "\u{1b}[\(style.codes)m\(content)\u{1b}[0m"
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
