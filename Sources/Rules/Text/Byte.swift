/// The bytes that mean something in the layout of a file.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")
  static let quote = UInt8(ascii: "'")
  static let doubleQuote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let dash = UInt8(ascii: "-")
  static let colon = UInt8(ascii: ":")
  static let question = UInt8(ascii: "?")
  static let bar = UInt8(ascii: "|")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")

  /// Whether a key without quotes may hold the byte.
  static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "$"),
      UInt8(ascii: "/"), dash:
      true
    default: false
    }
  }

  /// Whether a text that begins with the byte needs quotes, or may need them.
  static func isIndicator(_ byte: UInt8) -> Bool { "-?:,[]{}#&*!|>'\"%@`\t".utf8.contains(byte) }

  /// What the letter behind a backslash stands for; nil for an escape of several digits and for no escape.
  static func escaped(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "n"): lineFeed
    case UInt8(ascii: "t"): tab
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "e"): 0x1B
    case doubleQuote, backslash, UInt8(ascii: "/"): letter
    default: nil
    }
  }
}

extension [UInt8] {
  /// Whether UTF-8 text holds nothing that YAML forbids or takes for a line break besides LF; the answer is nil when
  /// it may, else whether the text is ASCII.
  func areOrdinaryText() -> Bool? {
    var isASCII = true
    for (index, byte) in enumerated() {
      if byte < 0x20 ? byte != Byte.lineFeed && byte != Byte.tab : byte == 0x7F { return nil }
      guard byte >= 0x80 else { continue }
      isASCII = false
      // C1 controls, U+2028 and U+2029, U+FEFF, U+FFFE and U+FFFF.
      if byte == 0xC2, self[index + 1] < 0xA0 { return nil }
      if byte == 0xE2, self[index + 1] == 0x80, self[index + 2] & 0xFE == 0xA8 { return nil }
      if byte == 0xEF, self[index + 1] >= 0xBB { return nil }
    }
    return isASCII
  }
}
