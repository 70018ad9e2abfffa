package import Records

/// What the user told the diagnosis.
package struct DiagnosisOptions: Sendable {
  /// `--incident`: an open end is nil.
  package var incident: (start: Timestamp, end: Timestamp?)?
  /// `--baseline T..T`.
  package var baseline: TimeWindow?
  /// `--topology`: caller → callee.
  package var topology: [(from: String, to: String)] = []

  package init() {}
}
