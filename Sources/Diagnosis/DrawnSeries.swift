package import Records

/// A series to draw: at most 240 points, min/max-decimated so that peaks survive.
package struct DrawnSeries: Sendable, Equatable {
  package var title: String
  package var unit: String
  package var host: String?
  package var service: String?
  /// `impact`, `cause`, `symptom`, `healthy` …
  package var role: String
  /// Id of the rule whose events it counts; nil when it counts none.
  package var rule: String?
  /// The metric's name in its file, when it is one without further labels and not a counter.
  package var metric: String?
  package var start: Timestamp
  package var stepSeconds: Double
  /// nil where there are no data.
  package var values: [Double?]

  package init(
    title: String, unit: String, host: String?, service: String?, role: String, rule: String? = nil,
    metric: String? = nil, start: Timestamp, stepSeconds: Double, values: [Double?]
  ) {
    self.title = title
    self.unit = unit
    self.host = host
    self.service = service
    self.role = role
    self.rule = rule
    self.metric = metric
    self.start = start
    self.stepSeconds = stepSeconds
    self.values = values
  }
}
