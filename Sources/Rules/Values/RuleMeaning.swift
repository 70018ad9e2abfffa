/// The series that a rule feeds. At severity `info` a single event means nothing: only the rate, or the captured
/// value, speaks. At a higher one each event speaks for itself as well.
package struct Signal: Sendable, Equatable {
  package var series: String
  /// Width of the bins in which the rate is judged.
  package var rateSeconds: Double
  package var anomaly: Anomaly
  /// The numeric capture whose values form the series instead of the count.
  package var value: String?

  package init(series: String, rateSeconds: Double = 60, anomaly: Anomaly = .up, value: String? = nil) {
    self.series = series
    self.rateSeconds = rateSeconds
    self.anomaly = anomaly
    self.value = value
  }
}

/// An effect that follows the event when the event is a cause.
package struct Explanation: Sendable, Equatable {
  /// A rule id, or a general effect such as `http.5xx`.
  package var effect: String
  package var lag: Lag

  package init(effect: String, lag: Lag) {
    self.effect = effect
    self.lag = lag
  }
}

/// How a line speaks of a change.
package struct ChangeTemplate: Sendable, Equatable {
  package var kind: ChangeKind
  package var phase = ChangePhase.point
  package var service: Template?
  package var host: Template?
  package var version: Template?
  package var previous: Template?
  package var revision: Template?
  package var actor: Template?
  package var title: Template?
  package var instance: Template?

  package init(kind: ChangeKind) { self.kind = kind }
}

/// How a log line reports one served request.
package struct RequestTemplate: Sendable, Equatable {
  package var method: Template?
  package var path: Template?
  package var status: Template?
  package var duration: Template?
  /// Unit of a `duration` that is written without one.
  package var unit = Unit.seconds
  package var client: Template?
  package var upstream: Template?

  package init() {}
}

/// A fact of the topology: the address belongs to this host or service.
package struct AddressDefinition: Sendable, Equatable {
  package var address: Template
  package var host: Template?
  package var service: Template?

  package init(address: Template, host: Template? = nil, service: Template? = nil) {
    self.address = address
    self.host = host
    self.service = service
  }
}

/// The rule fires when its line came `count` times within a span, counted apart for each entity.
package struct Threshold: Sendable, Equatable {
  package var count: Int
  package var withinSeconds: Double

  package init(count: Int, withinSeconds: Double) {
    self.count = count
    self.withinSeconds = withinSeconds
  }
}

/// One step of a rule that fires when other rules fired on the same entity, one after the other.
package struct SequenceStep: Sendable, Equatable {
  package var rule: String
  /// The longest time since the step before; nil for the first.
  package var withinSeconds: Double?
  package var mark: SourceMark

  package init(rule: String, withinSeconds: Double? = nil, mark: SourceMark = .start) {
    self.rule = rule
    self.withinSeconds = withinSeconds
    self.mark = mark
  }
}
