package import Timeline

/// By how much each host's clock was off.
///
/// Best known from requests that several hosts logged (``ClockNetwork``). Of the other hosts it is estimated from the
/// rhythm of their logs: what one server does for another's requests shows in both logs at the same moments. The counts
/// per bin, freed of slow changes, are correlated with those of the front at lags of up to five minutes and at whole
/// quarters of an hour (a wrong zone); a lag counts when it correlates well and clearly better than no lag.
///
/// The anchor is the front's host: its clock is right by definition. Without a front it is the clock in the middle.
package struct ClockAudit {
  let timeline: Timeline

  static let lagMaxSeconds = 300
  /// At most this much of the timeline is compared, its middle.
  static let comparedSecondsMax = 3_600.0
  static let correlationMin = 0.35
  static let advantageMin = 0.2

  package init(_ timeline: Timeline) { self.timeline = timeline }

  /// The offset of each host of which it can be told, whether it matters or not, by name.
  package func audit() -> [ClockOffset] {
    let activity = activityByHost()
    let anchor = anchorHost(activity)
    let shared = ClockNetwork(timeline).offsets(anchor: anchor)
    return Set(activity.keys).union(shared.keys).sorted().compactMap { host in
      if let known = shared[host] { return offset(of: host, known) }
      guard let anchor, host != anchor, let counts = activity[host], let reference = activity[anchor] else {
        return nil
      }
      return offset(of: host, counts, reference: reference)
    }
  }

  /// An offset from common requests: it counts when it is more than chance and more than the stamps can tell.
  private func offset(
    of host: String, _ known: (offsetSeconds: Double, uncertaintySeconds: Double)
  ) -> ClockOffset {
    let resolution = timeline.sources.reduce(Self.binSeconds) { most, source in
      source.host == host && !source.isMetrics ? max(most, source.resolutionSeconds) : most
    }
    // Many stamps narrow chance down, but not what their cut-off fractions have in common.
    let uncertainty = max(known.uncertaintySeconds, resolution / 2)
    return ClockOffset(
      host: host, offsetSeconds: known.offsetSeconds, uncertaintySeconds: uncertainty,
      applied: abs(known.offsetSeconds) > max(3 * known.uncertaintySeconds, 2 * resolution))
  }

  /// Timelines count by the second: what is less is lost in them.
  private static let binSeconds = 1.0

  private func offset(of host: String, _ counts: BinnedCounts, reference: BinnedCounts) -> ClockOffset? {
    let width = Double(max(counts.widthSeconds, reference.widthSeconds))
    guard counts.total >= 100, let first = reference.bins.first, let last = reference.bins.last else {
      return nil
    }
    let start = Double(first.index) * Double(reference.widthSeconds)
    let end = Double(last.index + 1) * Double(reference.widthSeconds)
    let middle = (start + end) / 2
    let from = max(start, middle - Self.comparedSecondsMax / 2)
    let to = min(end, middle + Self.comparedSecondsMax / 2)
    let count = Int((to - from) / width)
    guard count >= 60 else { return nil }
    let target = Self.rhythm(values(reference, from: from, width: width, count: count))
    let reach = min(Self.lagMaxSeconds, Int((to - from) / 2)) / Int(width)
    func shifted(_ lag: Int) -> [Double] {
      Self.rhythm(values(counts, from: from + Double(lag) * width, width: width, count: count))
    }
    func correlation(_ lag: Int) -> Double { RobustStatistics.correlation(target, shifted(lag)) ?? 0 }
    // A true offset holds all the time: both halves must show it.
    func holdsThroughout(_ lag: Int) -> Bool {
      let values = shifted(lag)
      return [0..<count / 2, count / 2..<count].allSatisfy { half in
        let found = RobustStatistics.correlation(Array(target[half]), Array(values[half])) ?? 0
        return found >= Self.correlationMin
      }
    }
    let none = (-1...1).map(correlation).max() ?? 0
    var lags = Array(-reach...reach)
    for quarter in 1...56 where quarter * 900 > Self.lagMaxSeconds {
      for sign in [-1, 1] { lags += (-2...2).map { sign * quarter * 900 / Int(width) + $0 } }
    }
    let scored = lags.map { (lag: $0, value: correlation($0)) }
    guard let best = scored.max(by: { ($0.value, -abs($0.lag)) < ($1.value, -abs($1.lag)) }),
      best.value >= Self.correlationMin, best.value >= none + Self.advantageMin, abs(best.lag) >= 2,
      holdsThroughout(best.lag)
    else { return nil }
    let close = scored.filter { $0.value >= 0.8 * best.value && abs($0.lag - best.lag) <= 30 }.count
    let uncertainty = width * max(1, Double(close) / 2)
    let offset = Double(best.lag) * width
    return ClockOffset(
      host: host, offsetSeconds: offset, uncertaintySeconds: uncertainty,
      applied: abs(offset) > max(3 * uncertainty, 2 * width))
  }

  /// Records per host; the front's host is represented by its requests, which is what the others answer.
  private func activityByHost() -> [String: BinnedCounts] {
    var byHost: [String: BinnedCounts] = [:]
    for key in timeline.events.keys where key.kind == .activity {
      guard let host = key.host, let series = timeline.events[key] else { continue }
      byHost[host, default: BinnedCounts()].merge(series.counts)
    }
    return byHost
  }

  /// The host with the most requests; without request logs nobody is the anchor.
  private func anchorHost(_ activity: [String: BinnedCounts]) -> String? {
    var totals: [String: Int64] = [:]
    let proxies = timeline.requests.keys.filter { if case .upstream = $0.slice { true } else { false } }
    let chosen = proxies.isEmpty ? timeline.requests.keys.filter { $0.slice == .all } : proxies
    for key in chosen {
      guard let host = key.host, activity[host] != nil else { continue }
      totals[host, default: 0] += timeline.requests[key]?.totals.total ?? 0
    }
    return totals.keys.sorted().max { (totals[$0] ?? 0, $1) < (totals[$1] ?? 0, $0) }
  }

  private func values(_ counts: BinnedCounts, from: Double, width: Double, count: Int) -> [Double] {
    (0..<count).map { counts.sum(from: from + Double($0) * width, to: from + Double($0 + 1) * width) }
  }

  /// Counts less their moving average over 15 bins: the beat without the swell.
  private static func rhythm(_ values: [Double]) -> [Double] {
    var sums = [0.0]
    for value in values { sums.append(sums[sums.count - 1] + value) }
    return values.indices.map { index in
      let low = max(0, index - 7)
      let high = min(values.count, index + 8)
      return values[index] - (sums[high] - sums[low]) / Double(high - low)
    }
  }
}
