package import Events

/// Which of many cited lines are kept: the earliest and the latest ones. Both lists are sorted and hold no line twice,
/// so that joining them in any order and grouping gives the same lines.
package enum EvidenceShelf {
  package static let earliestCapacity = 8
  package static let latestCapacity = 4

  /// The earliest of both, at most `capacity`.
  package static func earliest(
    _ left: [Evidence], _ right: [Evidence], capacity: Int = earliestCapacity
  ) -> [Evidence] {
    if right.isEmpty { return left }
    return Array(union(left, right).prefix(capacity))
  }

  /// The latest of both, at most `capacity`, still in time order.
  package static func latest(
    _ left: [Evidence], _ right: [Evidence], capacity: Int = latestCapacity
  ) -> [Evidence] {
    if right.isEmpty { return left }
    return Array(union(left, right).suffix(capacity))
  }

  private static func union(_ left: [Evidence], _ right: [Evidence]) -> [Evidence] {
    var result: [Evidence] = []
    for evidence in (left + right).sorted() where result.last != evidence { result.append(evidence) }
    return result
  }
}
