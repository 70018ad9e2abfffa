/// A cheap test on one parsed field: one line of a rule's `where`.
package struct FieldCondition: Sendable, Equatable {
  package enum Test: Sendable, Equatable {
    /// The field is one of these texts; ASCII letters compare without case.
    case isOneOf([String])
    case isNoneOf([String])
    /// The field is a number in this relation to the given one.
    case compares(Comparison, Double)
    /// The record's level is in this relation to the given one; the field is `level`.
    case comparesLevel(Comparison, LevelWord)
    /// The PCRE2 pattern is found in the field.
    case matches(String)
    case doesNotMatch(String)
  }

  package enum Comparison: String, Sendable, Equatable {
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }

  package var field: String
  package var test: Test

  /// Why a text cannot be a test, and at which byte of it.
  package struct SyntaxError: Error, Equatable {
    package let message: String
    package let offset: Int
  }

  package init(field: String, test: Test) {
    self.field = field
    self.test = test
  }

  /// Reads the operator and the operand of one text: `FATAL`, `!=FATAL`, `>=500`, `~^5\d\d$`, `!~^2`.
  package init(field: String, _ text: String) throws(SyntaxError) {
    let sign = Self.sign(of: text) ?? ""
    let operand = String(text.dropFirst(sign.count))
    guard !operand.isEmpty else {
      throw SyntaxError(message: "a test without a value", offset: sign.utf8.count)
    }
    switch sign {
    case "!=": self.init(field: field, test: .isNoneOf([operand]))
    case "~": self.init(field: field, test: .matches(operand))
    case "!~": self.init(field: field, test: .doesNotMatch(operand))
    default:
      guard let comparison = Comparison(rawValue: sign) else {
        self.init(field: field, test: .isOneOf([operand]))
        return
      }
      self.init(field: field, test: try Self.comparison(comparison, of: field, with: operand))
    }
  }

  /// The operator with which a text begins.
  package static func sign(of text: String) -> String? {
    ["!~", "~", "!=", "<=", ">=", "<", ">", "="].first { text.hasPrefix($0) }
  }

  private static func comparison(
    _ comparison: Comparison, of field: String, with operand: String
  ) throws(SyntaxError) -> Test {
    if field == "level" {
      if let word = LevelWord(rawValue: operand) { return .comparesLevel(comparison, word) }
    } else if let number = Double(operand), number.isFinite {
      return .compares(comparison, number)
    }
    let expected = field == "level" ? "a level such as warning" : "a number"
    throw SyntaxError(
      message: "\"\(comparison.rawValue)\" needs \(expected), found \"\(operand)\"",
      offset: comparison.rawValue.utf8.count)
  }

  /// The pattern of a `~` or `!~` test and the byte at which it starts in the text.
  package static func pattern(in text: String) -> (source: String, offset: Int)? {
    if text.hasPrefix("!~") { return (String(text.dropFirst(2)), 2) }
    if text.hasPrefix("~") { return (String(text.dropFirst()), 1) }
    return nil
  }
}

extension FieldCondition: CustomStringConvertible {
  /// The condition as a rule file writes it: `level: [error, fatal]`, `status: '>=500'`.
  package var description: String {
    let value =
      switch test {
      case .isOneOf(let texts) where texts.count == 1: ScalarSpelling.spell(texts[0])
      case .isOneOf(let texts): "[\(texts.map(ScalarSpelling.spell).joined(separator: ", "))]"
      case .isNoneOf(let texts): texts.map { ScalarSpelling.spell("!=\($0)") }.joined(separator: ", ")
      case .compares(let comparison, let number): ScalarSpelling.spell("\(comparison.rawValue)\(number)")
      case .comparesLevel(let comparison, let level):
        ScalarSpelling.spell("\(comparison.rawValue)\(level.rawValue)")
      case .matches(let source): ScalarSpelling.spell("~\(source)")
      case .doesNotMatch(let source): ScalarSpelling.spell("!~\(source)")
      }
    return "\(field): \(value)"
  }
}
