import Records
import Timeline

/// The samples of one metrics file on their way into a timeline.
struct MetricsScan {
  private var series: [SeriesScan] = []
  /// Series whose extremes changed in the line that is being read.
  private var touched: [Int] = []
  private(set) var first: Timestamp?
  private(set) var last: Timestamp?
  private(set) var count = 0
  /// Samples outside of the span of time that was asked for.
  private(set) var leftOut = LeftOutRecords()

  /// Takes what the reader found, but for samples outside of the span that was asked for.
  mutating func take(_ items: [MetricItem], _ options: AnalysisOptions) {
    for item in items {
      switch item {
      case .sample(let sample):
        guard options.includes(sample.time) else {
          leftOut.add(sample.time)
          continue
        }
        take(sample)
      case .line(let line):
        for number in touched { series[number].cite(line) }
        touched.removeAll(keepingCapacity: true)
      }
    }
  }

  private mutating func take(_ sample: MetricSample) {
    count += 1
    first = min(first ?? sample.time, sample.time)
    last = max(last ?? sample.time, sample.time)
    while series.count <= sample.series { series.append(SeriesScan()) }
    if series[sample.series].add(MetricSeries.Sample(time: sample.time, value: sample.value)) {
      touched.append(sample.series)
    }
  }

  /// Median step between the samples of the first series, in seconds; 0 when it has fewer than two.
  var stepSeconds: Double {
    guard let samples = series.first?.collected.samples, samples.count > 1 else { return 0 }
    let steps = zip(samples.dropFirst(), samples).prefix(1000).map { $0.time.secondsSince($1.time) }.sorted()
    return steps[steps.count / 2]
  }

  /// The series under their names, with their cited lines.
  mutating func finish(_ identities: [MetricIdentity], source: String) -> [MetricKey: MetricSeries] {
    var result: [MetricKey: MetricSeries] = [:]
    for number in series.indices {
      let identity = identities[number]
      let key = MetricKey(
        host: identity.host, service: identity.service, name: identity.name, labels: identity.labels)
      let finished = series[number].finish(source: source)
      if !finished.samples.isEmpty { result[key] = finished }
    }
    return result
  }
}
