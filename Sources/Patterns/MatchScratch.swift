internal import CPCRE2

/// How a match ended.
package enum MatchOutcome: Sendable {
  case matched
  case none
  /// Given up: the pattern needed more steps, stack or memory than a match may take.
  case limitExceeded
}

/// What one worker needs to match patterns: room for captures, a stack for machine code, and the limits,
/// which are always on.
///
/// Three limits hold together. PCRE2's match limit stops a search that explodes at one start (`(a+)+$`). On
/// subjects longer than ``countedSubjectLength`` the work itself is counted as well, items tried and bytes
/// passed, because a pattern can be cheap at each start and still quadratic over all of them (`\w+$`). Heap
/// and depth limits bound the interpreter where there is no JIT. All are counts, not times: the outcome is
/// the same on every machine.
package struct MatchScratch: ~Copyable {
  /// Subjects longer than this are matched with their effort counted; below it, trying every start is cheap
  /// enough.
  static let countedSubjectLength = 2048
  /// The same for patterns that are anchored or have no unlimited repetition: at most quadratic, which is some
  /// milliseconds here.
  static let tameSubjectLength = 8192

  /// What one step of a pattern adds to the figures of ``effort(of:_:_:)``.
  package static let costOfStep = MatchEffort.costOfItem

  private var data: OpaquePointer?
  private var pairs: Int
  private var subjectStart = 0
  private var matchedPairs = 0
  private let context: OpaquePointer?
  private let stack: OpaquePointer?
  private let effort: UnsafeMutablePointer<MatchEffort>

  /// - Parameter matchLimit: how many steps PCRE2 may take at one start of a match (`pcre2_set_match_limit`).
  package init(matchLimit: Int = 100_000) {
    pairs = 16
    data = pcre2_match_data_create_8(UInt32(pairs), nil)
    context = pcre2_match_context_create_8(nil)
    stack = pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil)
    effort = .allocate(capacity: 1)
    effort.initialize(to: MatchEffort())
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    pcre2_set_match_limit_8(context, UInt32(clamping: matchLimit))
    pcre2_set_depth_limit_8(context, UInt32(clamping: matchLimit))
    pcre2_set_heap_limit_8(context, 32 << 10)
    pcre2_set_callout_8(context, countEffort, effort)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
    effort.deallocate()
  }

  /// Matches `pattern` on the bytes of `range`, which is all that it sees: `^` is the start of the range, `$`
  /// its end. An `anchored` match must begin at the start of the range.
  package mutating func match(
    _ pattern: Pattern, _ bytes: [UInt8], _ range: Range<Int>, anchored: Bool = false
  ) -> MatchOutcome {
    if pattern.captureCount >= pairs { growPairs(to: pattern.captureCount + 1) }
    let code = pattern.code(anchored: anchored, countingEffort: pattern.needsCounting(range.count))
    let result = bytes.withUnsafeBufferPointer { buffer in
      execute(code, UnsafeBufferPointer(rebasing: buffer[range]))
    }
    subjectStart = range.lowerBound
    matchedPairs = max(0, Int(result))
    if result > 0 { return .matched }
    return result == PCRE2_ERROR_NOMATCH || result == PCRE2_ERROR_PARTIAL ? .none : .limitExceeded
  }

  /// The work of one match, in the units of ``MatchEffort``, and how it ended; for comparing patterns, since it is the
  /// same on every machine.
  package mutating func effort(
    of pattern: Pattern, _ bytes: [UInt8], _ range: Range<Int>
  ) -> (spent: Int, outcome: MatchOutcome) {
    let code = pattern.code(anchored: false, countingEffort: true)
    let result = bytes.withUnsafeBufferPointer { buffer in
      execute(code, UnsafeBufferPointer(rebasing: buffer[range]))
    }
    let outcome: MatchOutcome =
      result >= 0 ? .matched : result == PCRE2_ERROR_NOMATCH ? .none : .limitExceeded
    return (effort.pointee.spent, outcome)
  }

  /// Where capture group `index` (0: the whole match) of the last match lies in the bytes that were matched;
  /// nil if the group took no part.
  package func capture(_ index: Int) -> Range<Int>? {
    guard index < matchedPairs, let offsets = pcre2_get_ovector_pointer_8(data) else { return nil }
    // `\K` in a look-ahead can put the end before the start.
    let (start, end) = (offsets[2 * index], offsets[2 * index + 1])
    return start >= 0 && start <= end ? subjectStart + start..<subjectStart + end : nil
  }

  private mutating func growPairs(to count: Int) {
    pcre2_match_data_free_8(data)
    pairs = count
    data = pcre2_match_data_create_8(UInt32(count), nil)
  }

  /// `pcre2_jit_match`, or `pcre2_match` for code without machine code.
  private func execute(_ code: OpaquePointer, _ subject: UnsafeBufferPointer<UInt8>) -> Int32 {
    effort.pointee.restart()
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { empty in
      let start = subject.baseAddress ?? UnsafePointer(empty.baseAddress)
      let result = pcre2_jit_match_8(code, start, subject.count, 0, 0, data, context)
      return result == PCRE2_ERROR_JIT_BADOPTION
        ? pcre2_match_8(code, start, subject.count, 0, 0, data, context) : result
    }
  }
}
