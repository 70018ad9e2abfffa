package import Patterns

/// Putting a format together from the words of a format file.
extension LogFormat {
  /// Says which names of the log mean `key`, best first; `unit` is that of a duration (`ms`, `us`, `ns`, `min`).
  package mutating func addKeys(_ key: FieldKey, _ names: [(name: String, unit: String?)]) {
    for (rank, entry) in names.enumerated() {
      keys.add(entry.name, key, rank: rank, secondsPerUnit: Self.seconds(perUnit: entry.unit))
    }
    if key == .time { timeNames = names.map(\.name) }
  }

  /// Sets the header; a group named `duration_ms` is a duration in milliseconds.
  package mutating func setHeader(_ pattern: Pattern) { header = FormatHeader(pattern) }

  static func seconds(perUnit unit: String?) -> Double {
    switch unit {
    case "ms": 0.001
    case "us": 0.000001
    case "ns": 0.000000001
    case "min": 60
    default: 1
    }
  }
}
