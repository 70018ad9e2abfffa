/// What the columns of a metrics table mean, read from its header.
struct MetricColumns {
  enum Role: Equatable {
    case time
    case value
    /// The name of the metric, or a part of it (`_measurement` and `_field` of an InfluxDB export).
    case metric
    /// Several labels in one cell: `datname=shop;state=idle`.
    case labels
    /// One label, named by the header.
    case label(String)
    /// A column of samples: the wide form.
    case series(MetricIdentity)
  }

  let roles: [Role]
  let timeColumn: Int
  /// The column of the sample in the long form; nil in the wide form.
  let valueColumn: Int?

  /// - Parameters:
  ///   - header: the names of the columns.
  ///   - fileName: base name of the file without extensions, the metric's name in a long table that has none.
  /// - Returns: nil when the header is not that of a metrics table.
  init?(header: [String], fileName: String) {
    let names = header.map { $0.lowercased() }
    guard header.count >= 2, let time = names.firstIndex(where: Self.timeNames.contains) else { return nil }
    let value = names.firstIndex(where: Self.valueNames.contains)
    timeColumn = time
    valueColumn = value
    guard value == nil else {
      roles = names.indices.map { column in
        if column == time { return .time }
        if column == value { return .value }
        if Self.metricNames.contains(names[column]) { return .metric }
        return Self.labelListNames.contains(names[column]) ? .labels : .label(header[column])
      }
      return
    }
    let services = Self.servicePrefixes(of: names)
    roles = header.enumerated().map { column, name in
      if column == time { return .time }
      let isLabel =
        MetricIdentity.hostLabels.contains(names[column])
        || MetricIdentity.serviceLabels.contains(names[column])
      return isLabel ? .label(name) : .series(Self.identity(ofHeader: name, services: services))
    }
  }

  private static let timeNames: Set<String> = [
    "time", "timestamp", "ts", "date", "datetime", "@timestamp", "_time", "epoch", "unix", "unixtime",
    "unix_timestamp", "time_utc", "timestamp_utc", "collected_at", "clock",
  ]
  private static let valueNames: Set<String> = ["value", "_value", "val", "reading"]
  private static let metricNames: Set<String> = [
    "metric", "metric_name", "metricname", "name", "measurement", "_measurement", "_field", "__name__",
    "kpi_name",
    "counter", "key",
  ]
  private static let labelListNames: Set<String> = ["labels", "tags", "dimensions", "attributes"]

  /// A header such as `node_load1{instance="db01"}`, `cpu` or `carts_latency`.
  private static func identity(ofHeader name: String, services: Set<String>) -> MetricIdentity {
    let bytes = Array(name.utf8)
    if let selector = MetricLabels.selector(bytes, bytes.indices), selector.end == bytes.count,
      !selector.labels.isEmpty
    {
      return MetricIdentity(name: selector.name, labels: selector.labels)
    }
    if let (prefix, metric) = split(name), services.contains(prefix.lowercased()) {
      return MetricIdentity(host: nil, service: prefix, name: metric, labels: "")
    }
    return MetricIdentity(host: nil, service: nil, name: name, labels: "")
  }

  /// Names before the last `_` that stand before at least two different measures, when at least two names share
  /// their measures: `carts_cpu`, `carts_latency`, `orders_cpu`, `orders_latency` speak of services.
  private static func servicePrefixes(of names: [String]) -> Set<String> {
    var measures: [String: Set<String>] = [:]
    var prefixes: [String: Set<String>] = [:]
    for name in names {
      guard let (prefix, measure) = split(name) else { continue }
      measures[prefix, default: []].insert(measure)
      prefixes[measure, default: []].insert(prefix)
    }
    return Set(
      measures.filter { prefix, mine in
        mine.count >= 2 && mine.filter { (prefixes[$0]?.count ?? 0) >= 2 }.count >= 2
      }.keys)
  }

  private static func split(_ name: String) -> (prefix: String, measure: String)? {
    guard !name.contains("{"), let cut = name.lastIndex(of: "_"), cut != name.startIndex else { return nil }
    return (String(name[..<cut]), String(name[name.index(after: cut)...]))
  }
}
