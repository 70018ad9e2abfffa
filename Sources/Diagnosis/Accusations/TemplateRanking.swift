import Foundation
import Records
package import Timeline

/// Ranks services by how their own messages changed in a window that is known: a message that is missing though the
/// service works on, or a new complaint.
///
/// A method that throws no longer writes the lines after the throw; its callers still write theirs. So what a faulty
/// service no longer says points at it more than what others complain of.
package struct TemplateRanking: Sendable {
  private let timeline: Timeline

  package init(timeline: Timeline) { self.timeline = timeline }

  /// Best first. `end` nil: to the end of the logs. Empty when there is no time before `start` to compare with.
  package func ranked(start: Double, end: Double?) -> [AccusedService] {
    let blocks = TemplateBlocks(timeline: timeline, start: start, end: end)
    guard let blocks, !blocks.before.isEmpty else { return [] }
    let exposures = Dictionary(grouping: activities(), by: \.service).mapValues {
      blocks.counts($0.map(\.series))
    }
    var best: [String: (score: Double, key: TemplateKey, counts: TemplateBlocks.Counts)] = [:]
    let keys = timeline.templates.keys.sorted {
      ($0.text, $0.service ?? "", $0.host ?? "") < ($1.text, $1.service ?? "", $1.host ?? "")
    }
    for key in keys {
      guard let name = key.service ?? key.host, let series = timeline.templates[key],
        let exposure = exposures[name]
      else {
        continue
      }
      let counts = blocks.counts([series])
      let score = Self.score(counts, exposure: exposure, complains: series.severityMax >= .warning)
      if score > best[name]?.score ?? 0 { best[name] = (score, key, counts) }
    }
    return best.keys.sorted().compactMap { name in
      best[name].map { describe(name, score: $0.score, key: $0.key, counts: $0.counts) }
    }.filter { $0.score > 0 }
      .sorted { ((-$0.score * 1e9).rounded(), $0.service) < ((-$1.score * 1e9).rounded(), $1.service) }
  }

  /// Root deviance of the count in the window against the service's own share of such messages before, with the
  /// dispersion that the blocks before show.
  private static func score(_ counts: TemplateBlocks.Counts, exposure: TemplateBlocks.Counts, complains: Bool)
    -> Double
  {
    let exposed = exposure.before.reduce(0, +)
    let total = counts.before.reduce(0, +)
    let expected = (total + 0.5) * (exposure.during + 1) / (exposed + 1)
    // Fewer complaints are an improvement.
    if counts.during < expected, complains { return 0 }
    let shares = exposure.before.map { exposed > 0 ? total * $0 / exposed : 0 }
    let known = zip(counts.before, shares).filter { $0.1 > 0 }
    var dispersion = 0.05
    let squares = known.reduce(0) { $0 + $1.1 * $1.1 }
    if known.count >= 3, squares > 0 {
      let extra = known.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) - $1.1 }
      dispersion = max(dispersion, extra / squares)
    }
    let deviance = NegativeBinomial.deviance(count: counts.during, expected: expected, dispersion: dispersion)
    return abs(deviance) * (counts.during > expected && !complains ? 0.5 : 1)
  }

  private func describe(
    _ name: String, score: Double, key: TemplateKey, counts: TemplateBlocks.Counts
  ) -> AccusedService {
    let perBlock = counts.before.reduce(0, +) / Double(counts.before.count)
    let series = timeline.templates[key]
    return AccusedService(
      service: name, score: 2 * log1p(max(0, score - 2)),
      reasons: [
        "it logged “\(key.text.prefix(80))” \(Words.number(counts.during.rounded())) times, "
          + "usually \(Words.number(perBlock.rounded(toPlaces: 1))) times in as long"
      ], evidence: Array(((series?.earliest.prefix(1) ?? []) + (series?.latest.suffix(1) ?? [])).sorted()))
  }

  /// How much each service logged in all.
  private func activities() -> [(service: String, series: EventSeries)] {
    timeline.events.keys.filter { $0.kind == .activity }.sorted(by: Scene.order).compactMap { key in
      guard let name = key.service ?? key.host, let series = timeline.events[key] else { return nil }
      return (name, series)
    }
  }
}

/// Stretches as long as a window, back to back before it, in which anything was logged.
private struct TemplateBlocks {
  struct Counts {
    var before: [Double]
    var during: Double
  }

  var before: [(from: Double, to: Double)] = []
  let during: (from: Double, to: Double)

  private static let capacity = 60

  init?(timeline: Timeline, start: Double, end: Double?) {
    let logs = timeline.sources.filter { !$0.isMetrics }
    guard let first = logs.compactMap(\.first).min()?.seconds,
      let last = logs.compactMap(\.last).max()?.seconds
    else {
      return nil
    }
    let length = min(min(end ?? last, last) - start, (start - first) / 3)
    guard length >= 1 else { return nil }
    during = (start, start + length)
    let all = timeline.events.filter { $0.key.kind == .activity }.map(\.value.counts)
    var to = start
    while to - length >= first, before.count < Self.capacity {
      let from = to - length
      if all.contains(where: { $0.sum(from: from, to: to) > 0 }) { before.append((from, to)) }
      to = from
    }
  }

  func counts(_ series: [EventSeries]) -> Counts {
    func count(_ block: (from: Double, to: Double)) -> Double {
      series.reduce(0) { $0 + $1.counts.sum(from: block.from, to: block.to) }
    }
    return Counts(before: before.map(count), during: count(during))
  }
}
