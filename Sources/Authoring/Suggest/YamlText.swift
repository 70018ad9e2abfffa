/// Writes scalars of rule files so that any text reads back as it was.
enum YamlText {
  /// The text in single quotes, or in double quotes with escapes where it holds what nobody would see.
  static func quoted(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isVisible) {
      return "'" + text.unicodeScalars.reduce(into: "") { $0 += $1 == "'" ? "''" : String($1) } + "'"
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isVisible(scalar): result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
        let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
        result += "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
      }
    }
    return result + "\""
  }

  /// Whether a character shows where it stands, and YAML allows it as it is (YAML 1.2, 5.1).
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
    default: scalar != "\u{FEFF}"
    }
  }
}
