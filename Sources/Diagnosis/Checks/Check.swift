package import Events
package import Records

/// One named test of a lead: what it found, in nats and in words.
package struct Check: Sendable, Equatable {
  package enum Outcome: String, Sendable { case supports, refutes, neutral, untestable }
  /// `precedence`, `surprise`, `novelty`, `dose-response`, `scope`, `reversal`, `exposure`, `mechanism`,
  /// `specificity`, `explained-away` …
  package var id: String
  package var outcome: Outcome
  /// Log-likelihood ratio in nats, cause against not.
  package var weight: Double
  package var says: String
  package var evidence: [Evidence]
  /// When the data of this check were complete.
  package var decidable: Timestamp?

  package init(
    id: String, outcome: Outcome, weight: Double, says: String, evidence: [Evidence] = [],
    decidable: Timestamp? = nil
  ) {
    self.id = id
    self.outcome = outcome
    self.weight = weight
    self.says = says
    self.evidence = evidence
    self.decidable = decidable
  }
}
