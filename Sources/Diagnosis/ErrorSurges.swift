import Events
import Foundation
import Records
import Timeline

/// Trouble that no client saw, or that no request log tells of: a worker killed again and again, errors that surge,
/// an event that is grave by itself.
struct ErrorSurges {
  let scene: Scene

  /// What is over within this and that no user noticed is a mishap and no incident.
  private static let burstSeconds = 120.0

  /// Adds windows of surging errors: ten more than usual and four times as many, in at least three bins or with an
  /// event that is grave by itself among them.
  func find(_ detection: inout Detection) {
    for (service, keys) in errorSeries() {
      let series = keys.compactMap { scene.timeline.events[$0]?.counts }
      let counts = scene.bins.values { from, to in series.reduce(0) { $0 + $1.sum(from: from, to: to) } }
      let usual = usualCount(counts)
      let grave = keys.contains(where: isGrave)
      let hot = counts.map { count in
        (grave && count >= 1 && usual < 0.2)
          || (count >= 3 && count >= 4 * usual
            && NegativeBinomial.deviance(count: count, expected: usual + 0.2, dispersion: 0.05) >= 3)
      }
      for run in HotRuns.find(hot, gapBins: max(4, Int(45 / scene.bins.widthSeconds))) {
        consider(run, counts: counts, usual: usual, grave: grave, keys: keys, service: service, &detection)
      }
    }
  }

  private func consider(
    _ run: ClosedRange<Int>, counts: [Double], usual: Double, grave: Bool, keys: [EventKey], service: String,
    _ detection: inout Detection
  ) {
    let bins = scene.bins
    let sum = run.reduce(0) { $0 + counts[$1] }
    let excess = sum - usual * Double(run.count)
    let hotBins = run.filter { counts[$0] > 0 }.count
    let from = bins.lower(run.lowerBound)
    let to = bins.upper(run.upperBound)
    let score = log1p(
      max(0, NegativeBinomial.deviance(count: sum, expected: usual * Double(run.count) + 0.2) - 3))
    let words = "\(Int(sum)) errors of \(service) in \(Words.duration(to - from))"
    guard grave || (excess >= 10 && hotBins >= 3) else {
      detection.reject("\(words): too few, or over too soon", score: score)
      return
    }
    if !grave, isDuringChange(from, to) {
      detection.reject("\(words) while a change was under way, over when it was done", score: score)
      return
    }
    if !grave, servesAsEver(service, from, to) {
      detection.reject("\(words): its own requests were answered as ever", score: score)
      return
    }
    let lines = keys.flatMap { scene.timeline.events[$0]?.earliest ?? [] }.sorted()
      .filter { $0.time.seconds >= from && $0.time.seconds < to }
    let first = lines.first?.time.seconds ?? from
    let isOpen = scene.span.upperBound - to <= 2 * bins.widthSeconds
    detection.windows.append(
      SymptomWindow(
        kind: .errors, start: max(from, min(first, to)), end: isOpen ? nil : to, peak: from,
        uncertaintySeconds: bins.widthSeconds, score: score, headline: words,
        isCertain: (grave && !(to - from <= Self.burstSeconds && wentUnnoticed(from, to)))
          || (excess >= 20 && hotBins >= 3),
        evidence: Array(lines.prefix(3))))
  }

  /// Whether the log of a server's own requests covers the span and shows no more failures than usual: what it complained
  /// of hurt nobody.
  private func servesAsEver(_ service: String, _ from: Double, _ to: Double) -> Bool {
    if service == scene.front.service { return wentUnnoticed(from, to) }
    let series = scene.timeline.requests.filter { $0.key.slice == .all && $0.key.service == service }.map(
      \.value)
    let count = { (path: KeyPath<RequestSeries, BinnedCounts>, start: Double, end: Double) in
      series.reduce(0) { $0 + $1[keyPath: path].sum(from: start, to: end) }
    }
    let total = count(\.totals, from, to + 60)
    guard total >= 20 else { return false }
    let before = count(\.totals, scene.span.lowerBound, from)
    let usual = before > 0 ? count(\.failures, scene.span.lowerBound, from) / before : 0
    return count(\.failures, from, to + 60) / total < usual + 0.005
  }

  /// Whether users were served as well as ever during and right after the span.
  private func wentUnnoticed(_ from: Double, _ to: Double) -> Bool {
    let front = scene.front
    let total = front.total(from, to + 60)
    guard front.hasRequests, total >= 20 else { return false }
    let before = front.total(scene.span.lowerBound, from)
    let usual = before > 0 ? front.affected(scene.span.lowerBound, from) / before : 0
    return front.affected(from, to + 60) / total < usual + 0.005
  }

  /// Series of error events (rules that are no changes, recoveries or mere signals) per service, in name order.
  private func errorSeries() -> [(service: String, keys: [EventKey])] {
    var byService: [String: [EventKey]] = [:]
    for key in scene.ruleKeys {
      guard let rule = scene.timeline.rules[key.id], !rule.isSignal else { continue }
      guard ["cause", "symptom", "either"].contains(rule.role) else { continue }
      guard ["error", "critical"].contains(rule.severity) else { continue }
      byService[key.observerService ?? key.service ?? key.observerHost ?? "unknown", default: []].append(key)
    }
    return byService.keys.sorted().map { ($0, byService[$0] ?? []) }
  }

  /// Killed for memory, crashed, panicked, out of space: one line is enough.
  private func isGrave(_ key: EventKey) -> Bool {
    guard let rule = scene.timeline.rules[key.id] else { return false }
    return rule.severity == "critical"
      && ["out-of-memory", "disk-full", "process-crash"].contains(rule.category)
      && rule.role != "symptom"
  }

  private func usualCount(_ counts: [Double]) -> Double {
    RobustStatistics.quantile(counts, 0.5) ?? 0
  }

  private func isDuringChange(_ from: Double, _ to: Double) -> Bool {
    let width = scene.bins.widthSeconds
    return scene.changes.contains { change in
      change.kind != "job" && change.start.seconds - width <= from
        && to <= change.finish.seconds + 15 + 2 * width
    }
  }
}
