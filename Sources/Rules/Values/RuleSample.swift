/// A piece of log text with what the rule has to make of it.
package struct RuleSample: Sendable, Equatable {
  /// The four states of an expectation. The `todo` ones are known gaps: reported, never a failure.
  package enum Expectation: String, RuleWord {
    case match
    case noMatch = "no_match"
    case todoMatch = "todo_match"
    case todoNoMatch = "todo_no_match"

    package var expectsMatch: Bool { self == .match || self == .todoMatch }
    package var isTodo: Bool { self == .todoMatch || self == .todoNoMatch }
  }

  package var expectation: Expectation
  /// One or more physical lines, joined by LF.
  package var text: String
  /// Where the text stands in the rule file.
  package var mark: SourceMark
  /// Texts that named groups must have captured.
  package var captures: [NamedText]
  /// What the entity's `host`, `service` and `instance` must be.
  package var entity: [NamedText]
  /// The format to read the text with, when the text alone does not show it.
  package var format: String?
  /// The service that logged the text, when the rule looks at certain services only.
  package var service: String?
  package var why: String?

  package init(
    expectation: Expectation, text: String, mark: SourceMark, captures: [NamedText] = [],
    entity: [NamedText] = [], format: String? = nil, service: String? = nil, why: String? = nil
  ) {
    self.expectation = expectation
    self.text = text
    self.mark = mark
    self.captures = captures
    self.entity = entity
    self.format = format
    self.service = service
    self.why = why
  }
}

/// A name with a text, in the order of the file.
package struct NamedText: Sendable, Equatable {
  package var name: String
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
