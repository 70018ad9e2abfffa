/// The part of a rule that the diagnosis needs (the words of the rule file; see Rules/).
package struct RuleFacts: Sendable, Equatable {
  package var id: String
  package var title: String
  /// `connection`, `error`, `change`, `resource`, `latency`, `lock`, `traffic`, `dependency`, `recovery` …
  package var event: String
  /// A category of product.md §7, for example `connection-exhaustion`.
  package var category: String
  /// `cause`, `symptom`, `either`, `change`, `mitigation` or `recovery`.
  package var role: String
  package var severity: String
  /// True when one occurrence means nothing and only its rate speaks (`signal:` in the rule file, at severity info).
  package var isSignal: Bool
  package var explains: [Explanation]
  package var actions: [String]
  package var pack: String
  /// Name of the series that a signal feeds: `connections`, `session-time` …; nil for rules that are no signals.
  package var signalSeries: String?

  package struct Explanation: Sendable, Equatable {
    package var effect: String
    package var lagMinSeconds: Double
    package var lagMaxSeconds: Double
    package init(effect: String, lagMinSeconds: Double, lagMaxSeconds: Double) {
      self.effect = effect
      self.lagMinSeconds = lagMinSeconds
      self.lagMaxSeconds = lagMaxSeconds
    }
  }

  package init(
    id: String, title: String, event: String, category: String, role: String, severity: String,
    isSignal: Bool, explains: [Explanation], actions: [String], pack: String, signalSeries: String? = nil
  ) {
    self.id = id
    self.title = title
    self.event = event
    self.category = category
    self.role = role
    self.severity = severity
    self.isSignal = isSignal
    self.explains = explains
    self.actions = actions
    self.pack = pack
    self.signalSeries = signalSeries
  }
}
