import Events
import Records
import Timeline

/// Finds what grows slowly until a limit is hit: open connections, as opened minus closed ones or as a gauge.
struct GrowthFinder {
  let inquiry: Inquiry

  /// Categories that grow for a while before they hurt.
  static let slow: Set<String> = ["connection-leak", "out-of-memory", "disk-full"]

  func find() -> [Candidate] { [] }
}
