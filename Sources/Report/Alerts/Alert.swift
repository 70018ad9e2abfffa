/// One alert: a PromQL condition, how Loki can measure it when it comes from logs, and the samples that prove it.
struct Alert {
  var name: String
  /// What it means, in a sentence.
  var summary: String
  /// Series to compare, with its labels: `rca:nginx_failed:percent{host="web01"}`.
  var series: String
  var labels: [(name: String, value: String)]
  /// The condition in PromQL.
  var expression: String
  /// LogQL that yields the series; nil when it does not come from logs.
  var logQuery: String?
  /// Name under which Loki records it.
  var record: String?
  var severity: String
  var proof: AlertProof

  /// True for the same condition under the same name.
  func isSame(as other: Alert) -> Bool { name == other.name && expression == other.expression }
}

/// Samples on which an alert must be quiet and must fire, for promtool.
struct AlertProof: Equatable {
  struct Input: Equatable {
    var series: String
    var values: [Double?]
  }

  var stepSeconds: Int
  var inputs: [Input]
  /// Indices of the samples at which nothing may fire, and at which it must fire.
  var quietAt: [Int]
  var firesAt: [Int]
}
