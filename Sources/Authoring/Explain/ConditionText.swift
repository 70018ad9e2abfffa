import Events
import Rules

/// A line of a rule's `where` in words, and what the record has instead.
enum ConditionText {
  static func describe(_ condition: RuleStages.Condition) -> String {
    let wanted = "\(condition.condition.field) \(words(condition.condition.test))"
    guard let text = condition.text else {
      return "\(wanted): the record has no \(condition.condition.field)"
    }
    return "\(wanted): the record has \"\(CaretText(text, at: 0, width: 60).text)\""
  }

  private static func words(_ test: FieldCondition.Test) -> String {
    switch test {
    case .isOneOf(let texts): "must be \(texts.joined(separator: " or "))"
    case .isNoneOf(let texts): "must not be \(texts.joined(separator: " or "))"
    case .compares(let comparison, let number): "must be \(comparison.rawValue) \(number)"
    case .comparesLevel(let comparison, let word): "must be \(comparison.rawValue) \(word.rawValue)"
    case .matches(let source): "must match \(source)"
    case .doesNotMatch(let source): "must not match \(source)"
    }
  }
}
