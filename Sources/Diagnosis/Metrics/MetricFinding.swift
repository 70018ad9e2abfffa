import Records
package import Timeline

/// What the metrics say about an incident: when, if that was not given, and where.
package struct MetricFinding: Sendable, Equatable {
  /// nil when the time was given.
  package var window: MetricWindow?
  /// Best first; places that did not move are last with score 0.
  package var places: [RankedPlace]
}

/// Reads the metrics of a timeline. Deterministic; knows nothing of logs.
package struct MetricAnalysis: Sendable {
  private let tracks: [MetricTrack]
  private let graph: CallGraph
  private let baseline: TimeWindow?

  /// `calls`: caller → callee by service or host name, declared or seen. `baseline`: what the user says is usual.
  package init(timeline: Timeline, calls: [(from: String, to: String)] = [], baseline: TimeWindow? = nil) {
    tracks = MetricTrack.all(of: timeline.metrics)
    graph = CallGraph(calls: calls, among: Set(tracks.map(\.place.name)))
    self.baseline = baseline
  }

  package var hasMetrics: Bool { !tracks.isEmpty }

  /// Where the trouble of a window that is known already comes from; `end` nil: to the end of the data.
  package func ranking(start: Double, end: Double?) -> MetricFinding {
    MetricFinding(window: nil, places: places(span(baselineEnd: start, start: start, end: end)))
  }

  /// The window in which the metrics differ most from the rest, and the places in it; nil when nothing stands out or
  /// there are fewer than eight rows of samples.
  package func search() -> MetricFinding? {
    guard let grid = MetricGrid(tracks: tracks, rowsMin: StepScan.rowsMin) else { return nil }
    let scan = StepScan(grid: grid, weights: tracks.map { $0.isShared ? 0.25 : 1 })
    guard let stretch = scan.strongest() else { return nil }
    let moved = min(stretch.onset, stretch.start)
    // A guard of a fifth of the rows before: what already drifts is no longer usual.
    let usual = max(3, moved - moved / 5)
    let start = grid.times[stretch.start]
    let end = stretch.end < grid.times.count ? grid.times[stretch.end] : nil
    let places = places(span(baselineEnd: grid.times[usual], start: start, end: end.map { $0.nextDown }))
    let window = MetricWindow(
      start: start, end: end, uncertaintySeconds: grid.stepSeconds + start - grid.times[moved],
      baselineEnd: grid.times[usual], gain: stretch.gain, score: places.first?.score ?? 0,
      metrics: grid.lines.count)
    return MetricFinding(window: window, places: places)
  }

  private func span(baselineEnd: Double, start: Double, end: Double?) -> MetricSpan {
    var span = MetricSpan(baselineEnd: baselineEnd, start: start, end: end ?? .infinity)
    if let baseline {
      span.baselineStart = baseline.start.seconds
      span.baselineEnd = min(baseline.end.seconds, start)
    }
    return span
  }

  private func places(_ span: MetricSpan) -> [RankedPlace] {
    PlaceScoring(tracks: tracks, span: span, graph: graph).ranked()
  }
}
