import Events
import Foundation
import Records
import Timeline

/// Finds what grew slowly while everything still looked well, until a limit was hit: sessions that were opened and
/// not closed, memory, disk.
struct GrowthFinder {
  let inquiry: Inquiry

  /// Categories that grow for a while before they hurt.
  static let slow: Set<String> = ["connection-leak", "out-of-memory", "disk-full"]

  func find() -> [Candidate] { openSessions() + gauges() }

  // MARK: sessions opened and not closed

  private func openSessions() -> [Candidate] {
    let timeline = inquiry.scene.timeline
    var servers: [String: (host: String?, service: String?, opened: [EventSeries], closed: [EventSeries])] =
      [:]
    for key in inquiry.scene.ruleKeys {
      guard let series = timeline.events[key], let name = timeline.rules[key.id]?.signalSeries else {
        continue
      }
      let isOpening = name == "connections"
      guard isOpening || name == "session-time" || name == "disconnections" else { continue }
      let service = key.service.map(Topology.family)
      let place = "\(key.host ?? "")\u{0}\(service ?? "")"
      var server = servers[place] ?? (key.host, service, [], [])
      if isOpening { server.opened.append(series) } else { server.closed.append(series) }
      servers[place] = server
    }
    return servers.keys.sorted().compactMap { place in
      guard let server = servers[place], !server.opened.isEmpty, !server.closed.isEmpty else { return nil }
      let samples = balance(server.opened, server.closed)
      guard let growth = Growth(samples: samples, inquiry: inquiry), growth.rise >= 8 else { return nil }
      let opened = server.opened.reduce(0) { $0 + $1.counts.sum(from: growth.start, to: inquiry.onset) }
      guard growth.rise >= 0.1 * opened else { return nil }
      let lines = server.opened.flatMap { $0.earliest + $0.latest }.sorted()
      return candidate(
        growth, category: "connection-leak",
        title:
          "sessions are opened and not closed: \(Words.number(growth.rise.rounded())) more open in \(Words.duration(inquiry.onset - growth.start))",
        host: server.host, service: server.service, metric: nil,
        evidence: Array(
          (lines.filter { $0.time.seconds >= growth.start }.isEmpty
            ? Array(lines.suffix(1)) : lines.filter { $0.time.seconds >= growth.start }).prefix(2)))
    }
  }

  /// Sessions open at the end of each bin, counted from the start of the data.
  private func balance(_ opened: [EventSeries], _ closed: [EventSeries]) -> [(time: Double, value: Double)] {
    let bins = inquiry.scene.bins
    var open = 0.0
    return (0..<bins.count).map { index in
      let from = bins.lower(index)
      let to = bins.upper(index)
      open += opened.reduce(0) { $0 + $1.counts.sum(from: from, to: to) }
      open -= closed.reduce(0) { $0 + $1.counts.sum(from: from, to: to) }
      return (to, open)
    }
  }

  // MARK: gauges

  private func gauges() -> [Candidate] {
    let metrics = inquiry.scene.timeline.metrics
    let keys = metrics.keys.filter { Self.category(of: $0) != nil }.sorted {
      ($0.host ?? "", $0.service ?? "", $0.name, $0.labels) < (
        $1.host ?? "", $1.service ?? "", $1.name, $1.labels
      )
    }
    return keys.compactMap { key in
      guard let category = Self.category(of: key), let series = metrics[key], series.samples.count >= 12
      else { return nil }
      let samples = series.samples.map { (time: $0.time.seconds, value: $0.value) }
      guard let growth = Growth(samples: samples, inquiry: inquiry), growth.rise >= 0.5 * max(growth.level, 1)
      else { return nil }
      return candidate(
        growth, category: category,
        title:
          "\(key.name) grows from \(Words.number(growth.level.rounded(toPlaces: 1))) to \(Words.number((growth.level + growth.rise).rounded(toPlaces: 1)))",
        host: key.host, service: key.service.map(Topology.family), metric: key.name, evidence: series.evidence
      )
    }
  }

  private static func category(of key: MetricKey) -> String? {
    let name = key.name.lowercased()
    if name.contains("max") || name.contains("total") || name.contains("limit") { return nil }
    if name.contains("resident_memory") || name.contains("heap_used") || name.contains("working_set") {
      return "out-of-memory"
    }
    if name.contains("filesystem_used") || name.contains("disk_used") { return "disk-full" }
    return nil
  }

  private func candidate(
    _ growth: Growth, category: String, title: String, host: String?, service: String?, metric: String?,
    evidence: [Evidence]
  ) -> Candidate {
    var candidate = Candidate(
      kind: metric == nil ? .mechanism : .metric, category: category, title: title, host: host,
      service: service,
      instance: nil, metric: metric, role: "either", onset: growth.start,
      onsetUncertaintySeconds: inquiry.binSeconds, end: inquiry.window.end, strength: 0.8)
    candidate.evidence = evidence
    candidate.occurrences = growth.rise
    candidate.checks = [
      Check(
        id: "surprise", outcome: .supports, weight: 2, says: title, evidence: evidence,
        decidable: Timestamp(seconds: inquiry.onset))
    ]
    return candidate
  }
}
