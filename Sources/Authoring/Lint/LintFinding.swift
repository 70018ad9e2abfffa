package import Rules

/// One thing that is wrong with a rule, or could be better.
package struct LintFinding: Sendable, Equatable {
  package enum Level: String, Sendable { case error, warning }

  /// What was checked; the id stands behind each finding.
  package enum Check: String, Sendable, CaseIterable {
    /// A short line can make the pattern explode.
    case redos
    /// Nothing that the pattern requires can be searched for.
    case literal
    /// Another rule of the pack knows all that this one knows.
    case shadowed
    /// Two rules ask for the same.
    case duplicate
    /// A named group that nobody uses.
    case unusedCapture = "unused-capture"
    /// Too few samples to pin the pattern.
    case samples
    case entity, role, category, actions, references
  }

  package var check: Check
  package var level: Level
  package var rule: String
  package var file: String
  package var mark: SourceMark
  /// What is the matter, with the numbers.
  package var text: String
  /// What to do about it.
  package var hint: String

  /// `file:line:col: error: text [check]`.
  package var headline: String { "\(file):\(mark): \(level.rawValue): \(text) [\(check.rawValue)]" }
}

extension LintFinding: Comparable {
  /// File by file, in the order of the lines.
  package static func < (left: LintFinding, right: LintFinding) -> Bool {
    (left.file, left.mark, left.check.rawValue, left.text)
      < (right.file, right.mark, right.check.rawValue, right.text)
  }
}
