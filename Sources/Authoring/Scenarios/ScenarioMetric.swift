import Events
import Records
import Rules
import Timeline

/// The samples of a metric, as a scenario tells them.
struct ScenarioMetric {
  private let event: ScenarioEvent

  init(_ event: ScenarioEvent) { self.event = event }

  func timeline(windowSeconds: Double) -> Timeline {
    guard case .metric(let name, let value, let endValue, let step) = event.kind, step > 0 else {
      return Timeline()
    }
    let origin = ScenarioTimeline.origin
    let length = max(event.toSeconds - event.fromSeconds, step)
    var samples: [MetricSeries.Sample] = []
    for second in stride(from: event.fromSeconds, to: event.toSeconds, by: step) {
      let share = (second - event.fromSeconds) / length
      samples.append(
        MetricSeries.Sample(
          time: Timestamp(seconds: origin + second), value: value + share * (endValue - value)))
    }
    var timeline = Timeline()
    let path = "metrics.csv"
    for host in event.hosts.isEmpty ? [nil] : event.hosts.map(Optional.some) {
      var series = MetricSeries()
      series.add(samples)
      if let first = samples.first {
        series.cite(
          MetricSeries.Citation(
            sample: first,
            evidence: Evidence(
              source: path, line: 1, offset: 0, time: first.time, text: "\(name) \(first.value)", sha256: ""))
        )
      }
      timeline.metrics[MetricKey(host: host, service: event.service, name: name, labels: "")] = series
    }
    timeline.sources = [
      SourceFacts(
        path: path, set: path, codec: "plain", format: "csv", host: nil, service: nil, records: samples.count,
        unparsed: 0, first: Timestamp(seconds: origin), last: Timestamp(seconds: origin + windowSeconds),
        bytes: 0, damage: nil, resolutionSeconds: step, isMetrics: true)
    ]
    return timeline
  }
}
