import Events
import Foundation
import Records
import Timeline

/// Finds who asked for more: everybody (a surge), or one client.
struct TrafficFinder {
  let inquiry: Inquiry

  /// A surge is at least this many times the usual rate.
  static let surgeRatio = 1.6

  func find() -> [Candidate] {
    var found: [Candidate] = []
    let clients = heavyClients()
    if let surge = surge(), clients.allSatisfy({ $0.occurrences < 0.6 * surge.occurrences }) {
      found.append(surge)
    }
    found += clients
    return found + connectionSurges()
  }

  private func surge() -> Candidate? {
    let front = inquiry.scene.front
    guard front.hasRequests, let rise = rise(front.total, from: firstCount(front.total)) else { return nil }
    let lines = front.keys.flatMap { inquiry.scene.timeline.requests[$0]?.evidence ?? [] }.sorted()
    return candidate(
      rise,
      title:
        "requests rose from \(Words.rate(perSecond: rise.before)) to \(Words.rate(perSecond: rise.after))",
      host: front.keys.count == 1 ? front.keys[0].host : nil, service: front.service, instance: nil,
      evidence: Array(lines.filter { $0.time.seconds >= rise.onset }.prefix(2)))
  }

  /// Clients with a fifth of the requests of the incident and little before.
  private func heavyClients() -> [Candidate] {
    let timeline = inquiry.scene.timeline
    let frontKeys = Set(inquiry.scene.front.keys)
    let total = max(1, inquiry.scene.front.total(inquiry.onset, inquiry.end))
    var found: [(name: String, candidate: Candidate)] = []
    let keys = timeline.requests.keys.compactMap { key -> (name: String, key: RequestKey)? in
      guard case .client(let name) = key.slice else { return nil }
      guard frontKeys.contains(RequestKey(host: key.host, service: key.service, slice: .all)) else {
        return nil
      }
      return (name, key)
    }.sorted { ($0.name, $0.key.host ?? "") < ($1.name, $1.key.host ?? "") }
    for (name, key) in keys {
      guard let series = timeline.requests[key],
        let rise = rise(series.totals.sum, from: firstCount(inquiry.scene.front.total))
      else { continue }
      let during = series.totals.sum(from: inquiry.onset, to: inquiry.end)
      guard during >= 0.2 * total, rise.after >= 4 * rise.before else { continue }
      let title =
        "one client sends \(Words.percent(during / total)) of all requests (\(Words.rate(perSecond: rise.after)))"
      found.append(
        (
          name,
          candidate(
            rise, title: title, host: key.host, service: key.service, instance: name,
            evidence: Array(series.evidence.sorted().prefix(2)))
        ))
    }
    return found.map(\.candidate)
  }

  /// Connections to a server that come faster than usual: signals whose rate steps up.
  private func connectionSurges() -> [Candidate] {
    let timeline = inquiry.scene.timeline
    return inquiry.scene.ruleKeys.compactMap { key in
      guard let rule = timeline.rules[key.id], rule.isSignal, rule.role != "symptom",
        rule.event == "connection",
        key.instance == nil, let series = timeline.events[key],
        let rise = rise(series.counts.sum, from: firstCount(series.counts.sum))
      else { return nil }
      var found = candidate(
        rise,
        title: "\(rule.title): \(Words.rate(perSecond: rise.before)) → \(Words.rate(perSecond: rise.after))",
        host: key.host, service: key.service.map(Topology.family), instance: nil,
        evidence: Array(
          (series.earliest + series.latest).sorted().filter { $0.time.seconds >= rise.onset - 1 }.prefix(2)))
      found.category = "traffic-surge"
      // Servers behind the front see more connections for many reasons: clients that wait open new ones.
      found.role = inquiry.scene.front.hasRequests ? "symptom" : "either"
      found.rules = [rule.id]
      return found
    }
  }

  private struct Rise {
    var onset: Double
    var uncertainty: Double
    var before: Double
    var after: Double
    var count: Double
    var gain: Double
  }

  private func rise(_ counts: (Double, Double) -> Double, from: Double) -> Rise? {
    let width = max(1, (inquiry.end - from) / 4_000, inquiry.binSeconds / 5)
    // A surge that ends before the incident does must not dilute its own rate: the first two thirds decide.
    let to = inquiry.onset + max(3 * inquiry.binSeconds, 0.66 * (inquiry.end - inquiry.onset))
    guard let fit = StepFit.up(counts, start: from, end: to, binSeconds: width) else { return nil }
    let before = fit.onset > from ? counts(from, fit.onset) / (fit.onset - from) : 0
    let after = counts(fit.onset, to) / max(width, to - fit.onset)
    guard after >= Self.surgeRatio * before, fit.gain >= 6, counts(fit.onset, to) >= 20 else { return nil }
    // What was usual must have been seen for a while: a log that begins is no surge.
    guard fit.onset - from >= max(2 * width, 2 * inquiry.binSeconds) else { return nil }
    return Rise(
      onset: fit.onset, uncertainty: fit.uncertaintySeconds, before: before, after: after,
      count: (after - before) * (to - fit.onset), gain: fit.gain)
  }

  /// Start of the first bin that holds anything: before it, the log had not begun.
  private func firstCount(_ counts: (Double, Double) -> Double) -> Double {
    var at = inquiry.baseline.start
    while at < inquiry.onset, counts(at, at + inquiry.binSeconds) == 0 { at += inquiry.binSeconds }
    return at
  }

  private func candidate(
    _ rise: Rise, title: String, host: String?, service: String?, instance: String?, evidence: [Evidence]
  ) -> Candidate {
    var candidate = Candidate(
      kind: .traffic, category: "traffic-surge", title: title, host: host, service: service,
      instance: instance,
      metric: nil, role: "cause", onset: rise.onset, onsetUncertaintySeconds: rise.uncertainty,
      end: inquiry.end,
      strength: min(1, rise.gain / 20))
    candidate.occurrences = rise.count
    candidate.evidence = evidence
    let weight = min(3, max(0, log(rise.after / max(rise.before, 1e-9)) * 1.5))
    candidate.checks = [
      Check(
        id: "surprise", outcome: .supports, weight: weight,
        says: "\(Words.rate(perSecond: rise.before)) → \(Words.rate(perSecond: rise.after)) "
          + "(\(Words.times(rise.after / max(rise.before, 1e-9))))",
        evidence: evidence, decidable: Timestamp(seconds: rise.onset + 3 * inquiry.binSeconds))
    ]
    return candidate
  }
}
