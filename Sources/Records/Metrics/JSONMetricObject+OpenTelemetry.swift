/// Metrics of OpenTelemetry as its file exporter writes them (OTLP/JSON, opentelemetry-proto): attributes are lists of
/// keys and values, and a data point stands inside its metric, which stands inside its resource.
extension JSONMetricObject {
  /// The value of an attribute: `{"stringValue": "cart"}`, `{"intValue": "3"}`.
  var attributeValue: Scalar? {
    guard key == "value", members.count == 1, members[0].key.hasSuffix("Value") else { return nil }
    return members[0].scalar
  }

  /// An attribute: its key and value; nil for any other object.
  var attribute: (key: String, value: String)? {
    guard let name = members.first(where: { $0.key == "key" })?.scalar.text,
      let value = members.first(where: { $0.key == "value" })?.scalar.text
    else { return nil }
    return (name, value)
  }

  /// The samples of a data point inside `around`, outermost first. A histogram gives its sum and its count.
  func emitDataPoint(
    inside around: [JSONMetricObject], into samples: inout [MetricSample], _ table: inout SeriesTable
  ) {
    guard let time = members.first(where: { $0.key == "timeUnixNano" })?.scalar.time,
      let name = around.last(where: { $0.text(of: "name") != nil })?.text(of: "name")
    else { return }
    let labels = around.flatMap(\.labels) + self.labels
    func append(_ name: String, _ value: Double) {
      let series = table.series(of: MetricIdentity(name: name, labels: labels))
      samples.append(MetricSample(time: time, series: series, value: value))
    }
    if let value = number(of: "asDouble") ?? number(of: "asInt") { return append(name, value) }
    for part in ["sum", "count"] {
      if let value = number(of: part) { append("\(name)_\(part)", value) }
    }
  }

  private func text(of key: String) -> String? {
    members.first { $0.key == key && !$0.scalar.isNumber }?.scalar.text
  }

  private func number(of key: String) -> Double? { members.first { $0.key == key }?.scalar.value }
}
