package import Diagnosis
package import Records

/// What the user told the analysis.
package struct AnalysisOptions: Sendable {
  /// Files that are read at the same time.
  package var jobs = 1
  /// Records outside are left out; nil: no bound.
  package var since: Timestamp?
  package var until: Timestamp?
  package var zones = InputZones()
  /// A longer record ends there, and the rest of it is the next.
  package var maxRecordBytes = 1 << 20
  /// How much of a file is read at a time.
  package var blockBytes = 256 << 10
  /// Steps that a regular expression may take at one place.
  package var matchLimit = 100_000
  package var diagnosis = DiagnosisOptions()

  package init() {}

  /// Whether a record of this time is within the span that was asked for.
  func includes(_ time: Timestamp) -> Bool {
    (since.map { time >= $0 } ?? true) && (until.map { time < $0 } ?? true)
  }
}

/// Which zone the times of a source are in, where they do not say so themselves.
package struct InputZones: Sendable {
  /// For sources whose name matches the shell pattern; the last that matches counts.
  package var byName: [(pattern: String, zone: InputZone)] = []
  package var standard = InputZone.utc { didSet { isStandardGiven = true } }
  private var isStandardGiven = false

  package init() {}

  /// Whether the user said in which zone a source is.
  func isGiven(for name: String) -> Bool {
    isStandardGiven || byName.contains { ShellPattern.matches($0.pattern, name) }
  }

  /// The zone of a source.
  func zone(of name: String) -> InputZone {
    byName.last { ShellPattern.matches($0.pattern, name) }?.zone ?? standard
  }
}
