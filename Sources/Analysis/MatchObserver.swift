import Events
import Records

/// Is shown each record of a scan after the rules were tried on it.
protocol MatchObserver: AnyObject {
  /// - Parameter matcher: holds the matches of the record.
  func see(
    _ matcher: inout RuleMatcher, _ record: Record, _ frame: RecordFrame, _ bytes: [UInt8],
    service: ArraySlice<UInt8>?)
}
