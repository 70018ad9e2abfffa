internal import CPCRE2

/// The work of one match on a long subject: items tried and bytes passed over.
struct MatchEffort {
  /// About the work of 32 scans of a megabyte, or two million items: some tens of milliseconds.
  static let limit = 32 << 20
  /// What trying one item costs, in bytes passed over.
  static let costOfItem = 16

  private(set) var spent = 0
  private var position = 0

  mutating func restart() {
    spent = 0
    position = 0
  }

  /// Adds one item tried at `newPosition`; false when the match has to be given up.
  mutating func spend(at newPosition: Int) -> Bool {
    spent += Self.costOfItem + abs(newPosition - position)
    position = newPosition
    return spent <= Self.limit
  }
}

/// The callout of every match (`pcre2_set_callout`): counts, and ends the match once the limit is reached.
func countEffort(
  _ block: UnsafeMutablePointer<pcre2_callout_block_8>?, _ state: UnsafeMutableRawPointer?
) -> Int32 {
  guard let block, let state else { return 0 }
  let effort = state.assumingMemoryBound(to: MatchEffort.self)
  return effort.pointee.spend(at: block.pointee.current_position) ? 0 : PCRE2_ERROR_CALLOUT
}
