import Foundation

/// Which set of roots explains all that was seen: every set of up to three candidates is scored, so candidates
/// explain each other away (model.md e).
///
/// score(R) = Σ own evidence of R, as far as no other root explains it, − 2 |R| + Σ over troubles not in R of strength × ln P(trouble | R), with a noisy-OR for
/// P. Sets compete with the empty set, "none of the leads".
struct LeadRanking {
  /// What the ranking needs to know of one candidate.
  struct Node {
    /// Log-odds from its own checks and its prior.
    var logOdds: Double
    /// How much of it must be explained when it is no root, 0…1.
    var strength: Double
    /// Probability that it, as a root, explains the visible symptom.
    var explainsSymptom: Double
  }

  static let leak = 0.02
  static let rootCost = 2.0
  static let considered = 14
  /// “None of the leads”: a cause that left no line. It is a root like the others, with a prior of 0.3 (model.md e), that
  /// explains the symptom but no trouble in the logs. Without it the only lead would be the cause, whatever speaks
  /// against it.
  static let unknownCause = log(0.3 / 0.7) - rootCost + 1.5 * log(0.9)

  let nodes: [Node]
  /// `edges[a][b]`: probability that root `a` shows as `b`; closed over chains.
  let edges: [[Double]]

  /// Marginal probability of being a root, per candidate; and the best set, sorted.
  func rank() -> (marginals: [Double], best: [Int], none: Double) {
    let order = nodes.indices.sorted {
      (nodes[$0].logOdds, Double($1)) > (nodes[$1].logOdds, Double($0))
    }
    let chosen = Array(order.prefix(Self.considered)).sorted()
    var sets: [[Int]] = [[]]
    for (i, a) in chosen.enumerated() {
      sets.append([a])
      for (j, b) in chosen.enumerated() where j > i {
        sets.append([a, b])
        for (k, c) in chosen.enumerated() where k > j { sets.append([a, b, c]) }
      }
    }
    let scores = sets.map(score)
    let top = scores.max() ?? 0
    let weights = scores.map { exp($0 - top) }
    let total = weights.reduce(0, +)
    var marginals = nodes.map { 0.5 / (1 + exp(-$0.logOdds + 4)) }
    for index in chosen { marginals[index] = 0 }
    for (set, weight) in zip(sets, weights) {
      for index in set { marginals[index] += weight / total }
    }
    let best = sets[scores.firstIndex(of: top) ?? 0]
    return (marginals, best, weights[0] / total)
  }

  private func score(_ roots: [Int]) -> Double {
    var score = -Self.rootCost * Double(roots.count)
    for root in roots {
      // What another root explains is no evidence of its own.
      var free = 1.0
      for other in roots where other != root { free *= 1 - edges[other][root] }
      score += nodes[root].logOdds > 0 ? nodes[root].logOdds * free : nodes[root].logOdds
    }
    if roots.isEmpty {
      score += Self.unknownCause
    } else {
      var unexplained = 1 - Self.leak
      for root in roots { unexplained *= 1 - nodes[root].explainsSymptom }
      score += 1.5 * log(1 - unexplained)
    }
    for (index, node) in nodes.enumerated() where node.strength > 0 && !roots.contains(index) {
      var missed = 1 - Self.leak
      for root in roots { missed *= 1 - edges[root][index] }
      score += node.strength * log(1 - missed)
    }
    return score
  }

  /// Best product of probabilities along any chain: a change that brings slow queries brings what they bring.
  static func closed(_ edges: [[Double]]) -> [[Double]] {
    var closed = edges
    for middle in closed.indices {
      for from in closed.indices where closed[from][middle] > 0 {
        for to in closed.indices where to != from {
          closed[from][to] = max(closed[from][to], closed[from][middle] * closed[middle][to])
        }
      }
    }
    return closed
  }
}
