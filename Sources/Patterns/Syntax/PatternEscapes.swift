/// Escapes outside classes.
extension PatternParser {
  mutating func escape() throws(Unsupported) -> PatternNode {
    let start = position
    position += 1
    guard let letter = next else { throw Unsupported() }
    position += 1
    let content = try escapeContent(letter)
    if case .literal(let bytes) = content { return literal(bytes, start..<position) }
    if case .node(let content) = content { return PatternNode(content, start..<position) }
    throw Unsupported()
  }

  private enum Escape {
    case literal([UInt8])
    case node(PatternNode.Content)
  }

  private mutating func escapeContent(_ letter: UInt8) throws(Unsupported) -> Escape {
    if let set = escapedSet(letter) { return .node(isUnicode ? .character : .set(set)) }
    switch letter {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "Z"), UInt8(ascii: "z"),
      UInt8(ascii: "G"), UInt8(ascii: "K"):
      return .node(.position)
    case UInt8(ascii: "R"), UInt8(ascii: "X"), UInt8(ascii: "C"):
      return .node(.character)
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      if next == UInt8(ascii: "{") { _ = try readUntil(UInt8(ascii: "}")) } else { position += 1 }
      return .node(.character)
    case UInt8(ascii: "N"):
      if skip("{U+") {
        _ = try readUntil(UInt8(ascii: "}"))
        return .node(.character)
      }
      return .node(isUnicode ? .character : .set(.exceptNewline))
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      // With several digits, the number of groups decides whether this is a reference or an octal code.
      if let next, ByteSet.digits.contains(next) { throw Unsupported() }
      return .node(.anything)
    case UInt8(ascii: "g"), UInt8(ascii: "k"):
      try skipReference()
      return .node(.anything)
    default:
      return .literal(try encoded(try escapedCharacter(letter)))
    }
  }

  /// The set of `\d`, `\S` and their like, in classes or outside.
  func escapedSet(_ letter: UInt8) -> ByteSet? {
    switch letter {
    case UInt8(ascii: "d"): .digits
    case UInt8(ascii: "D"): ~.digits
    case UInt8(ascii: "w"): .words
    case UInt8(ascii: "W"): ~.words
    case UInt8(ascii: "s"): .space
    case UInt8(ascii: "S"): ~.space
    case UInt8(ascii: "h"): .horizontalSpace
    case UInt8(ascii: "H"): ~.horizontalSpace
    case UInt8(ascii: "v"): .verticalSpace
    case UInt8(ascii: "V"): ~.verticalSpace
    default: nil
    }
  }

  /// The code of an escape that stands for one character, its letter already read.
  mutating func escapedCharacter(_ letter: UInt8) throws(Unsupported) -> UInt32 {
    switch letter {
    case UInt8(ascii: "a"): return 0x07
    case UInt8(ascii: "e"): return 0x1b
    case UInt8(ascii: "f"): return 0x0c
    case UInt8(ascii: "n"): return 0x0a
    case UInt8(ascii: "r"): return 0x0d
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "0"): return number(radix: 8, digitsMax: 2)
    case UInt8(ascii: "o"):
      guard skip("{") else { throw Unsupported() }
      return try bracedNumber(radix: 8)
    case UInt8(ascii: "x"): return skip("{") ? try bracedNumber(radix: 16) : number(radix: 16, digitsMax: 2)
    case UInt8(ascii: "c"):
      guard let control = next else { throw Unsupported() }
      position += 1
      return UInt32((ByteSet.lowercase.contains(control) ? control ^ 0x20 : control) ^ 0x40)
    case _ where ByteSet.letters.contains(letter) || ByteSet.digits.contains(letter): throw Unsupported()
    default:
      guard letter >= 0x80, isUnicode else { return UInt32(letter) }
      return try multibyteCharacter()
    }
  }

  /// A code point whose first byte has just been read.
  private mutating func multibyteCharacter() throws(Unsupported) -> UInt32 {
    let start = position - 1
    while let byte = next, byte & 0xc0 == 0x80 { position += 1 }
    guard let scalar = String(decoding: source[start..<position], as: UTF8.self).unicodeScalars.first else {
      throw Unsupported()
    }
    return scalar.value
  }

  private mutating func bracedNumber(radix: Int) throws(Unsupported) -> UInt32 {
    let digits = String(decoding: try readUntil(UInt8(ascii: "}")), as: UTF8.self)
    guard let value = UInt32(digits, radix: radix) else { throw Unsupported() }
    return value
  }

  private mutating func number(radix: UInt32, digitsMax: Int) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digitsMax {
      guard let byte = next, let digit = Character(UnicodeScalar(byte)).hexDigitValue, digit < radix else {
        break
      }
      value = value * radix + UInt32(digit)
      position += 1
    }
    return value
  }

  /// The bytes of a character's code.
  private func encoded(_ code: UInt32) throws(Unsupported) -> [UInt8] {
    if code < 0x80 || (!isUnicode && code <= 0xff) { return [UInt8(code)] }
    // With (*UCP) alone a code up to 255 is a byte, with (*UTF) it is two.
    guard isUnicode, code > 0xff, let scalar = UnicodeScalar(code) else { throw Unsupported() }
    return Array(String(Character(scalar)).utf8)
  }

  /// Behind `\g` or `\k`: `{name}`, `<name>`, `'name'`, or a number.
  private mutating func skipReference() throws(Unsupported) {
    switch next {
    case UInt8(ascii: "{"): _ = try readUntil(UInt8(ascii: "}"))
    case UInt8(ascii: "<"): _ = try readUntil(UInt8(ascii: ">"))
    case UInt8(ascii: "'"):
      position += 1
      _ = try readUntil(UInt8(ascii: "'"))
    default:
      if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { position += 1 }
      while let byte = next, ByteSet.digits.contains(byte) { position += 1 }
    }
  }
}
