/// A regular expression in PCRE2 syntax as a tree, for questions about the pattern itself: what it requires,
/// where it can explode, which of its items a text failed at.
///
/// PCRE2 has accepted the pattern before; here only its meaning is read. Where that is doubtful, because a
/// version of PCRE2 decides, the tree says less (``PatternNode/Content/anything``) or there is no tree at
/// all.
struct PatternSyntax: Sendable {
  let root: PatternNode
  /// Where the pattern proper begins, behind `(*UTF)` and the like.
  let bodyStart: Int
  /// The pattern can succeed early, with `(*ACCEPT)`: none of its items is certain to be matched.
  let canAcceptEarly: Bool

  /// The tree of `source`, or nil if it uses syntax that is not understood.
  init?(_ source: String) {
    var parser = PatternParser(source)
    guard let root = try? parser.parse() else { return nil }
    self.root = root
    self.bodyStart = parser.bodyStart
    self.canAcceptEarly = parser.canAcceptEarly
  }
}

/// One item of a pattern and where it stands in the source.
struct PatternNode: Sendable {
  enum Content: Sendable {
    /// One byte; a caseless one is a letter that stands for both cases.
    case byte(UInt8, isCaseless: Bool)
    /// One byte of a set.
    case set(ByteSet)
    /// At least one byte, unknown which: a Unicode class, `\R`, `\X`.
    case character
    /// Any text, also none: a back reference, a recursion.
    case anything
    /// No text, under a condition on what surrounds it: `^`, `$`, `\b`. Also what matches nothing at all:
    /// verbs, callouts, option settings.
    case position
    case sequence([PatternNode])
    case alternation([PatternNode])
    indirect case repetition(PatternNode, count: RepetitionCount)
    indirect case group(PatternNode)
    /// A look-ahead or look-behind.
    indirect case look(PatternNode, isNegated: Bool)
    /// `(?(condition)yes|no)`: one of the branches.
    case conditional([PatternNode])
    /// `(?(DEFINE)…)`: matched only where it is called.
    indirect case definition(PatternNode)
  }

  let content: Content
  /// UTF-8 offsets in the source.
  let range: Range<Int>

  init(_ content: Content, _ range: Range<Int>) {
    self.content = content
    self.range = range
  }
}

/// How often an item repeats.
struct RepetitionCount: Equatable, Sendable {
  var min: Int
  /// nil: without end.
  var max: Int?
  /// `a++`: never given back once taken.
  var isPossessive = false
}

extension PatternNode {
  /// Whether a part of it may repeat without end, or does what cannot be told.
  var repeatsWithoutEnd: Bool {
    switch content {
    case .anything: true
    case .repetition(_, let count) where count.max == nil: true
    default: children.contains(where: \.repeatsWithoutEnd)
    }
  }

  /// The parts of an item that are items themselves.
  var children: [PatternNode] {
    switch content {
    case .byte, .set, .character, .anything, .position: []
    case .sequence(let items): items
    case .alternation(let branches), .conditional(let branches): branches
    case .repetition(let item, _): [item]
    case .group(let inside), .look(let inside, _), .definition(let inside): [inside]
    }
  }
}
