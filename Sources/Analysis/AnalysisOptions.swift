package import Diagnosis
package import Records
import Timeline

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

  /// These, and the zones that the files show where none was given; see ``InputZones/inferring(from:)``.
  package func inferringZones(from files: [SourceFile]) -> AnalysisOptions {
    var options = self
    options.zones = zones.inferring(from: files)
    return options
  }

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
  /// What the files themselves show; nil: they were not asked.
  private var inference: ZoneInference?

  package init() {}

  /// Whether the user said in which zone a source is.
  func isGiven(for name: String) -> Bool {
    isStandardGiven || byName.contains { ShellPattern.matches($0.pattern, name) }
  }

  /// The zone of a source.
  func zone(of name: String) -> InputZone {
    byName.last { ShellPattern.matches($0.pattern, name) }?.zone ?? inference?.zones[name] ?? standard
  }

  /// What was made of a source that tells no zone by itself; nil when nothing is to be said of it.
  func assumption(for name: String) -> AssumedZone? { inference?.assumptions[name] }

  /// These, and for files whose zone was not given the one that other files of their hosts show. Looks at the files once:
  /// what was inferred stays.
  func inferring(from files: [SourceFile]) -> InputZones {
    guard inference == nil, !isStandardGiven else { return self }
    var zones = self
    zones.inference = ZoneInference(
      of: files, given: self, near: CollectionTime.anchor(of: files, self))
    return zones
  }
}
