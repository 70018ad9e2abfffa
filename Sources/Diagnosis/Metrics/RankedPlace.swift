/// A service or host with how strongly the data point at it, and why.
package struct RankedPlace: Sendable, Equatable {
  package var service: String?
  package var host: String?
  /// Name in the metrics file of the metric that speaks loudest, and its labels; nil when logs alone speak.
  package var metric: String?
  package var labels: String
  /// What the metric speaks of: `cpu`, `memory`, `latency` …; nil when logs alone speak.
  package var role: String?
  /// Comparable within one ranking; about 1 is nothing, 2 and more is notable.
  package var score: Double
  /// Epoch seconds at which the metric left its usual range; nil when it cannot be told.
  package var onset: Double?
  /// +1: it rose; -1: it fell; 0: logs alone speak.
  package var direction: Int
  package var medianBefore: Double?
  package var medianDuring: Double?
  /// Sentences for the report, most telling first.
  package var reasons: [String]

  package var name: String { service ?? host ?? "" }
}

extension [RankedPlace] {
  /// Best first; equal scores in the order of their names. Scores are compared rounded, so that the last bit of a
  /// float does not decide.
  func ranked() -> [RankedPlace] {
    sorted { left, right in
      let (a, b) = ((left.score * 1e9).rounded(), (right.score * 1e9).rounded())
      return a != b ? a > b : (left.name, left.host ?? "") < (right.name, right.host ?? "")
    }
  }
}

extension [RankedPlace] {
  /// The same ranking with what the logs say added: scores and reasons of the service of the same name; services that
  /// have no metrics join.
  package func adding(_ accused: [AccusedService]) -> [RankedPlace] {
    var result = self
    for service in accused {
      if let index = result.firstIndex(where: { $0.name == service.service }) {
        result[index].score += service.score
        result[index].reasons += service.reasons
      } else {
        result.append(
          RankedPlace(
            service: service.service, labels: "", score: service.score, direction: 0, reasons: service.reasons
          ))
      }
    }
    return result.ranked()
  }
}
