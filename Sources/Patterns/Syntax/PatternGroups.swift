/// Everything that begins with a parenthesis.
extension PatternParser {
  mutating func group() throws(Unsupported) -> PatternNode {
    let start = position
    position += 1
    if skip("*") { return try verb(start) }
    guard skip("?") else { return try closedGroup(start) }
    if isAt("<=") || isAt("<!") || isAt("<*") || isAt("=") || isAt("!") || isAt("*") {
      return try look(start)
    }
    guard let kind = next else { throw Unsupported() }
    switch kind {
    case UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: ">"):
      position += 1
      return try closedGroup(start)
    case UInt8(ascii: "<"):
      _ = try readUntil(UInt8(ascii: ">"))
      return try closedGroup(start)
    case UInt8(ascii: "'"):
      position += 1
      _ = try readUntil(UInt8(ascii: "'"))
      return try closedGroup(start)
    case UInt8(ascii: "P"):
      position += 1
      if isAt("<") {
        _ = try readUntil(UInt8(ascii: ">"))
        return try closedGroup(start)
      }
      return try reference(start)
    case UInt8(ascii: "R"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try reference(start)
    case UInt8(ascii: "-"):
      let digit = position + 1 < source.count && ByteSet.digits.contains(source[position + 1])
      return digit ? try reference(start) : try optionSetting(start)
    case UInt8(ascii: "("): return try conditional(start)
    case UInt8(ascii: "C"): return try callout(start)
    default: return try optionSetting(start)
    }
  }

  /// The branches up to the closing parenthesis; options set inside end here.
  private mutating func closedGroup(_ start: Int) throws(Unsupported) -> PatternNode {
    let inside = try branches()
    return PatternNode(.group(inside), start..<position)
  }

  private mutating func branches() throws(Unsupported) -> PatternNode {
    let outer = options
    let inside = try alternation()
    options = outer
    guard skip(")") else { throw Unsupported() }
    return inside
  }

  private mutating func look(_ start: Int) throws(Unsupported) -> PatternNode {
    if next == UInt8(ascii: "<") { position += 1 }
    let isNegated = next == UInt8(ascii: "!")
    position += 1
    return PatternNode(.look(try branches(), isNegated: isNegated), start..<position)
  }

  /// A recursion, or a back reference in Python's spelling.
  private mutating func reference(_ start: Int) throws(Unsupported) -> PatternNode {
    _ = try readUntil(UInt8(ascii: ")"))
    return PatternNode(.anything, start..<position)
  }

  /// `(?C)`, `(?C12)`, or with a string in one of several quotes, which may be doubled inside it.
  private mutating func callout(_ start: Int) throws(Unsupported) -> PatternNode {
    position += 1
    guard let quote = next else { throw Unsupported() }
    if quote != UInt8(ascii: ")"), !ByteSet.digits.contains(quote) {
      let end = quote == UInt8(ascii: "{") ? UInt8(ascii: "}") : quote
      position += 1
      repeat {
        _ = try readUntil(end)
      } while next == end
        && {
          position += 1
          return true
        }()
    }
    _ = try readUntil(UInt8(ascii: ")"))
    return PatternNode(.position, start..<position)
  }

  /// `(?i)`, which holds to the end of the group around it, or `(?i:…)`.
  private mutating func optionSetting(_ start: Int) throws(Unsupported) -> PatternNode {
    var changed = options
    var isOn = true
    while let letter = next, letter != UInt8(ascii: ")"), letter != UInt8(ascii: ":") {
      position += 1
      switch letter {
      case UInt8(ascii: "^"): changed = Options()
      case UInt8(ascii: "-"): isOn = false
      case UInt8(ascii: "i"): changed.isCaseless = isOn
      case UInt8(ascii: "s"): changed.dotMatchesNewline = isOn
      case UInt8(ascii: "x"):
        changed.isExtendedInClasses = isOn && skip("x")
        if !isOn { _ = skip("x") }
        changed.isExtended = isOn
      case UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "J"), UInt8(ascii: "U"): break
      default: throw Unsupported()
      }
    }
    if skip(")") {
      options = changed
      return PatternNode(.position, start..<position)
    }
    guard skip(":") else { throw Unsupported() }
    let outer = options
    options = changed
    let inside = try alternation()
    options = outer
    guard skip(")") else { throw Unsupported() }
    return PatternNode(.group(inside), start..<position)
  }

  private mutating func conditional(_ start: Int) throws(Unsupported) -> PatternNode {
    // A condition is a look-around or a name, number or version in parentheses.
    let isLook = isAt("(?=") || isAt("(?!") || isAt("(?<=") || isAt("(?<!") || isAt("(*")
    let isDefinition = isAt("(DEFINE)")
    if isLook {
      _ = try group()
    } else {
      guard !isAt("(?") else { throw Unsupported() }
      _ = try readUntil(UInt8(ascii: ")"))
    }
    let inside = try branches()
    let range = start..<position
    if isDefinition { return PatternNode(.definition(inside), range) }
    if case .alternation(let branches) = inside.content { return PatternNode(.conditional(branches), range) }
    let nothing = PatternNode(.sequence([]), position - 1..<position - 1)
    return PatternNode(.conditional([inside, nothing]), range)
  }

  /// `(*COMMIT)` and its like, or a look-around or group with its name spelt out, such as `(*pla:…)`.
  private mutating func verb(_ start: Int) throws(Unsupported) -> PatternNode {
    guard let first = next, ByteSet.lowercase.contains(first) else {
      let text = String(decoding: try readUntil(UInt8(ascii: ")")), as: UTF8.self)
      switch text.prefix(while: { $0 != ":" }) {
      case "ACCEPT": canAcceptEarly = true
      case "", "MARK", "F", "FAIL", "COMMIT", "PRUNE", "SKIP", "THEN": break
      default: throw Unsupported()
      }
      return PatternNode(.position, start..<position)
    }
    let name = String(decoding: try readUntil(UInt8(ascii: ":")), as: UTF8.self)
    let inside = try branches()
    let range = start..<position
    switch name {
    case "atomic", "sr", "script_run", "asr", "atomic_script_run": return PatternNode(.group(inside), range)
    case "pla", "positive_lookahead", "plb", "positive_lookbehind", "napla", "non_atomic_positive_lookahead",
      "naplb", "non_atomic_positive_lookbehind":
      return PatternNode(.look(inside, isNegated: false), range)
    case "nla", "negative_lookahead", "nlb", "negative_lookbehind":
      return PatternNode(.look(inside, isNegated: true), range)
    default: throw Unsupported()
    }
  }
}
