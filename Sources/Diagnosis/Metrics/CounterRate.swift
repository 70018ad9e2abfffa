/// Counters only ever grow until their process restarts; what tells is how fast they grow.
enum CounterRate {
  /// True for a series that hardly ever falls and whose name says that it counts, as Prometheus and the servers' own
  /// status pages name such things (https://prometheus.io/docs/practices/naming/). A name that could be a gauge's
  /// must also rise most of the time, so that a leak is not taken for a counter.
  static func isCounter(name: String, values: [Double]) -> Bool {
    guard values.count >= 4 else { return false }
    let words = MetricRole.words(of: name)
    let isNamedCounter = words.last == "total"
    guard isNamedCounter || words.last == "count" || words.contains("stat") || words.contains("status") else {
      return false
    }
    let steps = zip(values.dropFirst(), values).map { $0 - $1 }
    let rises = steps.count { $0 > 0 }
    let falls = steps.count { $0 < 0 }
    guard rises > 0, Double(falls) <= 0.01 * Double(steps.count) + 1, 4 * falls <= rises else { return false }
    return isNamedCounter || 2 * rises >= steps.count
  }

  /// Growth per second between samples, stamped at the later one. After a fall the counter is taken to have started
  /// again at zero.
  static func rate(times: [Double], values: [Double]) -> (times: [Double], values: [Double]) {
    var stamps: [Double] = []
    var rates: [Double] = []
    for index in values.indices.dropFirst() {
      let seconds = times[index] - times[index - 1]
      guard seconds > 0 else { continue }
      let step = values[index] - values[index - 1]
      stamps.append(times[index])
      rates.append((step >= 0 ? step : max(0, values[index])) / seconds)
    }
    return (stamps, rates)
  }
}
