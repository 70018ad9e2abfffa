package import Events
package import Records

/// A claim that something is the root cause, with every check it was put to.
package struct Lead: Sendable, Equatable {
  package var id: String
  /// A category of product.md §7.
  package var category: String
  package var title: String
  package var host: String?
  package var service: String?
  package var instance: String?
  package var metric: String?
  package var onset: Timestamp
  package var end: Timestamp?
  /// Probability that this lead is a root cause, comparable across all lists.
  package var confidence: Double
  package var change: Change?
  package var checks: [Check]
  package var rules: [String]
  package var evidence: [Evidence]
  /// When the verdict on this lead could first have been known; nil when it never could.
  package var decidable: Timestamp?
  /// What evidence would change the verdict.
  package var wouldChange: String?

  package init(
    id: String, category: String, title: String, host: String?, service: String?, instance: String?,
    metric: String?, onset: Timestamp, end: Timestamp?, confidence: Double, change: Change?, checks: [Check],
    rules: [String], evidence: [Evidence], decidable: Timestamp? = nil, wouldChange: String? = nil
  ) {
    self.id = id
    self.category = category
    self.title = title
    self.host = host
    self.service = service
    self.instance = instance
    self.metric = metric
    self.onset = onset
    self.end = end
    self.confidence = confidence
    self.change = change
    self.checks = checks
    self.rules = rules
    self.evidence = evidence
    self.decidable = decidable
    self.wouldChange = wouldChange
  }
}
