import Events
import Foundation
import Records
import Timeline

@testable import Diagnosis

/// A deterministic source of pseudo-random numbers (SplitMix64).
struct SplitMix {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func uniform(_ low: Double = 0, _ high: Double = 1) -> Double {
    low + (high - low) * Double(next() >> 11) / Double(1 << 53)
  }

  /// Poisson draw; by the normal approximation from a mean of 50 on.
  mutating func poisson(_ mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    if mean > 50 {
      let normal = (-2 * log(max(uniform(), 1e-12))).squareRoot() * cos(2 * .pi * uniform())
      return max(0, Int((mean + mean.squareRoot() * normal).rounded()))
    }
    var product = uniform()
    var count = 0
    let limit = exp(-mean)
    while product > limit {
      count += 1
      product *= uniform()
    }
    return count
  }
}

/// A made-up system: a proxy in front of hosts of one service, with traffic, faults, changes and logged events, as
/// the timeline that reading its logs would give.
struct Simulation {
  static let origin = 1_700_000_000.0

  var random: SplitMix
  var timeline = Timeline()
  let durationSeconds: Double
  let hosts: [String]
  /// Requests per second over all hosts.
  let rate: Double
  let usualShare: Double
  private var lines = 0

  init(
    seed: UInt64, durationSeconds: Double = 7_200, hosts: Int = 4, rate: Double = 8,
    usualShare: Double = 0.004
  ) {
    random = SplitMix(seed)
    self.durationSeconds = durationSeconds
    self.hosts = (1...hosts).map { "app\($0)" }
    self.rate = rate
    self.usualShare = usualShare
    addSource("web1/nginx/access.log", host: "web1", service: "nginx")
    for host in self.hosts { addSource("\(host)/api.log", host: host, service: "api") }
    addSource("db1/postgresql.log", host: "db1", service: "postgresql")
  }

  /// Serves traffic in steps of two seconds; `failing(host, second)` is the share of a host's requests that fail
  /// beyond the usual, `demand(second)` multiplies the rate.
  mutating func serve(
    failing: (String, Double) -> Double = { _, _ in 0 }, demand: (Double) -> Double = { _ in 1 }
  ) {
    let front = RequestKey(host: "web1", service: "nginx", slice: .all)
    timeline.requests[front] = RequestSeries()
    for host in hosts {
      timeline.requests[RequestKey(host: "web1", service: "nginx", slice: .upstream(host))] = RequestSeries()
    }
    for second in stride(from: 0.0, to: durationSeconds, by: 2) {
      let at = Timestamp(seconds: Self.origin + second)
      for host in hosts {
        let count = random.poisson(rate * 2 / Double(hosts.count) * demand(second))
        let share = min(1, usualShare + failing(host, second))
        var failed = 0
        for _ in 0..<count where random.uniform() < share { failed += 1 }
        for key in [front, RequestKey(host: "web1", service: "nginx", slice: .upstream(host))] where count > 0
        {
          timeline.requests[key]?.totals.add(Int64(count), at: at)
          if failed > 0 { timeline.requests[key]?.failures.add(Int64(failed), at: at) }
        }
      }
    }
  }

  /// Logs a change: one host after another, `stagger` seconds apart.
  mutating func change(
    _ kind: String, _ version: String, at second: Double, hosts: [String], stagger: Double = 5,
    takes: Double = 4,
    previous: String? = nil, service: String? = "api", title: String? = nil
  ) {
    for (index, host) in hosts.enumerated() {
      let start = second + Double(index) * stagger
      for (phase, at) in [(ChangeRecord.Phase.started, start), (.finished, start + takes)] {
        timeline.changes.append(
          ChangeRecord(
            time: Timestamp(seconds: Self.origin + at), phase: phase, kind: kind, ruleID: "deploys.\(phase)",
            host: host,
            service: service, observerHost: "ops1", version: version, previousVersion: previous,
            revision: nil,
            actor: "bot", title: title ?? "\(kind) \(service ?? "") \(version)", instance: nil,
            evidence: evidence(
              "ops1/deploy.log", at, "\(kind) \(service ?? "") \(version) \(phase) on \(host)")))
      }
    }
  }

  /// Logs events of a rule at a Poisson rate per second within a span.
  mutating func log(
    rule id: String, category: String, role: String = "either", severity: String = "error", host: String,
    service: String, perSecond: Double, from: Double, to: Double, text: String = ""
  ) {
    timeline.rules[id] = RuleFacts(
      id: id, title: id, event: "error", category: category, role: role, severity: severity, isSignal: false,
      explains: [], actions: [], pack: "test")
    let key = EventKey(
      kind: .rule, id: id, host: host, service: service, observerHost: host, observerService: service)
    var series = timeline.events[key] ?? EventSeries()
    for second in stride(from: from, to: to, by: 1) {
      let count = random.poisson(perSecond)
      guard count > 0 else { continue }
      series.counts.add(Int64(count), at: Timestamp(seconds: Self.origin + second))
      series.total += count
      let line = evidence("\(host)/\(service).log", second, text.isEmpty ? id : text)
      if series.earliest.count < 8 {
        series.earliest.append(line)
      } else {
        series.latest = (series.latest + [line]).suffix(4)
      }
    }
    timeline.events[key] = series
  }

  private mutating func evidence(_ source: String, _ second: Double, _ text: String) -> Evidence {
    lines += 1
    return Evidence(
      source: source, line: lines, offset: UInt64(lines * 100),
      time: Timestamp(seconds: Self.origin + second), text: text,
      sha256: String(repeating: "0", count: 64))
  }

  private mutating func addSource(_ path: String, host: String, service: String) {
    timeline.sources.append(
      SourceFacts(
        path: path, set: path, codec: "plain", format: "test", host: host, service: service, records: 1_000,
        unparsed: 0,
        first: Timestamp(seconds: Self.origin), last: Timestamp(seconds: Self.origin + durationSeconds),
        bytes: 1,
        damage: nil, resolutionSeconds: 1, isMetrics: false))
  }
}
