import Records
import Timeline

/// One metric of one place over time, ready to be compared: counters turned into rates, gaps left missing.
struct MetricTrack: Equatable {
  var place: MetricPlace
  /// Name in the metrics file, and the labels that set it apart there.
  var name: String
  var labels: String
  var role: MetricRole
  /// Epoch seconds, ascending, and the values at them.
  var times: [Double]
  var values: [Double]

  /// Tracks with the same family measure the same thing at different places.
  var family: String { labels.isEmpty ? name : "\(name){\(labels)}" }

  /// True when the metric is of something below a service, which it shares with others.
  var isShared: Bool { role.isOfNode && place.service != nil }

  /// Values sampled in `[from, to]`.
  func values(from: Double, to: Double) -> ArraySlice<Double> {
    let low = times.firstSorted { $0 >= from }
    let high = times.firstSorted { $0 > to }
    return low < high ? values[low..<high] : []
  }

  /// All tracks of a timeline that can say something, in a fixed order.
  static func all(of metrics: [MetricKey: MetricSeries]) -> [MetricTrack] {
    let keys = metrics.keys.sorted {
      ($0.service ?? "", $0.host ?? "", $0.name, $0.labels) < (
        $1.service ?? "", $1.host ?? "", $1.name, $1.labels
      )
    }
    return keys.compactMap { key in
      guard let series = metrics[key], series.samples.count >= 4 else { return nil }
      let role = MetricRole(name: key.name, labels: key.labels)
      guard role.kind != .setting else { return nil }
      var times: [Double] = []
      var values: [Double] = []
      times.reserveCapacity(series.samples.count)
      values.reserveCapacity(series.samples.count)
      for sample in series.samples where sample.value.isFinite {
        times.append(sample.time.seconds)
        values.append(sample.value)
      }
      if CounterRate.isCounter(name: key.name, values: values) {
        (times, values) = CounterRate.rate(times: times, values: values)
      }
      return MetricTrack(
        place: MetricPlace(service: key.service, host: key.host), name: key.name, labels: key.labels,
        role: role,
        times: times, values: values)
    }
  }
}

/// Where a metric was taken; the service when it has one, else the host.
package struct MetricPlace: Hashable, Sendable, Comparable {
  package var service: String?
  package var host: String?

  package init(service: String?, host: String?) {
    self.service = service
    self.host = host
  }

  /// Name by which call graphs and readers know it.
  package var name: String { service ?? host ?? "" }

  package static func < (left: MetricPlace, right: MetricPlace) -> Bool {
    (left.service ?? "", left.host ?? "") < (right.service ?? "", right.host ?? "")
  }
}
