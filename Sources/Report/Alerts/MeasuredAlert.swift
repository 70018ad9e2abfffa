import Records

/// An alert on a series of the report, with its measured threshold.
struct MeasuredAlert {
  let alert: Alert

  /// nil when the series has no threshold, or when nothing outside this report could measure it.
  init?(_ shift: SeriesShift, _ document: ReportDocument, _ incident: ReportDocument.Incident) {
    guard let threshold = shift.threshold, let baseline = document.baseline else { return nil }
    let series = shift.series
    let labels = [("host", series.host), ("service", series.service)]
      .compactMap { name, value in value.map { (name: name, value: HostileText.visible($0)) } }
    let record = series.metric ?? Self.metricName(series)
    let selector = labels.map { "\($0.name)=\(EscapedText.promQL($0.value))" }.joined(separator: ",")
    let full = selector.isEmpty ? record : "\(record){\(selector)}"
    let log = Self.logQuery(series, LogStream(series, document, incident).selector)
    guard log != nil || series.metric != nil else { return nil }
    alert = Alert(
      name: Self.alertName(series), summary: Self.summary(shift, threshold), series: full, labels: labels,
      expression: "\(full) > \(threshold)", logQuery: log, record: log == nil ? nil : record,
      severity: series.role == "impact" ? "critical" : "warning",
      proof: Self.proof(series, full, threshold, baseline, incident))
  }

  private static func summary(_ shift: SeriesShift, _ threshold: Double) -> String {
    let unit = shift.series.unit
    return "\(shift.series.title) above \(Wording.quantity(threshold)) \(unit): normal is at most "
      + "\(Wording.quantity(shift.baselineMax)), the incident had \(Wording.quantity(shift.incidentMedian))"
  }

  /// Replays the series: quiet at every sample of the baseline, firing at the sample of the first error.
  private static func proof(
    _ series: ReportDocument.Series, _ name: String, _ threshold: Double, _ baseline: ReportDocument.Window,
    _ incident: ReportDocument.Incident
  ) -> AlertProof {
    let step = series.stepSeconds
    func start(_ place: Int) -> Timestamp { series.start.advanced(bySeconds: Double(place) * step) }
    let quiet = series.values.indices.filter {
      start($0) >= baseline.start && start($0 + 1) <= baseline.end
    }
    let onset = incident.causes.first.map { min($0.onset, incident.onset) } ?? incident.onset
    let fires = series.values.indices.first { place in
      start(place + 1) > onset && start(place) <= incident.onset && (series.values[place] ?? 0) > threshold
    }
    return AlertProof(
      stepSeconds: max(1, Int(step.rounded())), inputs: [.init(series: name, values: series.values)],
      quietAt: quiet, firesAt: fires.map { [$0] } ?? [])
  }

  /// LogQL for the series; nil when the report does not know what its lines have in common.
  private static func logQuery(_ series: ReportDocument.Series, _ stream: String) -> String? {
    if series.role == "impact", series.title.hasPrefix("failed") {
      let failed = EscapedText.promQL(failedRequest)
      let request = EscapedText.promQL(anyRequest)
      return "100 * sum(count_over_time(\(stream) |~ \(failed) [1m])) "
        + "/ sum(count_over_time(\(stream) |~ \(request) [1m]))"
    }
    guard let phrase = series.phrase, series.unit == "/min" else { return nil }
    return "sum(count_over_time(\(stream) |= \(EscapedText.promQL(phrase)) [1m]))"
  }

  /// Where the status stands: behind the request line of a combined log, behind the timers of HAProxy, or in JSON (RE2).
  private static let beforeStatus = #"(HTTP/[0-9.]+" |(/-?\d+){4} |"status": ?"?)"#
  private static let failedRequest = beforeStatus + #"(5\d\d|499)\b"#
  /// Lines that tell of a request; the error log of the same server has others.
  private static let anyRequest = beforeStatus + #"[1-5]\d\d\b"#

  /// `rca:postgresql_connection_authorized:per_minute`: only what a metric name may hold.
  private static func metricName(_ series: ReportDocument.Series) -> String {
    let units = ["/min": "per_minute", "%": "percent", "s": "seconds"]
    let words = slug(series.rule ?? series.title, joiner: "_")
    return "rca:\(words):\(units[series.unit] ?? "value")"
  }

  /// `PostgresqlConnectionAuthorizedHigh`.
  private static func alertName(_ series: ReportDocument.Series) -> String {
    slug(series.rule ?? series.title, joiner: " ").split(separator: " ")
      .map { String($0).capitalizedFirst }.joined() + "High"
  }

  /// Letters and digits of ASCII, everything else one `joiner`; never empty.
  private static func slug(_ text: String, joiner: String) -> String {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "series" : String(words.joined(separator: joiner).prefix(80))
  }
}
