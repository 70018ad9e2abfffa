/// Parses files in the ordinary layout of rule files, many times faster than a whole YAML parser: block mappings and
/// lists, scalars and flow collections that end on their line, literal blocks and comments.
///
/// Everything else is not judged here: `parse` gives nil and `RuleNodeParser` asks the whole parser, which also words
/// every error. Where this parser gives nodes, the whole one gives the same; a test compares them.
struct FastNodeParser {
  /// Something that only the whole parser can judge.
  struct Unusual: Error {}

  let bytes: [UInt8]
  /// Keys of the root and of list elements whose values are passed over.
  private let skipped: Set<String>
  private let isASCII: Bool
  /// The next byte to look at; at the end of the text when no line is left.
  var position = 0
  /// The present line, which is neither blank nor a comment, and the spaces before its content. What follows a `- `
  /// counts as a line that is indented further.
  private var lineStart = 0
  private(set) var lineEnd = -1
  private var line = 0
  private var indent = 0

  /// The root mapping of `text` without the values of `skipped` keys; nil when the whole parser is needed.
  static func parse(_ text: String, skipping skipped: Set<String> = []) -> RuleNode? {
    let bytes = Array(text.utf8)
    guard let isASCII = bytes.areOrdinaryText() else { return nil }
    var parser = FastNodeParser(bytes: bytes, skipped: skipped, isASCII: isASCII)
    parser.advance()
    guard !parser.isAtEnd, parser.indent == 0, let root = try? parser.mapping(isElement: true) else {
      return nil
    }
    return parser.isAtEnd ? root : nil
  }

  private init(bytes: [UInt8], skipped: Set<String>, isASCII: Bool) {
    self.bytes = bytes
    self.skipped = skipped
    self.isASCII = isASCII
  }

  private var isAtEnd: Bool { position >= bytes.count }

  /// The entries at the present indentation, up to a line that stands further left.
  private mutating func mapping(isElement: Bool) throws(Unusual) -> RuleNode {
    let indent = self.indent
    let start = mark
    var entries: [RuleNode.Entry] = []
    while !isAtEnd, self.indent == indent {
      let keyMark = mark
      let key = try key()
      if entries.contains(where: { $0.key == key }) { throw Unusual() }
      if isElement, skipped.contains(key) {
        skipValue(indent: indent)
      } else {
        entries.append(RuleNode.Entry(key: key, mark: keyMark, value: try value(indent: indent)))
      }
    }
    guard isAtEnd || self.indent < indent else { throw Unusual() }
    return RuleNode(.mapping(entries), start)
  }

  /// The value behind a key: on its line, or the block below it.
  private mutating func value(indent: Int) throws(Unusual) -> RuleNode {
    skipSpaces()
    if position < lineEnd, bytes[position] != Byte.hash { return try valueOnLine(parentIndent: indent) }
    advance()
    guard !isAtEnd else { throw Unusual() }
    if isListItem, self.indent >= indent { return try list() }
    guard self.indent > indent else { throw Unusual() }
    return try mapping(isElement: false)
  }

  /// The items at the present indentation. A list may stand as far left as the key that holds it.
  private mutating func list() throws(Unusual) -> RuleNode {
    let indent = self.indent
    let start = mark
    var elements: [RuleNode] = []
    while !isAtEnd, self.indent == indent, isListItem {
      position += 1
      skipSpaces()
      guard position < lineEnd, !isListItem else { throw Unusual() }
      self.indent = position - lineStart
      if startsKey {
        elements.append(try mapping(isElement: true))
      } else {
        elements.append(try valueOnLine(parentIndent: indent))
      }
    }
    guard isAtEnd || self.indent <= indent else { throw Unusual() }
    return RuleNode(.list(elements), start)
  }

  /// A value that begins on the present line. Unless it is a literal block it ends there too.
  private mutating func valueOnLine(parentIndent: Int) throws(Unusual) -> RuleNode {
    let node =
      bytes[position] == Byte.bar ? try literal(parentIndent: parentIndent) : try inlineValue(inFlow: false)
    skipSpaces()
    guard position == lineEnd || (bytes[position] == Byte.hash && bytes[position - 1] == Byte.space) else {
      throw Unusual()
    }
    advance()
    if !isAtEnd, indent > parentIndent { throw Unusual() }
    return node
  }

  /// The lines of a `|` or `|-` block. Leaves the cursor at the end of the last one.
  private mutating func literal(parentIndent: Int) throws(Unusual) -> RuleNode {
    let start = mark
    position += 1
    let keepsLastBreak = position == lineEnd
    if !keepsLastBreak, bytes[position] == Byte.dash { position += 1 }
    guard position == lineEnd else { throw Unusual() }
    var text: [UInt8] = []
    var blockIndent: Int?
    var blankLines = 0
    while lineEnd < bytes.count {
      let nextStart = lineEnd + 1
      let nextEnd = endOfLine(from: nextStart)
      let spaces = (nextStart..<nextEnd).first { bytes[$0] != Byte.space }.map { $0 - nextStart }
      if let spaces {
        if blockIndent == nil, bytes[nextStart + spaces] == Byte.tab { throw Unusual() }
        if spaces < blockIndent ?? (parentIndent + 1) { break }
        let indent = blockIndent ?? spaces
        blockIndent = indent
        text.append(contentsOf: repeatElement(Byte.lineFeed, count: blankLines))
        blankLines = 0
        text.append(contentsOf: bytes[(nextStart + indent)..<nextEnd])
        text.append(Byte.lineFeed)
      } else {
        if blockIndent == nil || nextEnd - nextStart > blockIndent ?? 0 { throw Unusual() }
        blankLines += 1
      }
      (lineStart, lineEnd, position) = (nextStart, nextEnd, nextEnd)
      line += 1
    }
    guard blockIndent != nil, bytes.last == Byte.lineFeed else { throw Unusual() }
    if !keepsLastBreak { text.removeLast() }
    return RuleNode(.scalar(String(decoding: text, as: UTF8.self), .literal), start)
  }

  private mutating func skipValue(indent: Int) {
    skipSpaces()
    let isBelow = position == lineEnd || bytes[position] == Byte.hash
    repeat {
      advance()
    } while !isAtEnd && (self.indent > indent || (isBelow && self.indent == indent && isListItem))
  }

  /// Goes to the next line that is neither blank nor a comment.
  private mutating func advance() {
    while lineEnd < bytes.count {
      lineStart = lineEnd + 1
      lineEnd = endOfLine(from: lineStart)
      line += 1
      position = lineStart
      skipSpaces()
      if position < lineEnd, bytes[position] != Byte.hash {
        indent = position - lineStart
        return
      }
    }
    position = bytes.count
  }

  private func endOfLine(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != Byte.lineFeed { end += 1 }
    return end
  }

  mutating func skipSpaces() {
    while position < lineEnd, bytes[position] == Byte.space { position += 1 }
  }

  private var isListItem: Bool {
    bytes[position] == Byte.dash && (position + 1 == lineEnd || bytes[position + 1] == Byte.space)
  }

  /// Where the next byte stands in the file.
  var mark: SourceMark {
    var column = position - lineStart + 1
    if !isASCII { column -= bytes[lineStart..<position].count { $0 & 0xC0 == 0x80 } }
    return SourceMark(line: line, column: column)
  }
}
