/// Text that may come from a log, made inert for one kind of document. Each form shows the text as it was written.
enum EscapedText {
  /// For HTML text and double-quoted attributes.
  static func html(_ text: String) -> String {
    var result = ""
    for scalar in HostileText.visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "`": result += "&#96;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// For Markdown running text and table cells (CommonMark with GitHub's additions): no markup, link, mention,
  /// issue reference, HTML or new cell comes out of it.
  static func markdown(_ text: String) -> String {
    let scalars = Array(HostileText.visible(text).unicodeScalars)
    var result = ""
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "[", "]", "|", "~", "$", "@", "#", "!", "{", "}": result += "\\\(scalar)"
      case "_" where !(isWord(scalars, place - 1) && isWord(scalars, place + 1)): result += "\\_"
      // "://" and "www." would become links of their own; the others begin a list or underline a heading.
      case "/" where place > 0 && scalars[place - 1] == ":": result += "\\/"
      case "." where result.lowercased().hasSuffix("www"): result += "\\."
      case "-" where place == 0, "+" where place == 0, "=" where place == 0:
        result += isMarker(scalars, place) ? "\\\(scalar)" : "\(scalar)"
      case "." where isNumber(scalars[..<place]), ")" where isNumber(scalars[..<place]):
        result += isMarker(scalars, place) ? "\\\(scalar)" : "\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether what stands there can begin a list or underline a heading: a space, an end or the same again comes next.
  private static func isMarker(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    guard place + 1 < scalars.count else { return true }
    let next = scalars[place + 1]
    return next == scalars[place] || next.properties.isWhitespace
  }

  /// A Markdown code span: fenced by one backtick more than the text holds in a row.
  static func markdownCode(_ text: String) -> String {
    let visible = HostileText.visible(text)
    var longest = 0
    var run = 0
    for character in visible {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(visible) \(fence)"
  }

  /// One CSV field (RFC 4180). A spreadsheet would run what begins like a formula: such text gets an apostrophe.
  static func csv(_ text: String) -> String {
    var visible = HostileText.visible(text)
    let first = visible.first { $0 != " " }
    if let first, "=+-@|%\t".contains(first) { visible = "'" + visible }
    guard visible.contains(where: { "\",;'\t ".contains($0) }) else { return visible }
    return "\"" + visible.replacing("\"", with: "\"\"") + "\""
  }

  /// A YAML double-quoted scalar (YAML 1.2 §7.3.1).
  static func yaml(_ text: String) -> String {
    "\"" + HostileText.visible(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Text inside an annotation of an alert rule, where Prometheus expands Go templates: `{{` is broken up.
  static func annotation(_ text: String) -> String {
    yaml(text.replacing("{{", with: "{ {").replacing("}}", with: "} }").replacing("{{", with: "{ {"))
  }

  /// A string literal of PromQL and LogQL, in double quotes.
  static func promQL(_ text: String) -> String {
    "\"" + HostileText.visible(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func isWord(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    guard scalars.indices.contains(place) else { return false }
    return scalars[place].properties.isAlphabetic || ("0"..."9").contains(scalars[place])
  }

  private static func isNumber(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    !scalars.isEmpty && scalars.allSatisfy { ("0"..."9").contains($0) }
  }
}
