package import Events
package import Records

/// One row of the merged timeline.
package struct TimelineEntry: Sendable, Equatable {
  package var time: Timestamp
  /// An event kind or a change kind.
  package var kind: String
  /// `cause`, `symptom`, `either`, `change`, `mitigation` or `recovery`.
  package var role: String
  package var host: String?
  package var service: String?
  package var title: String
  package var evidence: Evidence?

  package init(
    time: Timestamp, kind: String, role: String, host: String?, service: String?, title: String,
    evidence: Evidence?
  ) {
    self.time = time
    self.kind = kind
    self.role = role
    self.host = host
    self.service = service
    self.title = title
    self.evidence = evidence
  }
}
