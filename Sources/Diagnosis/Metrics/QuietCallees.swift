import Foundation

/// A fault in the network before a service leaves no trace in the service's own metrics: its callers wait, it answers
/// as fast as ever. Then the callees that all waiting callers share are suspects, though they are quiet themselves.
struct QuietCallees {
  let graph: CallGraph

  /// A caller that waits for others: how much worse its waiting is, and the quiet callees that may be why.
  struct Wait: Equatable {
    var caller: String
    var badness: Double
    var suspects: [String]
  }

  /// `waits`: how much worse calls to others became, by caller; `answers`: how much worse a place answers, where
  /// measured; `busy`: places whose own resources moved, which explains their waiting.
  func waits(waits: [String: Double], answers: [String: Double], busy: Set<String>) -> [Wait] {
    waits.keys.sorted().compactMap { caller in
      let badness = waits[caller] ?? 0
      let callees = graph.callees[caller] ?? []
      guard badness >= 2, !busy.contains(caller), !callees.contains(where: { (answers[$0] ?? 0) >= 2 }) else {
        return nil
      }
      // A callee that another caller reaches without waiting is cleared.
      let suspects = callees.filter { callee in
        (graph.callers[callee] ?? []).allSatisfy { (waits[$0] ?? .infinity) >= 0.3 * badness }
      }
      return suspects.isEmpty ? nil : Wait(caller: caller, badness: badness, suspects: suspects)
    }
  }

  /// What each suspect gains: a little less when there are several.
  static func gain(of wait: Wait) -> Double {
    0.9 * log1p(max(0, wait.badness - 1)) * (wait.suspects.count == 1 ? 1 : 0.8)
  }
}
