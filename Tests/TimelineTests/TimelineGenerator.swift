import Events
import Records
import TestSupport
import Timeline

/// Random timelines: few names and a short span, so that parts meet in the same series and bins.
struct TimelineGenerator {
  private var random: SeededGenerator
  /// Seconds that the timelines cover.
  private let spanSeconds: Int64

  init(seed: UInt64, spanSeconds: Int64 = 20_000) {
    random = SeededGenerator(seed: seed)
    self.spanSeconds = spanSeconds
  }

  mutating func timeline() -> Timeline {
    var timeline = Timeline()
    let source = "file-\(number(1 << 40))"
    timeline.sources = [
      SourceFacts(
        path: source, set: source, codec: "plain", format: nil, host: nil, service: nil, records: 1,
        unparsed: 0,
        first: nil, last: nil, bytes: 0, damage: nil, resolutionSeconds: 1, isMetrics: false)
    ]
    for _ in 0..<number(5) { timeline.events[eventKey(), default: EventSeries()].merge(events(source)) }
    for _ in 0..<number(5) {
      timeline.requests[requestKey(), default: RequestSeries()].merge(requests(source))
    }
    for _ in 0..<number(5) { timeline.metrics[metricKey(), default: MetricSeries()].merge(metric(source)) }
    for _ in 0..<number(5) {
      let key = TemplateKey(text: name("template"), host: name("host"), service: nil)
      timeline.templates[key, default: EventSeries()].merge(events(source))
    }
    for _ in 0..<number(5) {
      timeline.calls[Call(from: name("a"), to: name("b")), default: 0] += number(3) + 1
      timeline.addresses[
        AddressClaim(address: name("10.0.0."), host: name("host"), service: nil), default: 0] += 1
    }
    timeline.changes = (0..<number(4)).map { _ in change(source) }
    return timeline.merging(Timeline())
  }

  private mutating func eventKey() -> EventKey {
    EventKey(kind: .rule, id: name("rule"), host: name("host"), service: nil, instance: "\(number(400))")
  }

  private mutating func requestKey() -> RequestKey {
    RequestKey(host: name("host"), service: "nginx", slice: .route("/\(number(400))"))
  }

  private mutating func metricKey() -> MetricKey {
    MetricKey(host: name("host"), service: nil, name: name("metric"), labels: "")
  }

  private mutating func events(_ source: String) -> EventSeries {
    var series = EventSeries()
    for _ in 0...number(20) {
      let line = evidence(source)
      series.counts.add(Int64(number(3) + 1), at: line.time)
      series.valueSums.add(Int64(number(100)), at: line.time)
      series.total += 1
      series.first = min(series.first, line.time)
      series.last = max(series.last, line.time)
      series.earliest = EvidenceShelf.earliest(series.earliest, [line])
      series.latest = EvidenceShelf.latest(series.latest, [line])
    }
    return series
  }

  private mutating func requests(_ source: String) -> RequestSeries {
    var series = RequestSeries()
    for _ in 0...number(20) {
      let line = evidence(source)
      series.totals.add(at: line.time)
      series.failures.add(at: line.time)
      series.latency.add(Double(number(3000)) / 1000, at: line.time)
      series.clients.add(random.next(), at: line.time)
      series.failureEvidence = EvidenceShelf.earliest(series.failureEvidence, [line])
    }
    return series
  }

  private mutating func metric(_ source: String) -> MetricSeries {
    var series = MetricSeries()
    let samples = (0...number(30)).map { _ in
      MetricSeries.Sample(time: time(), value: Double(number(5)))
    }
    series.add(samples)
    for sample in samples.prefix(4) { series.cite(.init(sample: sample, evidence: evidence(source))) }
    return series
  }

  private mutating func change(_ source: String) -> ChangeRecord {
    let line = evidence(source)
    return ChangeRecord(
      time: line.time, phase: .point, kind: "deploy", ruleID: name("rule"), host: name("host"), service: nil,
      observerHost: nil, version: nil, previousVersion: nil, revision: nil, actor: nil, title: name("change"),
      instance: nil, evidence: line)
  }

  private mutating func evidence(_ source: String) -> Evidence {
    let line = number(1000)
    return Evidence(
      source: source, line: line, offset: UInt64(line), time: time(), text: "line \(line)", sha256: "")
  }

  private mutating func time() -> Timestamp {
    Timestamp(
      microseconds: (1_700_000_000 + Int64(number(Int(spanSeconds)))) * 1_000_000 + Int64(number(1_000_000)))
  }

  private mutating func name(_ prefix: String) -> String { "\(prefix)\(number(3))" }

  private mutating func number(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
}
