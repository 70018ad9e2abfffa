/// Why the history could not be read or written.
package enum StoreError: Error, Equatable, CustomStringConvertible {
  /// The database cannot be opened, read or written; SQLite's own words.
  case database(path: String, reason: String)
  /// No report has this number.
  case unknownReport(number: Int64)
  /// A stored report cannot be read any more.
  case unreadableReport(number: Int64, reason: String)

  package var description: String {
    switch self {
    case .database(let path, let reason):
      "\(path): \(reason); check the folder, or move the file away to start a new history"
    case .unknownReport(let number): "the history has no report \(number); rca history lists them"
    case .unreadableReport(let number, let reason):
      "report \(number) of the history cannot be read: \(reason)"
    }
  }
}
