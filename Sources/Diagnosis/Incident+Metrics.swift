import Timeline

/// What metrics add to an incident that no log of requests measures.
extension Incident {
  /// The incident with the places whose metrics moved as its ranked causes. Where requests were logged, the logs have
  /// told who was hurt and why, and metrics change nothing.
  func joined(with metrics: MetricLeads, scene: Scene) -> Incident {
    guard !scene.front.hasRequests, !scene.timeline.metrics.isEmpty else { return self }
    let (found, others) = metrics.find()
    guard !found.isEmpty else { return self }
    var joined = self
    joined.causes = found
    // What the logs named stays as what contributed: alone, without knowing who was hurt, it is the weaker witness.
    joined.contributing = causes.map { lead in
      var weaker = lead
      weaker.confidence = min(lead.confidence, 0.3)
      return weaker
    }
    joined.unrelated = others + unrelated
    joined.answer = .causeFound
    joined.changeCaused = nil
    return joined
  }
}
