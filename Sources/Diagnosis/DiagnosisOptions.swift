package import Records

/// What the user told the diagnosis.
package struct DiagnosisOptions: Sendable {
  /// `--incident`: an open end is nil.
  package var incident: (start: Timestamp, end: Timestamp?)?
  /// `--baseline T..T`.
  package var baseline: TimeWindow?
  /// `--topology`: caller → callee.
  package var topology: [(from: String, to: String)] = []

  /// Whether the clocks of hosts are compared; not where all times are known to be of one clock.
  package var comparesClocks = true

  /// What to do otherwise than usual, to see whether the answer stays the same.
  package var perturbation = Perturbation()

  /// Whether probabilities are shown as measured (``Calibration``); not while they are being measured.
  package var isCalibrated = true

  package init() {}
}
