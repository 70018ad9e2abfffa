import Timeline

/// What is known of an incident that no log of requests measures.
extension Incident {
  /// The incident with the places that metrics or the others' complaints point at as its ranked causes. Where requests
  /// were logged, the logs have told who was hurt and why, and nothing changes.
  func placed(_ inquiry: Inquiry, number: Int) -> Incident {
    let scene = inquiry.scene
    guard !scene.front.hasRequests else { return self }
    let (found, others): ([Lead], [Lead]) =
      scene.timeline.metrics.isEmpty
      ? (AccusationLeads(inquiry: inquiry, number: number).find(), [])
      : MetricLeads(inquiry: inquiry, number: number).find()
    guard !found.isEmpty, causes.first?.change == nil else { return self }
    var placed = self
    placed.causes = found
    // What the rules named stays as what contributed: alone, without knowing who was hurt, it is the weaker witness.
    placed.contributing = causes.map { $0.weaker(0.3) }
    placed.symptoms = symptoms.map { $0.weaker(0.2) }
    placed.unrelated = others + unrelated.map { $0.weaker(0.2) }
    placed.answer = .causeFound
    placed.changeCaused = nil
    return placed
  }
}

extension Lead {
  /// The same lead, at most this likely.
  fileprivate func weaker(_ most: Double) -> Lead {
    var weaker = self
    weaker.confidence = min(confidence, most)
    return weaker
  }
}
