/// Finds where a character of a scalar's value stands in the file, through quotes, escapes and folded lines, so that
/// an error inside a regular expression can point at the very character.
struct ScalarColumns {
  private let scalars: [Unicode.Scalar]
  private var position: Int
  private var mark: SourceMark
  private let style: RuleNode.ScalarStyle
  private let blockIndent: Int

  /// The place of the character that starts at byte `offset` of the value of `node`.
  static func mark(of offset: Int, in node: RuleNode, _ source: RuleSource) -> SourceMark {
    guard case .scalar(let value, let style) = node.content else { return node.mark }
    let prefix = String(decoding: value.utf8.prefix(offset), as: UTF8.self)
    var columns = ScalarColumns(source, node.mark, style)
    for scalar in prefix.unicodeScalars { columns.advance(over: scalar) }
    columns.settle()
    return columns.mark
  }

  private init(_ source: RuleSource, _ start: SourceMark, _ style: RuleNode.ScalarStyle) {
    let lines = source.lines
    let rest = lines.dropFirst(start.line - 1).joined(separator: "\n")
    scalars = Array(rest.unicodeScalars)
    position = min(start.column - 1, scalars.count)
    mark = start
    self.style = style
    let isBlock = style == .literal || style == .folded
    let firstContent = lines.dropFirst(start.line).first { !$0.allSatisfy(\.isWhitespace) }
    blockIndent = isBlock ? firstContent?.prefix { $0 == " " }.count ?? 0 : 0
    switch style {
    case .plain: break
    case .singleQuoted, .doubleQuoted: step()
    case .literal, .folded:
      stepPastLine()
      skipIndent()
    }
  }

  /// Moves past the source text of one character of the value.
  private mutating func advance(over value: Unicode.Scalar) {
    guard position < scalars.count else { return }
    switch style {
    case .literal, .folded:
      let isBreak = scalars[position] == "\n"
      step()
      if isBreak { skipIndent() }
    case .plain:
      stepOrFold(over: value)
    case .singleQuoted:
      if scalars[position] == "'" { step() }
      stepOrFold(over: value)
    case .doubleQuoted:
      if scalars[position] == "\\" { stepEscape() } else { stepOrFold(over: value) }
    }
  }

  /// One source character, or a line break with the blanks around it where the value has a single blank. Of several
  /// breaks in a row the first one is not part of the value.
  private mutating func stepOrFold(over value: Unicode.Scalar) {
    guard value == " " || value == "\n", let lineEnd = lineEndBehindBlanks else { return step() }
    while position < lineEnd { step() }
    step()
    if value == "\n", position < scalars.count, lineEndBehindBlanks != nil, scalars[position] == "\n" {
      step()
    }
    if lineEndBehindBlanks == nil { skipBlanks() }
  }

  /// Where the present line ends, when only blanks stand before that.
  private var lineEndBehindBlanks: Int? {
    var index = position
    while index < scalars.count, scalars[index] == " " || scalars[index] == "\t" { index += 1 }
    return index < scalars.count && scalars[index] == "\n" ? index : nil
  }

  private mutating func stepEscape() {
    step()
    guard position < scalars.count else { return }
    let digits =
      switch scalars[position] {
      case "x": 2
      case "u": 4
      case "U": 8
      default: 0
      }
    for _ in 0...digits { step() }
  }

  /// The character itself, not the quote or the fold that stands before it.
  private mutating func settle() {
    if style == .singleQuoted || style == .doubleQuoted || style == .plain, lineEndBehindBlanks != nil,
      position > 0,
      scalars[position] == "\n"
    {
      step()
      skipBlanks()
    }
  }

  private mutating func skipBlanks() {
    while position < scalars.count, scalars[position] == " " { step() }
  }

  private mutating func skipIndent() {
    var count = 0
    while count < blockIndent, position < scalars.count, scalars[position] == " " {
      step()
      count += 1
    }
  }

  private mutating func stepPastLine() {
    while position < scalars.count, scalars[position] != "\n" { step() }
    step()
  }

  private mutating func step() {
    guard position < scalars.count else { return }
    if scalars[position] == "\n" {
      mark.line += 1
      mark.column = 1
    } else {
      mark.column += 1
    }
    position += 1
  }
}
