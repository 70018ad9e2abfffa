import Records

/// Trouble that began during an incident and that nothing earlier explains: a second failure under the first.
///
/// A change cannot have caused what failed before it, but it can have caused such trouble, and then coming late for
/// the incident clears it of nothing.
struct LaterTrouble {
  let inquiry: Inquiry
  let troubles: [Candidate]

  /// How surely a change must be of a kind, and at a place, that brings the trouble.
  private static let leastLink = 0.6
  /// From here on an earlier trouble is taken to explain a later one, as in `Investigation`.
  private static let leastExplanation = 0.3

  /// The trouble that began with a change which came after the incident did.
  func beganWith(_ change: ChangeEvent, _ links: [ChangeLinks.Link]) -> Candidate? {
    let start = change.start.seconds
    guard change.altersWhatRuns || change.kind == "job", change.kind != "rollback",
      start > inquiry.onset + inquiry.toleranceSeconds
    else { return nil }
    return links.filter { $0.strength >= Self.leastLink }
      .sorted { ($0.strength, $1.trouble) > ($1.strength, $0.trouble) }
      .map { troubles[$0.trouble] }
      .first { isNew($0, since: start, until: change.finish.seconds) && !isExplained($0, before: start) }
  }

  /// Began between the change's start and half a minute after its end, is plain to see, and stays.
  private func isNew(_ trouble: Candidate, since start: Double, until finish: Double) -> Bool {
    let slack = max(2, min(trouble.onsetUncertaintySeconds, inquiry.toleranceSeconds))
    return trouble.kind == .mechanism && trouble.category != "unknown" && trouble.strength >= 0.9
      && trouble.occurrences >= 8 && trouble.onset >= start - slack && trouble.onset <= finish + 30
      && (trouble.end ?? .infinity) - trouble.onset >= 60
  }

  private func isExplained(_ trouble: Candidate, before start: Double) -> Bool {
    troubles.contains { earlier in
      earlier != trouble && earlier.onset < start - inquiry.toleranceSeconds && earlier.strength >= 0.3
        && (earlier.category == trouble.category
          || CategoryGraph.strength(earlier.category, trouble.category) >= Self.leastExplanation)
    }
  }
}
