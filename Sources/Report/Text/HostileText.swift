/// Text from logs may be written by an attacker. These are the characters that act instead of being read.
package enum HostileText {
  /// True for characters that a reader cannot see but a terminal, browser or editor obeys: C0 and C1 controls, DEL,
  /// line and paragraph separators, bidirectional controls, invisible spaces and joiners, tag characters.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// The text on one line, with every hidden character spelt out: `\n`, `\t`, `\x1b`, `\u{202e}`.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isHidden(scalar):
        let digits = String(scalar.value, radix: 16)
        result += scalar.value < 0x100 ? "\\x\(digits.count < 2 ? "0" : "")\(digits)" : "\\u{\(digits)}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
