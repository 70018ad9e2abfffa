package import Records

/// One window of trouble and what explains it.
package struct Incident: Sendable, Equatable {
  package enum Answer: String, Sendable {
    case causeFound = "cause-found"
    case cannotTell = "cannot-tell"
    case noneOfTheLeads = "none-of-the-leads"
  }

  package var id: String
  package var onset: Timestamp
  package var onsetUncertaintySeconds: Double
  package var peak: Timestamp
  /// nil: still going on when the data ends.
  package var end: Timestamp?
  /// What was seen, in a few words: `5xx 0.5 % → 75.0 % of requests`.
  package var headline: String
  package var impact: Impact
  package var answer: Answer
  /// When `answer` is `cannotTell` or a change could not be cleared: the observation that would decide.
  package var wouldDecide: String?
  package var changeCaused: Bool?
  package var causes: [Lead]
  package var contributing: [Lead]
  package var symptoms: [Lead]
  package var deadEnds: [Lead]
  package var unrelated: [Lead]
  package var mitigation: Lead?
  package var recovered: Timestamp?
  /// First reaction of a person or an alert after the onset.
  package var detected: Timestamp?
  /// "stable in 19 of 20 perturbations; flips without postgresql.log.gz"; nil when not computed.
  package var sensitivity: String?

  package init(
    id: String, onset: Timestamp, onsetUncertaintySeconds: Double, peak: Timestamp, end: Timestamp?,
    headline: String, impact: Impact, answer: Answer, wouldDecide: String?, changeCaused: Bool?,
    causes: [Lead], contributing: [Lead], symptoms: [Lead], deadEnds: [Lead], unrelated: [Lead],
    mitigation: Lead?, recovered: Timestamp?, detected: Timestamp?, sensitivity: String?
  ) {
    self.id = id
    self.onset = onset
    self.onsetUncertaintySeconds = onsetUncertaintySeconds
    self.peak = peak
    self.end = end
    self.headline = headline
    self.impact = impact
    self.answer = answer
    self.wouldDecide = wouldDecide
    self.changeCaused = changeCaused
    self.causes = causes
    self.contributing = contributing
    self.symptoms = symptoms
    self.deadEnds = deadEnds
    self.unrelated = unrelated
    self.mitigation = mitigation
    self.recovered = recovered
    self.detected = detected
    self.sensitivity = sensitivity
  }
}
