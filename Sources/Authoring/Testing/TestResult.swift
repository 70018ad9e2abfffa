package import Rules

/// One test of a rule, a format or a scenario, and how it ended.
package struct TestResult: Sendable, Equatable {
  package enum Outcome: String, Sendable {
    case passed, failed
    /// A known gap: reported, no failure.
    case todo
    /// A known gap that is closed: its sample can lose the `todo_`.
    case fixed
  }

  package enum Kind: String, Sendable { case sample, format, scenario }

  package var kind: Kind
  /// Id of the rule or format, or name of the scenario.
  package var subject: String
  /// Which of its tests: `match[1]`, `sample[2]`; empty for a scenario.
  package var name: String
  package var origin: RuleOrigin
  package var outcome: Outcome
  /// What went wrong, line by line: a label and what it says. Empty when nothing did.
  package var findings: [Finding]

  /// One line under a failed test.
  package struct Finding: Sendable, Equatable {
    /// `line`, `pattern`, `hint`, `got`, …; empty for a caret under the line above.
    package var label: String
    package var text: String

    package init(_ label: String, _ text: String) {
      self.label = label
      self.text = text
    }
  }

  /// `file:line:column`.
  package var place: String { "\(origin.file):\(origin.mark)" }
}
