import Records

/// Whether the times of a log that tells no zone fit those of its host's other files in UTC or in the host's zone.
///
/// A program may well log in UTC on a machine whose zone is another: the zone is taken only when the times of the log are
/// clearly right in it and clearly wrong in UTC.
struct ZoneFit {
  enum Verdict { case zone, utc, undecided }

  /// From when to when the files that tell their zone were written, of the host and at the latest of any host. An end that
  /// is not known is put too late, which never speaks for the zone.
  struct Reference {
    var start: Timestamp
    var end: Timestamp
    var endOfAll: Timestamp
  }

  /// Seconds east of UTC of the host's zone.
  let offset: Double
  let reference: Reference

  /// A part of the offset by which logs that were written side by side may begin or end apart.
  private static let slack = 0.125
  /// At such a part of the offset a time is clearly nearer to where one zone puts it than to where the other does.
  private static let nearness = 0.25
  private static let farness = 0.75

  /// - Parameters:
  ///   - first: the first time of the log, read as UTC.
  ///   - last: its last time, read as UTC; nil when it is not known.
  ///   - modified: when the file was last written at the latest.
  func verdict(first: Timestamp, last: Timestamp?, modified: Timestamp?) -> Verdict {
    guard offset != 0 else { return .undecided }
    if let modified, isAhead(last ?? first, of: modified),
      (last ?? first).secondsSince(modified) - offset <= Self.slack * offset
    {
      return .zone
    }
    guard let last else { return .undecided }
    // Logs are collected at one moment: none goes on after all others have ended.
    if isAhead(last, of: reference.endOfAll),
      abs(last.secondsSince(reference.end) - offset) <= Self.nearness * offset
    {
      return .zone
    }
    if startsAfterAll(first, last) { return .zone }
    return verdict(first, last)
  }

  /// A log of which every line comes after all others have ended, and which in the zone lies within theirs.
  private func startsAfterAll(_ first: Timestamp, _ last: Timestamp) -> Bool {
    guard offset > 0, first.secondsSince(reference.endOfAll) > Self.slack * offset else { return false }
    let length = max(1, last.secondsSince(first))
    return overlap(first, length, shift: offset) >= 0.9 * length
  }

  private func isAhead(_ time: Timestamp, of end: Timestamp) -> Bool {
    offset > 0 && time.secondsSince(end) >= Self.farness * offset
  }

  /// Compares how much of the log was written while the others were.
  private func verdict(_ first: Timestamp, _ last: Timestamp) -> Verdict {
    let length = max(1, last.secondsSince(first))
    let gain = overlap(first, length, shift: offset) - overlap(first, length, shift: 0)
    let enough = 0.5 * min(abs(offset), length)
    if gain <= -enough { return .utc }
    // A log of some seconds may stand before the others as it likes.
    let whole = reference.end.secondsSince(reference.start)
    return gain >= enough && length >= 0.5 * min(whole, abs(offset)) ? .zone : .undecided
  }

  private func overlap(_ first: Timestamp, _ length: Double, shift: Double) -> Double {
    let start = first.secondsSince(reference.start) - shift
    let slack = Self.slack * abs(offset)
    let whole = reference.end.secondsSince(reference.start)
    return max(0, min(start + length, whole + slack) - max(start, -slack))
  }
}
