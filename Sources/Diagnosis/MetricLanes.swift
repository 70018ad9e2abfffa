import Records
import Timeline

/// The metrics that incidents have leads on, as series to draw on the grid of the other lanes.
struct MetricLanes {
  private static let capacity = 12

  let scene: Scene
  let incidents: [Incident]
  let start: Double
  let step: Double
  let count: Int

  /// One series per metric and place, in the order of the leads.
  func series() -> [DrawnSeries] {
    var drawn: [DrawnSeries] = []
    var seen: Set<MetricKey> = []
    for incident in incidents {
      for (role, leads) in [
        ("cause", incident.causes + incident.contributing), ("symptom", incident.symptoms),
      ] {
        for lead in leads where drawn.count < Self.capacity {
          guard let key = key(of: lead), seen.insert(key).inserted, let series = scene.timeline.metrics[key]
          else { continue }
          drawn.append(draw(series, key, role))
        }
      }
    }
    return drawn
  }

  /// The metric that a lead speaks of; of several with other labels, the one that moved most.
  private func key(of lead: Lead) -> MetricKey? {
    guard let name = lead.metric else { return nil }
    let keys = scene.timeline.metrics.keys.filter { key in
      key.name == name && (lead.host == nil || key.host == lead.host)
        && (lead.service == nil || key.service == lead.service
          || key.service.map(Topology.family) == lead.service)
    }
    func range(_ key: MetricKey) -> Double {
      let values = scene.timeline.metrics[key]?.samples.map(\.value) ?? []
      return (values.max() ?? 0) - (values.min() ?? 0)
    }
    func words(_ key: MetricKey) -> [String] { [key.labels, key.host ?? "", key.service ?? ""] }
    return keys.sorted { left, right in
      let (a, b) = (range(left), range(right))
      return a != b ? a > b : words(left).lexicographicallyPrecedes(words(right))
    }.first
  }

  private func draw(_ series: MetricSeries, _ key: MetricKey, _ role: String) -> DrawnSeries {
    let isCounter = key.name.hasSuffix("_total")
    let samples = isCounter ? rates(series.samples) : series.samples
    return DrawnSeries(
      title: key.labels.isEmpty ? key.name : "\(key.name){\(key.labels)}", unit: isCounter ? "/s" : "",
      host: key.host,
      service: key.service, role: role, metric: key.labels.isEmpty && !isCounter ? key.name : nil,
      start: Timestamp(seconds: start), stepSeconds: step, values: binned(samples))
  }

  /// Growth per second between neighbouring samples; a counter that fell was reset and starts from nothing.
  private func rates(_ samples: [MetricSeries.Sample]) -> [MetricSeries.Sample] {
    zip(samples, samples.dropFirst()).compactMap { earlier, later in
      let seconds = later.time.secondsSince(earlier.time)
      guard seconds > 0 else { return nil }
      let growth = later.value < earlier.value ? later.value : later.value - earlier.value
      return MetricSeries.Sample(time: later.time, value: growth / seconds)
    }
  }

  /// The highest sample of each bin; a bin between two samples has the value of the one before.
  private func binned(_ samples: [MetricSeries.Sample]) -> [Double?] {
    var values = [Double?](repeating: nil, count: count)
    guard let first = samples.first, let last = samples.last else { return values }
    var place = 0
    var held = first.value
    for bin in 0..<count {
      let (from, to) = (start + Double(bin) * step, start + Double(bin + 1) * step)
      guard to > first.time.seconds, from <= last.time.seconds else { continue }
      var highest: Double?
      while place < samples.count, samples[place].time.seconds < to {
        held = samples[place].value
        highest = max(highest ?? held, held)
        place += 1
      }
      values[bin] = highest ?? held
    }
    return values
  }
}
