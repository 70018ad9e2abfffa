/// An object of a JSON metrics file while it is being read: what it says of time, name, place and value.
struct JSONMetricObject {
  /// A string or a number, with what it can mean.
  struct Scalar {
    var text: String
    var isNumber: Bool
    var time: Timestamp?
    var value: Double?

    init(text bytes: [UInt8]) {
      text = String(decoding: bytes, as: UTF8.self)
      isNumber = false
      time = SampleTime.parse(bytes, bytes.indices)
      value = SampleValue.parse(bytes, bytes.indices)
    }

    init(number bytes: [UInt8], _ span: Range<Int>) {
      text = String(decoding: bytes[span], as: UTF8.self)
      isNumber = true
      time = SampleTime.epoch(bytes, span)
      value = SampleValue.parse(bytes, span)
    }
  }

  /// A time and a value of a series.
  struct Pair {
    var time: Timestamp
    var value: Double

    /// - Parameter key: `datapoints` is Graphite's, which puts the value first.
    init?(key: String, _ items: [Scalar]) {
      let (first, second) = key == "datapoints" ? (items[1], items[0]) : (items[0], items[1])
      guard ["value", "values", "datapoints", "data", "points"].contains(key), let time = first.time,
        let value = second.value
      else { return nil }
      self.time = time
      self.value = value
    }
  }

  /// The member of the outer object that this object is.
  let key: String
  var members: [(key: String, scalar: Scalar)] = []
  private(set) var labels: [(key: String, value: String)] = []
  private var fields: [(key: String, value: Double)] = []
  /// Pairs that came before the labels did.
  private var pairs: [Pair] = []
  private var series: Int?

  static let maxMembers = 1024
  private static let maxPendingPairs = 1 << 16

  init(key: String) { self.key = key }

  /// Takes in an inner object that holds labels or fields. False when it is something else.
  mutating func absorb(_ inner: JSONMetricObject) -> Bool {
    if let value = inner.attributeValue {
      members.append(("value", value))
      return true
    }
    switch inner.key.lowercased() {
    case "metric", "tags", "labels", "dimensions", "attributes", "resource":
      labels += inner.members.map { ($0.key, $0.scalar.text) } + inner.labels
    case "fields", "metrics", "values":
      guard !inner.members.isEmpty else { return false }
      fields += inner.members.compactMap { member in member.scalar.value.map { (member.key, $0) } }
    default: return false
    }
    return true
  }

  /// Takes in a label.
  mutating func add(_ label: (key: String, value: String)) { labels.append(label) }

  /// Takes in a pair: written at once when the series is known. True when a sample was appended.
  mutating func add(_ pair: Pair, into samples: inout [MetricSample], _ table: inout SeriesTable) -> Bool {
    if series == nil, let identity = pairIdentity() { series = table.series(of: identity) }
    guard let series else {
      if pairs.count < Self.maxPendingPairs { pairs.append(pair) }
      return false
    }
    samples.append(MetricSample(time: pair.time, series: series, value: pair.value))
    return true
  }

  /// The samples of the whole object, apart from pairs that were written already.
  func emit(into samples: inout [MetricSample], _ table: inout SeriesTable) {
    if members.contains(where: { Self.logKeys.contains($0.key.lowercased()) }) { return }
    if !pairs.isEmpty, let identity = pairIdentity() {
      let series = table.series(of: identity)
      samples += pairs.map { MetricSample(time: $0.time, series: series, value: $0.value) }
    }
    guard
      let stamp = members.first(where: {
        Self.timeKeys.contains($0.key.lowercased()) && $0.scalar.time != nil
      }),
      let time = stamp.scalar.time
    else { return }
    let value = members.first { Self.valueKeys.contains($0.key.lowercased()) && $0.scalar.value != nil }
    let name = members.first { Self.nameKeys.contains($0.key.lowercased()) && !$0.scalar.isNumber }
    let used = [stamp.key, value?.key, name?.key].compactMap { $0 }
    let places = members.filter { !$0.scalar.isNumber && !used.contains($0.key) }.map {
      ($0.key, $0.scalar.text)
    }
    func append(_ metric: String, _ number: Double) {
      let series = table.series(of: MetricIdentity(name: metric, labels: labels + places))
      samples.append(MetricSample(time: time, series: series, value: number))
    }
    if let name, let number = value?.scalar.value {
      append(name.scalar.text, number)
    } else if !fields.isEmpty {
      for field in fields { append(name.map { "\($0.scalar.text)_\(field.key)" } ?? field.key, field.value) }
    } else if name == nil, places.allSatisfy({ Self.placeKeys.contains($0.0.lowercased()) }) {
      for member in members where member.scalar.isNumber && member.key != stamp.key {
        if let number = member.scalar.value { append(member.key, number) }
      }
    }
  }

  /// Who the pairs belong to: the labels with `__name__`, or a `target`. Nil while neither has been read.
  private func pairIdentity() -> MetricIdentity? {
    if let name = labels.first(where: { $0.key == "__name__" })?.value {
      return MetricIdentity(name: name, labels: labels)
    }
    guard let name = members.first(where: { Self.nameKeys.contains($0.key.lowercased()) })?.scalar.text else {
      return nil
    }
    return MetricIdentity(name: name, labels: labels)
  }

  static let timeKeys: Set<String> = [
    "ts", "time", "timestamp", "@timestamp", "t", "datetime", "date", "_time", "timestamp_ms",
    "time_unix_nano",
  ]
  static let valueKeys: Set<String> = ["value", "val", "v", "_value", "gauge", "count"]
  static let nameKeys: Set<String> = [
    "name", "metric", "metric_name", "__name__", "measurement", "target", "m",
  ]
  /// What a record of a log has and a sample has not.
  private static let logKeys: Set<String> = ["level", "lvl", "severity", "msg", "message", "log", "event"]
  private static let placeKeys = Set(MetricIdentity.hostLabels + MetricIdentity.serviceLabels)
}
