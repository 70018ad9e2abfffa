/// Reads PCRE2 syntax (pcre2pattern(3)) into ``PatternNode``s: alternations, sequences, quantifiers.
///
/// The escapes, classes and groups are read in extensions, one file each.
struct PatternParser {
  /// Syntax that is not understood: there is no tree.
  struct Unsupported: Error {}

  /// The settings that a group inherits and gives back at its end.
  struct Options {
    var isCaseless = false
    var isExtended = false
    var isExtendedInClasses = false
    var dotMatchesNewline = false
  }

  let source: [UInt8]
  var position = 0
  var options = Options()
  /// Characters are code points, or classes have Unicode's meaning: `(*UTF)`, `(*UCP)`.
  var isUnicode = false
  private(set) var bodyStart = 0
  var canAcceptEarly = false
  private var depth = 0
  /// Inside `\Q…\E`.
  var isQuoting = false

  init(_ source: String) { self.source = Array(source.utf8) }

  /// The whole pattern.
  mutating func parse() throws(Unsupported) -> PatternNode {
    try skipStartOptions()
    bodyStart = position
    let root = try alternation()
    guard position == source.count else { throw Unsupported() }
    return root
  }

  /// The byte at the position, or nil at the end.
  var next: UInt8? { position < source.count ? source[position] : nil }

  /// Whether `text` stands at the position.
  func isAt(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { source[position...].starts(with: $0) }
  }

  /// Moves behind `text` if it stands at the position.
  mutating func skip(_ text: StaticString) -> Bool {
    guard isAt(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  /// Moves behind the next `end`, and gives what stands before it.
  mutating func readUntil(_ end: UInt8) throws(Unsupported) -> ArraySlice<UInt8> {
    guard let found = source[position...].firstIndex(of: end) else { throw Unsupported() }
    defer { position = found + 1 }
    return source[position..<found]
  }

  /// `(*UTF)`, `(*LIMIT_MATCH=…)` and the like, which may stand before the pattern proper.
  private mutating func skipStartOptions() throws(Unsupported) {
    while isAt("(*") {
      let start = position
      position += 2
      let name = String(decoding: try readUntil(UInt8(ascii: ")")), as: UTF8.self)
      switch name {
      case "UTF", "UCP": isUnicode = true
      case "LF", "NO_JIT", "NO_START_OPT", "NO_AUTO_POSSESS", "NO_DOTSTAR_ANCHOR", "NOTEMPTY",
        "NOTEMPTY_ATSTART",
        "BSR_ANYCRLF", "BSR_UNICODE":
        break
      // Another newline would end comments elsewhere.
      case "CR", "CRLF", "ANY", "ANYCRLF", "NUL": throw Unsupported()
      case _ where name.hasPrefix("LIMIT_"): break
      default:
        position = start
        return
      }
    }
  }

  /// Branches up to a closing parenthesis or the end. An option set in one branch holds in the next ones too.
  mutating func alternation() throws(Unsupported) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    // The depth that PCRE2 itself allows by default.
    guard depth <= 250 else { throw Unsupported() }
    let start = position
    var branches = [try sequence()]
    while next == UInt8(ascii: "|") {
      position += 1
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : PatternNode(.alternation(branches), start..<position)
  }

  private mutating func sequence() throws(Unsupported) -> PatternNode {
    let start = position
    var items: [PatternNode] = []
    // Most items are single letters of a word.
    items.reserveCapacity(min(source.count - position, 16))
    while true {
      try skipIgnored()
      guard let byte = next, isQuoting || (byte != UInt8(ascii: "|") && byte != UInt8(ascii: ")")) else {
        break
      }
      let item = try self.item()
      items.append(try quantified(item))
    }
    return items.count == 1 ? items[0] : PatternNode(.sequence(items), start..<position)
  }

  /// Comments, white space of the extended syntax, and the bounds of `\Q…\E`.
  private mutating func skipIgnored() throws(Unsupported) {
    while let byte = next {
      let mayBeIgnored = byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "(") || options.isExtended
      guard mayBeIgnored else { return }
      if isQuoting {
        guard skip("\\E") else { return }
        isQuoting = false
      } else if skip("\\E") {
        continue
      } else if skip("\\Q") {
        isQuoting = true
      } else if isAt("(?#") {
        _ = try readUntil(UInt8(ascii: ")"))
      } else if options.isExtended, ByteSet.space.contains(byte) {
        position += 1
      } else if options.isExtended, byte == UInt8(ascii: "#") {
        position = source[position...].firstIndex(of: 0x0a).map { $0 + 1 } ?? source.count
      } else {
        return
      }
    }
  }

  private mutating func item() throws(Unsupported) -> PatternNode {
    let start = position
    let byte = source[position]
    if isQuoting { return literalCharacter() }
    switch byte {
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "["): return try characterClass()
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      position += 1
      return PatternNode(.position, start..<position)
    case UInt8(ascii: "."):
      position += 1
      let content: PatternNode.Content =
        isUnicode ? .character : .set(options.dotMatchesNewline ? .all : .exceptNewline)
      return PatternNode(content, start..<position)
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): throw Unsupported()
    default: return literalCharacter()
    }
  }

  /// The character at the position, as it stands: a byte, or in a Unicode pattern all bytes of a code point.
  private mutating func literalCharacter() -> PatternNode {
    let start = position
    position += 1
    if isUnicode, source[start] >= 0x80 {
      while let byte = next, byte & 0xc0 == 0x80 { position += 1 }
      // Unicode has case pairs, and the extended syntax white space, beyond ASCII.
      if options.isExtended { return PatternNode(.character, start..<position) }
    }
    return literal(source[start..<position], start..<position)
  }

  /// A literal character of the given bytes under the present options.
  func literal(_ bytes: some Collection<UInt8>, _ range: Range<Int>) -> PatternNode {
    if options.isCaseless && isUnicode {
      // The Kelvin sign and the long s are caseless equals of k and s.
      let folded = bytes.first.map { $0 | 0x20 }
      guard bytes.count == 1, let folded, folded < 0x80, folded != UInt8(ascii: "k"),
        folded != UInt8(ascii: "s")
      else { return PatternNode(.character, range) }
    }
    if bytes.count == 1, let byte = bytes.first { return literal(byte, range) }
    return PatternNode(.sequence(bytes.map { literal($0, range) }), range)
  }

  private func literal(_ byte: UInt8, _ range: Range<Int>) -> PatternNode {
    PatternNode(.byte(byte, isCaseless: options.isCaseless && ByteSet.letters.contains(byte)), range)
  }

  /// `item` with the quantifier that may follow it.
  private mutating func quantified(_ item: PatternNode) throws(Unsupported) -> PatternNode {
    try skipIgnored()
    guard !isQuoting, let byte = next else { return item }
    var count: RepetitionCount
    switch byte {
    case UInt8(ascii: "*"): count = RepetitionCount(min: 0, max: nil)
    case UInt8(ascii: "+"): count = RepetitionCount(min: 1, max: nil)
    case UInt8(ascii: "?"): count = RepetitionCount(min: 0, max: 1)
    case UInt8(ascii: "{"):
      guard let braces = source[position...].firstIndex(of: UInt8(ascii: "}")) else { return item }
      let inside = String(decoding: source[position + 1..<braces], as: UTF8.self)
      switch BraceQuantifier(inside) {
      case .text: return item
      case .versionDependent:
        // A quantifier since PCRE2 10.43, text before.
        position = braces + 1
        return try quantified(PatternNode(.anything, item.range.lowerBound..<position))
      case .count(let counted):
        count = counted
        position = braces
      }
    default: return item
    }
    position += 1
    var range = item.range.lowerBound..<position
    try skipIgnored()
    if !isQuoting, next == UInt8(ascii: "+") || next == UInt8(ascii: "?") {
      count.isPossessive = next == UInt8(ascii: "+")
      position += 1
      range = range.lowerBound..<position
    }
    return PatternNode(.repetition(item, count: count), range)
  }
}

/// What stands between braces behind an item.
private enum BraceQuantifier {
  case count(RepetitionCount)
  case versionDependent
  case text

  init(_ inside: String) {
    let bounds = inside.split(separator: ",", omittingEmptySubsequences: false)
    let digits = bounds.map { bound in bound.filter { $0 != " " && $0 != "\t" } }
    guard bounds.count <= 2, digits.contains(where: { !$0.isEmpty }),
      digits.allSatisfy({ $0.utf8.allSatisfy(ByteSet.digits.contains) })
    else {
      self = .text
      return
    }
    guard let min = Int(bounds[0]), bounds.count == 1 || bounds[1].isEmpty || Int(bounds[1]) != nil else {
      self = .versionDependent
      return
    }
    self = .count(RepetitionCount(min: min, max: bounds.count == 1 ? min : Int(bounds[1])))
  }
}
