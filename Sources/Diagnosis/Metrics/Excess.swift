/// How far one place's latency or failing share was beyond usual at each sample of a window.
struct Excess {
  /// Samples of the window: by how much the value was worse than usual.
  var rows: [(time: Double, value: Double)]
  var sigma: Double
  /// Requests per sample in the window, 1 when not measured.
  var requests: Double
  private var traffic: MetricTrack?

  var mean: Double { rows.isEmpty ? 0 : rows.reduce(0) { $0 + $1.value } / Double(rows.count) }

  /// Excess of every place that measures `kind` as a server.
  static func measured(_ kind: MetricRole.Kind, tracks: [MetricTrack], span: MetricSpan) -> [String: Excess] {
    var byPlace: [String: [MetricTrack]] = [:]
    for track in tracks where !track.isShared { byPlace[track.place.name, default: []].append(track) }
    return byPlace.compactMapValues { own in
      let candidates = own.filter { $0.role.kind == kind && !$0.role.isOfCallees }
      let best = candidates.min { (preference($0), $0.family) < (preference($1), $1.family) }
      let traffic = own.filter { $0.role.kind == .traffic }.min { $0.family < $1.family }
      return best.flatMap { Excess(of: $0, traffic: traffic, span: span) }
    }
  }

  private init?(of track: MetricTrack, traffic: MetricTrack?, span: MetricSpan) {
    let baseline = span.baseline(of: track).sorted()
    let window = zip(track.times, track.values).filter { $0.0 >= span.start && $0.0 <= span.end }
    guard baseline.count >= 3, !window.isEmpty else { return nil }
    let usual: Double
    if track.role.kind == .availability {
      // Failures are rare, so a median sees none of them: trimmed mean and deviation, at least 0.2 points.
      let full = (track.values.max() ?? 0) > 1.5 ? 100.0 : 1
      let (low, high) = (baseline.quantile(0.02), baseline.quantile(0.98))
      let trimmed = baseline.map { min(high, max(low, $0)) }
      let center = trimmed.reduce(0, +) / Double(trimmed.count)
      let variance = trimmed.reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(trimmed.count)
      usual = center
      sigma = max(variance.squareRoot(), 0.002 * full)
    } else {
      let scale = MetricShift.Scale(sorted: baseline, floor: 0)
      let deviations = baseline.map { abs($0 - scale.median) / scale.sigma }.sorted()
      usual = scale.median
      sigma = scale.sigma * max(1, deviations.quantile(0.98) / 3)
    }
    let worse = window.map { (time: $0.0, value: track.role.polarity * ($0.1 - usual)) }
    // The window's own calm rows show a level that has drifted since the baseline.
    let drift = min(0, worse.map(\.value).sorted().quantile(0.25))
    rows = worse.map { ($0.time, $0.value - drift) }
    self.traffic = traffic
    requests = 1
    requests = traffic == nil ? 1 : mean(of: span.start...span.end)
  }

  /// Excess at the moments (ascending) when users noticed, times the requests then; 0 when it is no more than noise. The score is
  /// the same in standard deviations.
  func amount(at moments: [Double]) -> (amount: Double, score: Double) {
    let gaps = zip(rows.dropFirst(), rows).map { $0.time - $1.time }.sorted()
    let reach = gaps.isEmpty ? 30 : max(0.5 * gaps.quantile(0.5), 0.001)
    func isNoticed(_ time: Double) -> Bool {
      let next = moments.firstSorted { $0 >= time - reach }
      return next < moments.count && moments[next] <= time + reach
    }
    let noticed = rows.filter { isNoticed($0.time) }
    guard !noticed.isEmpty else { return (0, 0) }
    var value = noticed.reduce(0) { $0 + $1.value } / Double(noticed.count)
    let calm = rows.filter { !isNoticed($0.time) }.map(\.value).sorted()
    if !calm.isEmpty { value = min(value, value - calm.quantile(0.5)) }
    let score = value / sigma
    guard score > 2 else { return (0, score) }
    guard let traffic else { return (max(0, value), score) }
    let counts = zip(traffic.times, traffic.values).filter { isNoticed($0.0) }.map(\.1)
    return (max(0, value) * (counts.isEmpty ? 0 : counts.reduce(0, +) / Double(counts.count)), score)
  }

  private func mean(of range: ClosedRange<Double>) -> Double {
    let values = traffic?.values(from: range.lowerBound, to: range.upperBound) ?? []
    return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// Means first, since they add up; then low quantiles.
  private static func preference(_ track: MetricTrack) -> Int {
    let words = MetricRole.words(of: track.family)
    let order: [Set<String>] = [
      ["average", "mean", "avg"], ["p50", "50", "median", "p50latency"], ["p90", "90", "p90latency"],
      ["p95", "95"],
      ["p99", "99"],
    ]
    return order.firstIndex { !$0.isDisjoint(with: words) } ?? order.count
  }
}
