/// How a text is written as one YAML scalar on one line.
package enum ScalarSpelling {
  /// Plain where that is safe, else in single quotes, else, with characters that those cannot hold, in double quotes.
  package static func spell(_ text: String) -> String {
    if isPlain(text) { return text }
    if !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return "'" + text.replacing("'", with: "''") + "'"
    }
    var spelt = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": spelt += "\\\""
      case "\\": spelt += "\\\\"
      case "\n": spelt += "\\n"
      case "\r": spelt += "\\r"
      case "\t": spelt += "\\t"
      case _ where scalar.properties.generalCategory == .control:
        let digits = String(scalar.value, radix: 16)
        spelt += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
      default: spelt.unicodeScalars.append(scalar)
      }
    }
    return spelt + "\""
  }

  /// Letters, digits and a few signs that mean nothing to YAML, and none of its words for other things.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, isWord(first) else { return false }
    if ["true", "false", "null", "yes", "no", "on", "off", "~"].contains(text.lowercased()) { return false }
    return text.utf8.allSatisfy { isWord($0) || "-./@+".utf8.contains($0) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
  }
}
