internal import CPCRE2

/// A match that watches itself: before each item PCRE2 calls back (auto-callouts), and the furthest place is
/// kept.
struct FurthestAttempt {
  /// Calls after which the search ends with what it has: some hundredths of a second.
  private static let callsMax = 500_000

  let progress: PatternProgress
  /// The furthest progress in the pattern, and the furthest position in the text that it was reached at.
  private(set) var step = 0
  private(set) var position = 0
  /// All items that were tried there, as offsets in the source.
  private(set) var items: [Range<Int>] = []
  private var calls = 0

  init(progress: PatternProgress) { self.progress = progress }

  /// Matches `pattern` on the whole of `subject` without the shortcuts that would skip attempts; true if it
  /// matches.
  /// - Parameter start: the only place where the match may begin, if not anywhere.
  mutating func run(_ pattern: Pattern, _ subject: [UInt8], onlyAt start: Int? = nil) -> Bool {
    let options = UInt32(PCRE2_AUTO_CALLOUT) | UInt32(PCRE2_NO_START_OPTIMIZE)
    guard let code = try? PatternCode.compile(pattern.source, options: pattern.options | options) else {
      preconditionFailure("a pattern that compiled once compiles again")
    }
    let context = pcre2_match_context_create_8(nil)
    let data = pcre2_match_data_create_8(1, nil)
    defer {
      pcre2_match_data_free_8(data)
      pcre2_match_context_free_8(context)
      pcre2_code_free_8(code)
    }
    pcre2_set_heap_limit_8(context, 256 << 10)
    // One byte more, so that an empty subject has an address too.
    let padded = subject + [0]
    let result = withUnsafeMutablePointer(to: &self) { attempt in
      pcre2_set_callout_8(context, watch, attempt)
      return pcre2_match_8(
        code, padded, subject.count, start ?? 0, start == nil ? 0 : UInt32(PCRE2_ANCHORED), data, context)
    }
    return result >= 0
  }

  /// Keeps the attempt at an item of the source, made at `position` by a match that began at `start`; false
  /// when the search has taken long enough.
  fileprivate mutating func record(_ item: Range<Int>, at position: Int, start: Int) -> Bool {
    calls += 1
    guard let step = progress[item.lowerBound] else { return calls < Self.callsMax }
    // A match that has not consumed anything could be anywhere; the first of them is kept.
    let isFurtherInText = step == self.step && position > self.position && position > start
    if step > self.step || isFurtherInText || items.isEmpty {
      (self.step, self.position, self.items) = (step, position, [item])
    } else if step == self.step, position == self.position, !items.contains(item) {
      items.append(item)
    }
    return calls < Self.callsMax
  }
}

private func watch(
  _ block: UnsafeMutablePointer<pcre2_callout_block_8>?, _ state: UnsafeMutableRawPointer?
) -> Int32 {
  guard let block = block?.pointee, let state else { return 0 }
  let attempt = state.assumingMemoryBound(to: FurthestAttempt.self)
  let item = block.pattern_position..<block.pattern_position + block.next_item_length
  let goesOn = attempt.pointee.record(item, at: block.current_position, start: block.start_match)
  return goesOn ? 0 : PCRE2_ERROR_CALLOUT
}
