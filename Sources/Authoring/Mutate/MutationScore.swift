package import Patterns
package import Rules

/// How well the samples of one rule pin its patterns: how many small changes of them they notice.
package struct MutationScore: Sendable {
  package let rule: Rule
  package let mutants: Int
  /// The changes that no sample noticed, in the order of their places.
  package let survivors: [Survivor]
  /// Samples that the rule fails as it is, so that they can notice nothing.
  package let failingSamples: Int

  package struct Survivor: Sendable {
    package let mutation: PatternMutation
    /// The pattern as it stands in the rule, and where the changed part begins.
    package let pattern: String
    package let mark: SourceMark

    /// `drop an anchor: "^"`, or `widen a class: "\d" becomes "[^\n]"`.
    package var words: String {
      let part = String(decoding: Array(pattern.utf8)[mutation.range], as: UTF8.self)
      let what = mutation.replacement.isEmpty ? "" : " becomes \"\(mutation.replacement)\""
      return "\(mutation.kind.rawValue): \"\(part)\"\(what)"
    }
  }

  package var killed: Int { mutants - survivors.count }

  /// Between 0 and 1; 1 for a rule without a pattern.
  package var share: Double { mutants == 0 ? 1 : Double(killed) / Double(mutants) }
}
