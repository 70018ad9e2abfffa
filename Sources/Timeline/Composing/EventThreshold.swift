internal import Events
internal import Records

/// A rule that means something only when its line came often enough: events outside every span of `withinSeconds` with
/// at least `count` of them are left out, apart for each entity.
///
/// It looks at the merged series, so neither the number of workers nor the order of the files matters. A span is as
/// exact as the bins of the series: a second in logs of an hour, seconds in logs of days.
package struct EventThreshold: Sendable, Equatable {
  package var rule: String
  package var count: Int
  package var withinSeconds: Double

  package init(rule: String, count: Int, withinSeconds: Double) {
    self.rule = rule
    self.count = count
    self.withinSeconds = withinSeconds
  }

  /// The events that count; nil when none do.
  func applied(to series: EventSeries) -> EventSeries? {
    let spans = spans(series.counts)
    guard !spans.isEmpty else { return nil }
    var kept = series
    kept.counts = series.counts.keeping(spans)
    kept.valueSums = series.valueSums.keeping(spans)
    kept.total = Int(kept.counts.total)
    let isInside = { (second: Double) in spans.contains { $0.contains(Int64(second.rounded(.down))) } }
    if !isInside(series.first.seconds) { kept.first = .init(seconds: Double(spans[0].lowerBound)) }
    if !isInside(series.last.seconds) {
      kept.last = .init(seconds: Double(spans[spans.count - 1].upperBound))
    }
    kept.earliest = series.earliest.filter { isInside($0.time.seconds) }
    kept.latest = series.latest.filter { isInside($0.time.seconds) }
    // Only the first and the last lines of a series are kept; where none of them counts, the last ones stand for it.
    if kept.earliest.isEmpty, kept.latest.isEmpty { kept.latest = series.latest }
    return kept
  }

  /// Stretches of seconds with enough events, in order and apart.
  private func spans(_ counts: BinnedCounts) -> [Range<Int64>] {
    let width = counts.widthSeconds
    let reach = max(1, Int64((withinSeconds / Double(width)).rounded(.down)))
    var spans: [Range<Int64>] = []
    var start = 0
    var sum: Int64 = 0
    for (end, bin) in counts.bins.enumerated() {
      sum += bin.count
      while bin.index - counts.bins[start].index >= reach {
        sum -= counts.bins[start].count
        start += 1
      }
      guard sum >= Int64(count) else { continue }
      let span = counts.bins[start].index * width..<(counts.bins[end].index + 1) * width
      if let last = spans.last, span.lowerBound <= last.upperBound {
        spans[spans.count - 1] = last.lowerBound..<span.upperBound
      } else {
        spans.append(span)
      }
    }
    return spans
  }
}

extension BinnedCounts {
  /// The counts of the bins that begin in one of the spans of seconds, which are in order.
  func keeping(_ spans: [Range<Int64>]) -> BinnedCounts {
    var kept = BinnedCounts()
    for bin in bins {
      let second = bin.index * widthSeconds
      if spans.contains(where: { $0.overlaps(second..<second + widthSeconds) }) {
        kept.add(bin.count, atSecond: second)
      }
    }
    return kept
  }
}
