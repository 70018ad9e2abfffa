/// Causes that cannot be told apart, and changes that cannot be cleared.
struct Rivals {
  let inquiry: Inquiry
  let result: Investigation.Result

  /// Two causes whose odds differ by less than this ratio cannot be told apart.
  static let tieRatio = 3.0
  /// A change from this probability on is possible (model.md e).
  static let possible = 0.2
  /// A check that weighs this much tells a cause from what merely came at the same time.
  private static let deciding = 1.5

  /// The first cause and the rival that it cannot be told apart from; nil when it stands alone.
  func pair(_ roots: [Int]) -> (Int, Int)? {
    guard let first = roots.first else { return nil }
    if let second = equal(first) ?? unrefuted(roots.dropFirst(), beside: first) { return (first, second) }
    return nil
  }

  /// A change that is no cause and yet not cleared: things got better when it was taken back, but something else was
  /// done at the same time, and what else is known leaves it possible.
  func isUndecided(_ index: Int) -> Bool {
    let candidate = result.candidates[index]
    guard let place = candidate.changeIndex, candidate.confidence >= Self.possible, altersWhatRuns(candidate),
      candidate.checks.contains(where: { $0.id == "reversal" && $0.outcome == .neutral })
    else { return false }
    let mitigation = Mitigation(inquiry: inquiry)
    return mitigation.undo(ofChangeAt: place).flatMap(mitigation.confounder) != nil
  }

  /// Another change about as likely as the first one.
  private func equal(_ first: Int) -> Int? {
    let odds = { (index: Int) -> Double in
      let p = min(0.999, max(0.001, result.candidates[index].confidence))
      return p / (1 - p)
    }
    guard result.candidates[first].changeIndex != nil else { return nil }
    let rivals = result.candidates.indices.filter {
      $0 != first && result.candidates[$0].changeIndex != nil && !isSame($0, first)
    }
    guard let second = rivals.max(by: { odds($0) < odds($1) }), odds(first) < Self.tieRatio * odds(second)
    else { return nil }
    return second
  }

  /// A change among the other causes that came at the right time, and for which nothing else speaks than that: the
  /// first cause alone would explain what it is blamed for.
  private func unrefuted(_ others: ArraySlice<Int>, beside first: Int) -> Int? {
    guard !isDecided(result.candidates[first]) else { return nil }
    return others.first { index in
      let candidate = result.candidates[index]
      guard altersWhatRuns(candidate), !isDecided(candidate), !isSame(index, first) else { return false }
      return result.mechanismOf[index].map { $0 == first || result.edges[first][$0] >= 0.3 } ?? true
    }
  }

  /// Hosts, their order, its being taken back or a growth that began with it tell that it was this change.
  private func isDecided(_ candidate: Candidate) -> Bool {
    candidate.changeIndex != nil
      && candidate.checks.contains {
        ["reversal", "scope", "stagger", "exposure"].contains($0.id) && $0.weight >= Self.deciding
      }
  }

  /// One change that came in several pieces is no rival of itself.
  private func isSame(_ left: Int, _ right: Int) -> Bool {
    guard let one = result.candidates[left].changeIndex, let other = result.candidates[right].changeIndex
    else {
      return false
    }
    return inquiry.scene.changes[one].isSame(as: inquiry.scene.changes[other])
  }

  private func altersWhatRuns(_ candidate: Candidate) -> Bool {
    candidate.changeIndex.map { inquiry.scene.changes[$0].altersWhatRuns } ?? false
  }
}
