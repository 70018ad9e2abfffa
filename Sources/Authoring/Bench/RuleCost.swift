/// What one rule cost, summed over all records.
package struct RuleCost: Sendable, Equatable {
  package let rule: String
  /// Records on which its patterns and conditions were tried.
  package var candidates = 0
  /// Records that it knew.
  package var matches = 0
  /// Matches that were given up because they took too many steps.
  package var limitHits = 0
  package var nanoseconds: UInt64 = 0

  package init(rule: String) { self.rule = rule }

  package var nanosecondsPerCandidate: Double {
    candidates == 0 ? 0 : Double(nanoseconds) / Double(candidates)
  }
}

extension RuleCost {
  /// The dearest first; equal costs in the order of the ids.
  package static func ranked(_ costs: [RuleCost]) -> [RuleCost] {
    costs.sorted { left, right in
      if left.nanoseconds != right.nanoseconds { return left.nanoseconds > right.nanoseconds }
      if left.candidates != right.candidates { return left.candidates > right.candidates }
      return left.rule.utf8.lexicographicallyPrecedes(right.rule.utf8)
    }
  }
}
