internal import CPCRE2
internal import Synchronization

/// A regular expression in PCRE2 syntax, matched on bytes; immutable, shared between workers.
///
/// Bytes are bytes: `.` is one byte and `\w` is ASCII, unless the pattern starts with `(*UTF)`, which also
/// lets it meet text that is not valid UTF-8. The newline is LF on every platform. Case, extended syntax and
/// the like are asked for inside the pattern: `(?i)`, `(?x)`, `(?m)`.
///
/// Compiling checks the pattern; machine code is made when a pattern is first matched, since most rules of a
/// pack never meet a candidate.
// SAFETY: all properties are constants except the code slots, which are published once with release ordering
// and freed in `deinit` only; PCRE2 code is read-only while it matches.
package final class Pattern: @unchecked Sendable {
  /// The regular expression as it was written.
  package let source: String
  /// The name of each capture group by its number; empty for a group without a name and for group 0, the
  /// match.
  package let captureNames: [String]

  /// What every compilation of the source is asked for.
  let options: UInt32
  private let isAnchored: Bool
  /// Whether the work of a match grows with the subject alone: 0 unknown, 1 no, 2 yes.
  private let tameness = Atomic<UInt8>(0)
  private let searchCode = Atomic<OpaquePointer?>(nil)
  private let anchoredCode = Atomic<OpaquePointer?>(nil)
  private let countingSearchCode = Atomic<OpaquePointer?>(nil)
  private let countingAnchoredCode = Atomic<OpaquePointer?>(nil)

  /// Compiles `source`, or throws PCRE2's message with its offset.
  package init(_ source: String) throws(PatternError) {
    let code = try PatternCode.compile(source, options: 0)
    defer { pcre2_code_free_8(code) }
    self.source = source
    self.captureNames = PatternCode.captureNames(of: code)
    self.options = PatternCode.isUTF(code) ? UInt32(PCRE2_MATCH_INVALID_UTF) : 0
    self.isAnchored = PatternCode.isAnchored(code)
  }

  deinit {
    for code in [
      searchCode.load(ordering: .acquiring), anchoredCode.load(ordering: .acquiring),
      countingSearchCode.load(ordering: .acquiring), countingAnchoredCode.load(ordering: .acquiring),
    ] {
      pcre2_code_free_8(code)
    }
  }

  /// How many capture groups the pattern has, group 0 not counted.
  package var captureCount: Int { captureNames.count - 1 }

  /// The number of the first group called `name`.
  package func captureIndex(named name: String) -> Int? {
    name.isEmpty ? nil : captureNames.firstIndex(of: name)
  }

  /// Whether matching on a subject of this length needs its effort counted: a pattern that tries one start, or that
  /// has no unlimited repetition, is cheap on much longer ones than any other.
  func needsCounting(_ length: Int) -> Bool {
    length > MatchScratch.countedSubjectLength && (length > MatchScratch.tameSubjectLength || !isTame)
  }

  private var isTame: Bool {
    let known = tameness.load(ordering: .relaxed)
    if known > 0 { return known == 2 }
    let isTame = isAnchored || PatternSyntax(source).map { !$0.root.repeatsWithoutEnd } ?? false
    tameness.store(isTame ? 2 : 1, ordering: .relaxed)
    return isTame
  }

  /// The machine code for one way of matching. With `countingEffort` it calls back before every item, so that
  /// a match on a long subject can be given up after a fixed amount of work.
  func code(anchored: Bool, countingEffort: Bool) -> OpaquePointer {
    switch (anchored, countingEffort) {
    case (false, false): published(searchCode, 0)
    case (true, false): published(anchoredCode, UInt32(PCRE2_ANCHORED))
    case (false, true): published(countingSearchCode, UInt32(PCRE2_AUTO_CALLOUT))
    case (true, true): published(countingAnchoredCode, UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_AUTO_CALLOUT))
    }
  }

  /// The code in `slot`, compiled now if this is its first use. Of two workers that get here at once, one
  /// throws its copy away.
  private func published(_ slot: borrowing Atomic<OpaquePointer?>, _ variant: UInt32) -> OpaquePointer {
    if let code = slot.load(ordering: .acquiring) { return code }
    guard let code = try? PatternCode.compile(source, options: options | variant) else {
      preconditionFailure("a pattern that compiled once compiles again")
    }
    // Where there is no JIT for this machine or this pattern, the interpreter matches it under the same
    // limits.
    pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    let (exchanged, original) = slot.compareExchange(
      expected: nil, desired: code, ordering: .acquiringAndReleasing)
    if exchanged { return code }
    pcre2_code_free_8(code)
    return original ?? code
  }
}
