import Events
import Foundation
import Records
import Timeline

/// Finds the stretches of trouble without being told the time: symptoms of users first, then of servers.
///
/// A bin is hot when it is surprising (negative-binomial score ≥ 3) *and* large enough to matter; a run of hot bins is
/// a window when it holds ten affected requests beyond the usual and twice as many as usual. A run that begins and
/// ends with a restart is that restart's blip, not an incident.
struct IncidentDetector {
  let scene: Scene

  func detect() -> Detection {
    var detection = Detection(windows: [], rejected: nil)
    if scene.front.hasRequests {
      // A small share that lasts shows only in wide bins; what narrow bins found is not found again.
      for factor in [1.0, 6, 36] where scene.bins.count >= Int(12 * factor) {
        findAffectedRequests(scene.bins.coarser(by: factor), &detection)
      }
      lookAgain(&detection)
      MissingRequests(scene: scene).find(&detection)
    }
    ErrorSurges(scene: scene).find(&detection)
    detection.windows = Self.merged(detection.windows, scene: scene)
    return detection
  }

  /// - Parameter usual: the share that is affected when nothing is wrong; nil: estimate it.
  private func findAffectedRequests(_ bins: Bins, usual: Double? = nil, _ detection: inout Detection) {
    let front = scene.front
    let totals = bins.values(front.total)
    let affected = bins.values(front.affected)
    let usual = usual ?? usualShare(totals, affected)
    var hot = [Bool](repeating: false, count: bins.count)
    var scores = [Double](repeating: 0, count: bins.count)
    for index in hot.indices where totals[index] > 0 {
      let expected = usual * totals[index] + 0.3
      scores[index] = NegativeBinomial.deviance(count: affected[index], expected: expected, dispersion: 0.02)
      let share = affected[index] / totals[index]
      hot[index] =
        scores[index] >= 3 && affected[index] - expected >= 2 && share >= max(2 * usual, usual + 0.005)
    }
    // Blips of restarts go first, so that they neither draw an incident forward nor make one.
    for run in HotRuns.pieces(hot, gapBins: 1) {
      guard
        let blip = restartBlip(
          bins.lower(run.lowerBound), bins.upper(run.upperBound), width: bins.widthSeconds)
      else { continue }
      let sum = run.reduce(0) { $0 + affected[$1] }
      detection.reject(
        "\(Int(sum.rounded())) requests failed or were slow while \(blip.label) was under way, and no more when it was done",
        score: run.reduce(0) { $0 + log1p(max(0, scores[$1] - 3)) })
      for index in run { hot[index] = false }
    }
    for run in HotRuns.find(hot, gapBins: max(2, Int(20 / bins.widthSeconds))) {
      guard !isKnown(bins.lower(run.lowerBound), bins.upper(run.upperBound), detection) else { continue }
      let excess = run.reduce(0) { $0 + max(0, affected[$1] - usual * totals[$1]) }
      let sum = run.reduce(0) { $0 + affected[$1] }
      let expected = run.reduce(0) { $0 + usual * totals[$1] }
      let share = sum / max(1, run.reduce(0) { $0 + totals[$1] })
      let score = run.reduce(0) { $0 + log1p(max(0, scores[$1] - 3)) }
      let from = bins.lower(run.lowerBound)
      let to = bins.upper(run.upperBound)
      let words = Words.percent(share) + " of requests failed or were slow"
      let hotBins = run.filter { hot[$0] }.count
      let isLong = hotBins >= 3 && to - from >= 10
      let guardFactor = scene.options.perturbation.effectFactor
      if excess < 10 * guardFactor || sum < 2 * expected || share < 0.02 * guardFactor
        || !(isLong || (hotBins >= 2 && excess >= 50))
      {
        detection.reject(
          "\(words) for \(Words.duration(to - from)): too few (\(Int(excess.rounded())) beyond the usual)",
          score: score)
      } else {
        let peak = run.max { scores[$0] < scores[$1] } ?? run.lowerBound
        let onset = refineOnset(run.lowerBound, bins: bins)
        detection.windows.append(
          SymptomWindow(
            kind: .requests, start: onset.second, end: isOpen(to, width: bins.widthSeconds) ? nil : to,
            peak: bins.lower(peak),
            uncertaintySeconds: onset.uncertainty, score: score, headline: headline(from, to, usual: usual),
            isCertain: hotBins >= 3 || excess >= 100, evidence: firstFailures(from, to)))
      }
    }
  }

  /// An incident that fills most of what was given makes itself look usual: what is usual is measured again outside
  /// the windows found, and the windows are found again with it.
  private func lookAgain(_ detection: inout Detection) {
    let windows = detection.windows
    guard scene.options.baseline == nil, !windows.isEmpty else { return }
    let outside = (0..<scene.bins.count).filter { index in
      let middle = scene.bins.lower(index) + scene.bins.widthSeconds / 2
      return !windows.contains { $0.start <= middle && middle < $0.end(orAt: scene.span.upperBound) }
    }
    let shares = outside.compactMap { index -> Double? in
      let total = scene.front.total(scene.bins.lower(index), scene.bins.upper(index))
      return total >= 5 ? scene.front.affected(scene.bins.lower(index), scene.bins.upper(index)) / total : nil
    }
    guard shares.count >= 12, let usual = RobustStatistics.median(shares) else { return }
    let estimated = usualShare(scene.bins.values(scene.front.total), scene.bins.values(scene.front.affected))
    guard usual < 0.5 * estimated else { return }
    var again = Detection(windows: [], rejected: detection.rejected, rejectedScore: detection.rejectedScore)
    findAffectedRequests(scene.bins, usual: usual, &again)
    if !again.windows.isEmpty { detection = again }
  }

  /// The lower quartile of the affected share over 24 blocks: right while the incident fills up to three quarters of
  /// what was given; `--baseline` overrides it.
  private func usualShare(_ totals: [Double], _ affected: [Double]) -> Double {
    if let baseline = scene.options.baseline {
      let total = scene.front.total(baseline.start.seconds, baseline.end.seconds)
      return total > 0 ? scene.front.affected(baseline.start.seconds, baseline.end.seconds) / total : 0
    }
    let size = max(1, totals.count / 24)
    let shares = stride(from: 0, to: totals.count, by: size).compactMap { start -> Double? in
      let block = start..<min(totals.count, start + size)
      let total = block.reduce(0) { $0 + totals[$1] }
      return total >= 5 ? block.reduce(0) { $0 + affected[$1] } / total : nil
    }
    return RobustStatistics.quantile(shares, 0.25) ?? 0
  }

  /// Sub-bin onset by a step fit on seconds around the first hot bin, moved back by what slow requests took where they
  /// are logged when they end.
  private func refineOnset(_ first: Int, bins: Bins) -> (second: Double, uncertainty: Double) {
    let width = bins.widthSeconds
    let from = max(scene.span.lowerBound, bins.lower(first) - 2 * width)
    let to = min(bins.end, bins.upper(first) + 2 * width)
    let step = max(1, width / 10)
    let fit = StepFit.up(scene.front.affected, start: from, end: to, binSeconds: step)
    var second = fit?.onset ?? bins.lower(first)
    second = min(second, bins.upper(first))
    let failed = scene.front.failed(second, second + width)
    let slow = scene.front.slow(second, second + width)
    if scene.front.isStampedAtEnd, slow > failed,
      let latency = scene.front.slowLatency(second, second + width)
    {
      second -= min(latency, 60)
    }
    return (max(scene.span.lowerBound, second), max(step, fit?.uncertaintySeconds ?? width))
  }

  /// The change whose restart explains a short window: it covers the window and the window does not outlast it.
  private func restartBlip(_ from: Double, _ to: Double, width: Double) -> ChangeEvent? {
    scene.changes.first { change in
      let tail = max(10, change.durationSeconds)
      return ["deploy", "rollback", "restart", "config", "scale"].contains(change.kind)
        && change.start.seconds - width <= from && to <= change.finish.seconds + tail + 2 * width
        && to - from <= change.durationSeconds + tail + 2 * width
    }
  }

  /// A window found before that overlaps this one.
  private func isKnown(_ from: Double, _ to: Double, _ detection: Detection) -> Bool {
    detection.windows.contains { $0.start < to && $0.end(orAt: scene.span.upperBound) > from }
  }

  private func isOpen(_ end: Double, width: Double) -> Bool {
    scene.span.upperBound - end <= max(2 * width, 0.02 * (scene.span.upperBound - scene.span.lowerBound))
  }

  private func firstFailures(_ from: Double, _ to: Double) -> [Evidence] {
    let lines = scene.front.keys.flatMap { scene.timeline.requests[$0]?.failureEvidence ?? [] }
    return Array(lines.filter { $0.time.seconds >= from && $0.time.seconds < to }.sorted().prefix(3))
  }

  private func headline(_ from: Double, _ to: Double, usual: Double) -> String {
    let total = max(1, scene.front.total(from, to))
    let failed = scene.front.failed(from, to) / total
    let slow = scene.front.slow(from, to) / total
    let parts = [
      failed >= 0.005 ? "\(Words.percent(failed)) of requests failed" : nil,
      slow >= 0.005 ? "\(Words.percent(slow)) were slow" : nil,
    ].compactMap { $0 }
    return
      (parts.isEmpty
      ? "\(Words.percent(scene.front.affected(from, to) / total)) of requests were affected"
      : parts.joined(separator: ", "))
      + " (usually \(Words.percent(usual)))"
  }

  /// Overlapping or touching windows are one incident: the earliest start, the latest end, the strongest words.
  private static func merged(_ windows: [SymptomWindow], scene: Scene) -> [SymptomWindow] {
    var result: [SymptomWindow] = []
    for window in windows.sorted(by: { ($0.start, -$0.score) < ($1.start, -$1.score) }) {
      guard let last = result.last else {
        result.append(window)
        continue
      }
      let lastEnd = last.end(orAt: scene.span.upperBound)
      let length = max(lastEnd - last.start, window.end(orAt: scene.span.upperBound) - window.start)
      if window.start - lastEnd <= max(2 * scene.bins.widthSeconds, min(120, 0.5 * length)) {
        result[result.count - 1] = last.joined(with: window)
      } else {
        result.append(window)
      }
    }
    return result.sorted { ($0.score, $1.start) > ($1.score, $0.start) }
  }

}
