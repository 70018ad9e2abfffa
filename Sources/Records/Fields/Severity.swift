/// How grave a record says it is, folded from the spellings of all formats.
package enum Severity: UInt8, Comparable, Sendable, CaseIterable {
  case trace, debug, info, notice, warning, error, critical, alert, emergency

  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  /// The word that `rca parse` prints: `trace`, `debug`, `info`, `notice`, `warning`, `error`, `critical`,
  /// `alert` or `emergency`.
  package var word: String { "\(self)" }
}
