import Patterns

/// Why a single value does not fit its shape.
struct ScalarFault {
  var message: String
  var suggestion: String? = nil
  /// The byte of the value that is wrong; nil when all of it is.
  var offset: Int? = nil
}

extension ScalarShape {
  /// What is expected, in messages: `a duration like 30s or 5m`.
  var expectation: String {
    switch self {
    case .text: "a text"
    case .constant(let text): "\"\(text)\""
    case .identifier(minWords: 2): "a dotted id like postgresql.too-many-clients"
    case .identifier: "an id of lower-case words like postgresql.stderr"
    case .namePattern: "a name, or the beginning of one and *"
    case .boolean: "true or false"
    case .integer(let range):
      range.upperBound == .max
        ? "a whole number from \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number: "a number"
    case .percentage: "a percentage like 75%"
    case .duration: "a duration like 500ms, 30s, 5m or 1h30m"
    case .lag: "a lag like 0s..60s or 5m"
    case .repetition: "a repetition like 15/1m"
    case .word(let words): "one of " + words.joined(separator: ", ")
    case .regex: "a PCRE2 pattern"
    case .template: "a text with holes like '{db}'"
    case .field: "a standard field or field.KEY"
    case .groupName: "the name of a group (letters, digits and _)"
    case .condition: "a value, a list of values, '>=500', '<400', '!=value', '~regex' or '!~regex'"
    case .version: "a version like 1.0.0"
    case .instant: "a time like 2024-07-15T12:00:00Z"
    case .character: "a single character"
    case .requirement: "a pack like 'postgresql' or 'postgresql >= 1.2.0'"
    }
  }

  /// Why `text` does not fit; nil when it does. `isPlain` is false for a quoted value.
  func fault(in text: String, isPlain: Bool) -> ScalarFault? {
    if text.isEmpty { return ScalarFault(message: "expected \(expectation), found an empty text") }
    switch self {
    case .text:
      return nil
    case .word(let words):
      if words.contains(text) { return nil }
      let nearest = Spelling.nearest(to: text, in: words)
      return ScalarFault(
        message: nearest == nil ? expected(text) : "unknown value \"\(text)\"", suggestion: nearest)
    case .constant(let constant):
      return text == constant ? nil : ScalarFault(message: expected(text))
    case .regex:
      return RegexSyntax.fault(text, shift: 0)
    case .condition:
      guard let (source, offset) = FieldCondition.pattern(in: text) else { return nil }
      return RegexSyntax.fault(source, shift: offset)
    case .template:
      do { _ = try Template(text) } catch { return ScalarFault(message: error.message, offset: error.offset) }
      return nil
    case .field:
      if StandardFields.isField(text) { return nil }
      return ScalarFault(
        message: "unknown field \"\(text)\"; a field that is not standard is written \"field.\(text)\"",
        suggestion: Spelling.nearest(to: text, in: StandardFields.names))
    case .boolean:
      return isPlain && (text == "true" || text == "false") ? nil : ScalarFault(message: expected(text))
    default:
      return fits(text) ? nil : ScalarFault(message: expected(text))
    }
  }

  private func expected(_ text: String) -> String {
    let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
    return "expected \(expectation), found \"\(shown)\""
  }

  /// The shapes whose fault is simply that the text is something else.
  private func fits(_ text: String) -> Bool {
    switch self {
    case .identifier(let minWords): Identifier.isValid(text, minWords: minWords)
    case .namePattern: text == "*" || !text.dropLast().contains("*")
    case .integer(let range): Int(text).map(range.contains) ?? false
    case .number: Double(text)?.isFinite ?? false
    case .percentage: Percentage.share(text) != nil
    case .duration: RuleDuration.seconds(text) != nil
    case .lag: Lag(text) != nil
    case .repetition: Repetition(text) != nil
    case .groupName: Identifier.isGroupName(text)
    case .version: PackVersion(text) != nil
    case .instant: Identifier.isInstant(text)
    case .character: text.utf8.count == 1
    case .requirement: PackRequirement(text) != nil
    default: true
    }
  }
}

/// What PCRE2 thinks of a pattern.
enum RegexSyntax {
  /// PCRE2's reason and the byte it points at, moved by `shift`.
  static func fault(_ source: String, shift: Int) -> ScalarFault? {
    do {
      _ = try Pattern(source)
      return nil
    } catch {
      return ScalarFault(message: "bad regular expression: \(error.message)", offset: error.offset + shift)
    }
  }
}
