/// What stands on one line: keys, scalars and flow collections.
extension FastNodeParser {
  /// The key at the cursor, which moves behind its colon.
  mutating func key() throws(Unusual) -> String {
    guard let colon = endOfKey else { throw Unusual() }
    let text =
      bytes[position] == Byte.quote
      ? try quoted() : String(decoding: bytes[position..<colon], as: UTF8.self)
    position = colon + 1
    return text
  }

  /// Whether a key with its colon stands at the cursor.
  var startsKey: Bool { endOfKey != nil }

  /// The colon behind the key at the cursor: a single-quoted text, or words of letters, digits and `_ . $ - /`.
  private var endOfKey: Int? {
    var end = position
    if bytes[position] == Byte.quote {
      end += 1
      while end < lineEnd, bytes[end] != Byte.quote { end += 1 }
      end += 1
    } else {
      while end < lineEnd, Byte.isKeyByte(bytes[end]) || (bytes[end] == Byte.space && end > position) {
        end += 1
      }
      if end == position || bytes[position] == Byte.dash || bytes[end - 1] == Byte.space { return nil }
    }
    guard end < lineEnd, bytes[end] == Byte.colon, end + 1 == lineEnd || bytes[end + 1] == Byte.space else {
      return nil
    }
    return end
  }

  /// A scalar or a flow collection.
  mutating func inlineValue(inFlow: Bool) throws(Unusual) -> RuleNode {
    let start = mark
    switch bytes[position] {
    case Byte.quote: return RuleNode(.scalar(try quoted(), .singleQuoted), start)
    case Byte.doubleQuote: return RuleNode(.scalar(try doubleQuoted(), .doubleQuoted), start)
    case Byte.openBracket: return RuleNode(.list(try flowList()), start)
    case Byte.openBrace: return RuleNode(.mapping(try flowMapping()), start)
    default: return RuleNode(.scalar(try plain(inFlow: inFlow), .plain), start)
    }
  }

  private mutating func flowList() throws(Unusual) -> [RuleNode] {
    position += 1
    var elements: [RuleNode] = []
    skipSpaces()
    if try closes(with: Byte.closeBracket) { return elements }
    repeat {
      skipSpaces()
      guard position < lineEnd else { throw Unusual() }
      elements.append(try inlineValue(inFlow: true))
    } while try goesOn(until: Byte.closeBracket)
    return elements
  }

  private mutating func flowMapping() throws(Unusual) -> [RuleNode.Entry] {
    position += 1
    var entries: [RuleNode.Entry] = []
    skipSpaces()
    if try closes(with: Byte.closeBrace) { return entries }
    repeat {
      skipSpaces()
      guard position < lineEnd else { throw Unusual() }
      let keyMark = mark
      let key = try key()
      if entries.contains(where: { $0.key == key }) { throw Unusual() }
      skipSpaces()
      guard position < lineEnd else { throw Unusual() }
      entries.append(RuleNode.Entry(key: key, mark: keyMark, value: try inlineValue(inFlow: true)))
    } while try goesOn(until: Byte.closeBrace)
    return entries
  }

  private mutating func closes(with byte: UInt8) throws(Unusual) -> Bool {
    guard position < lineEnd else { throw Unusual() }
    if bytes[position] != byte { return false }
    position += 1
    return true
  }

  /// Passes the comma behind an element, or the bracket that ends the collection.
  private mutating func goesOn(until close: UInt8) throws(Unusual) -> Bool {
    skipSpaces()
    if try closes(with: close) { return false }
    guard bytes[position] == Byte.comma else { throw Unusual() }
    position += 1
    return true
  }

  /// A text in single quotes; two of them stand for one.
  private mutating func quoted() throws(Unusual) -> String {
    position += 1
    var text: [UInt8] = []
    var start = position
    while position < lineEnd {
      if bytes[position] == Byte.quote {
        text.append(contentsOf: bytes[start..<position])
        position += 1
        guard position < lineEnd, bytes[position] == Byte.quote else {
          return String(decoding: text, as: UTF8.self)
        }
        start = position
      }
      position += 1
    }
    throw Unusual()
  }

  /// A text in double quotes with the usual escapes.
  private mutating func doubleQuoted() throws(Unusual) -> String {
    position += 1
    var text: [UInt8] = []
    while position < lineEnd {
      let byte = bytes[position]
      position += 1
      switch byte {
      case Byte.doubleQuote:
        return String(decoding: text, as: UTF8.self)
      case Byte.backslash:
        guard position < lineEnd, let escaped = Byte.escaped(bytes[position]) else { throw Unusual() }
        text.append(escaped)
        position += 1
      default:
        text.append(byte)
      }
    }
    throw Unusual()
  }

  /// A text without quotes, up to a comment, the end of the line or what ends it in a flow collection.
  private mutating func plain(inFlow: Bool) throws(Unusual) -> String {
    guard !Byte.isIndicator(bytes[position]) else { throw Unusual() }
    let start = position
    while position < lineEnd {
      let byte = bytes[position]
      if byte == Byte.hash, bytes[position - 1] == Byte.space { break }
      if byte == Byte.colon, position + 1 == lineEnd || bytes[position + 1] == Byte.space { throw Unusual() }
      if byte == Byte.tab { throw Unusual() }
      if inFlow {
        if byte == Byte.comma || byte == Byte.closeBracket || byte == Byte.closeBrace { break }
        // In flow collections even parsers disagree about these.
        if [Byte.colon, Byte.question, Byte.openBracket, Byte.openBrace, Byte.hash].contains(byte) {
          throw Unusual()
        }
      }
      position += 1
    }
    var end = position
    while end > start, bytes[end - 1] == Byte.space { end -= 1 }
    guard end > start else { throw Unusual() }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
