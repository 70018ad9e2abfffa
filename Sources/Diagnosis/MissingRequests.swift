import Foundation

/// Requests that stay away: a front that served many and then, for some bins, hardly any.
struct MissingRequests {
  let scene: Scene

  /// A bin with at most this share of the usual requests is quiet.
  private static let quietShare = 0.3
  /// Bins before that show what is usual.
  private static let memory = 24
  private static let binsMin = 3

  func find(_ detection: inout Detection) {
    let bins = scene.bins
    let totals = bins.values(scene.front.total)
    let active = totals.filter { $0 > 0 }
    // The lower quartile: going back to normal after a surge is no silence.
    guard let usual = RobustStatistics.quantile(active, 0.25), usual >= 10, active.count >= 12 else { return }
    let levels = levels(totals, usual: usual)
    let quiet = zip(totals, levels).map { total, level in level.map { Self.isQuiet(total, $0) } ?? false }
    for run in HotRuns.find(quiet, gapBins: 1) where run.count >= Self.binsMin {
      let before = levels[run.lowerBound] ?? usual
      let during = run.reduce(0) { $0 + totals[$1] } / Double(run.count)
      let from = bins.lower(run.lowerBound)
      detection.windows.append(
        SymptomWindow(
          kind: .silence, start: lastRequest(before: from),
          end: nextRequests(after: bins.upper(run.upperBound)),
          peak: from, uncertaintySeconds: bins.widthSeconds, score: log1p(before) * Double(run.count),
          headline: "requests fell from \(Words.rate(perSecond: before / bins.widthSeconds)) to "
            + "\(Words.rate(perSecond: during / bins.widthSeconds))",
          isCertain: true))
    }
  }

  /// Usual requests of each bin: the median of the bins before that were not quiet themselves, so that a long silence
  /// does not become what is usual. nil before there was traffic and after the last of it.
  private func levels(_ totals: [Double], usual: Double) -> [Double?] {
    guard let first = totals.firstIndex(where: { $0 > 0 }), let last = totals.lastIndex(where: { $0 > 0 })
    else { return totals.map { _ in nil } }
    var recent: [Double] = []
    return totals.indices.map { index in
      let level = RobustStatistics.median(recent).map { min(usual, $0) }
      let isJudged = index > first + 2 && index < max(last, 1)
      if !isJudged || !(level.map { Self.isQuiet(totals[index], $0) } ?? false) {
        recent.append(totals[index])
        if recent.count > Self.memory { recent.removeFirst() }
      }
      return isJudged ? level : nil
    }
  }

  private static func isQuiet(_ total: Double, _ level: Double) -> Bool {
    total <= quietShare * level && NegativeBinomial.deviance(count: total, expected: level) <= -4
  }

  /// The last second with a request before a silence began.
  private func lastRequest(before second: Double) -> Double {
    var at = second + scene.bins.widthSeconds
    while at > second - 2 * scene.bins.widthSeconds {
      if scene.front.total(at - 1, at) > 0 { return at }
      at -= 1
    }
    return second
  }

  /// The second from which on requests were back; nil when the data end before.
  private func nextRequests(after second: Double) -> Double? {
    var at = second
    while at < min(scene.span.upperBound, second + scene.bins.widthSeconds) {
      if scene.front.total(at, at + 1) > 0 { return at }
      at += 1
    }
    return at < scene.span.upperBound ? second : nil
  }
}
