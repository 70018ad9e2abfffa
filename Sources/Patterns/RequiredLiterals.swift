/// Finds the literals without which a pattern cannot match.
///
/// From the leaves of the pattern up, each part is described by the texts it stands for, if they are few, and
/// by the best set of literals of which one must be there. In a sequence, neighbouring texts join to longer
/// ones; behind an optional or unlimited part a new text begins. Every step only forgets, so the result is
/// sound.
package enum RequiredLiterals {
  /// The requirement of a pattern in PCRE2 syntax: a text that lacks it cannot match. `.none` if nothing that
  /// is rare enough to be worth a search is certain.
  package static func extract(from source: String) -> LiteralRequirement {
    guard let certain = certain(in: source), certain.isUseful else { return .none }
    return .anyOf(certain.alternatives.literals)
  }

  /// The most selective literals of which one is in every text that matches, however common they are.
  static func certain(in source: String) -> RatedLiterals? {
    guard let syntax = PatternSyntax(source), !syntax.canAcceptEarly else { return nil }
    return describe(syntax.root).best
  }

  /// What is known about the text that one part of a pattern matches.
  private struct Description {
    /// All texts that the part can match; nil if they are too many.
    var exact: LiteralAlternatives?
    /// The most selective set of which one member is in every text.
    var required: RatedLiterals?

    static let position = Description(exact: .empty)
    static let unknown = Description()

    /// The best that can be required.
    var best: RatedLiterals? { RatedLiterals.better(RatedLiterals(exact), required) }
  }

  private static func describe(_ node: PatternNode) -> Description {
    switch node.content {
    case .byte(let byte, let isCaseless):
      return Description(exact: LiteralAlternatives([LiteralText(byte, isCaseless: isCaseless)]))
    case .set(let set): return Description(exact: LiteralAlternatives(set))
    case .character, .anything: return .unknown
    case .position, .definition: return .position
    case .sequence(let items): return describe(sequence: items)
    case .alternation(let branches), .conditional(let branches): return describe(branches: branches)
    case .repetition(let item, let count): return describe(repeated: item, count)
    case .group(let inside): return describe(inside)
    case .look(let inside, let isNegated):
      // What a look-ahead sees is in the text too, but not beside what stands around it.
      return Description(exact: .empty, required: isNegated ? nil : describe(inside).best)
    }
  }

  private static func describe(sequence items: [PatternNode]) -> Description {
    let items = flattened(items)
    var run = LiteralRun()
    var index = 0
    while index < items.count {
      if let text = LiteralText(items[index...]) {
        run.append(LiteralAlternatives([text]))
        index += text.bytes.count
        continue
      }
      if case .repetition(let repeated, let count) = items[index].content, count.min > 0,
        count.max != count.min
      {
        let once = describe(repeated)
        run.consider(once.required)
        let exact = once.exact ?? .empty
        // The first of the repetitions follows what stands before them, the last precedes what stands behind.
        run.append(exact)
        run.end(restartingWith: exact)
      } else {
        let description = describe(items[index])
        run.consider(description.required)
        if let exact = description.exact { run.append(exact) } else { run.end(restartingWith: .empty) }
      }
      index += 1
    }
    return Description(exact: run.whole, required: run.finished())
  }

  /// The items without the parentheses around parts of the sequence: texts join across them.
  private static func flattened(_ items: [PatternNode]) -> [PatternNode] {
    guard items.contains(where: \.isSequenceInGroup) else { return items }
    var flat: [PatternNode] = []
    flat.reserveCapacity(items.count)
    for item in items {
      if item.isSequenceInGroup { flat += flattened(item.children) } else { flat.append(item) }
    }
    return flat
  }

  private static func describe(branches: [PatternNode]) -> Description {
    let descriptions = branches.map(describe)
    let exact = LiteralAlternatives.union(descriptions.map(\.exact))
    let required = LiteralAlternatives.union(descriptions.map(\.best?.alternatives))
    return Description(exact: exact?.isSmall == true ? exact : nil, required: RatedLiterals(required))
  }

  private static func describe(repeated item: PatternNode, _ count: RepetitionCount) -> Description {
    let once = describe(item)
    if count.min == 0 {
      guard count.max == 1, let exact = once.exact else { return count.max == 0 ? .position : .unknown }
      return Description(exact: LiteralAlternatives.union([exact, .empty]))
    }
    guard count.max == count.min, let exact = once.exact else { return Description(required: once.best) }
    var run = LiteralRun()
    for _ in 0..<count.min {
      run.append(exact)
      if run.whole == nil { break }
    }
    return Description(exact: run.whole, required: run.finished())
  }
}

/// The text of a sequence as it is read: the neighbours joined so far, and the best literals left behind.
private struct LiteralRun {
  private var best: RatedLiterals?
  /// The texts that end here.
  private var joined = LiteralAlternatives.empty
  /// The texts that end here are everything so far, without a break.
  private var isWhole = true
  /// The single text that ends here, where the joined ones have forked: it is shorter than they are, but it is only
  /// one.
  private var single: LiteralAlternatives?

  mutating func consider(_ candidate: RatedLiterals?) {
    best = RatedLiterals.better(best, candidate)
  }

  /// Everything so far, if it is a small set of texts without a break.
  var whole: LiteralAlternatives? { isWhole ? joined : nil }

  mutating func append(_ next: LiteralAlternatives) {
    if next.texts.count > 1 {
      considerEnds()
      single = .empty
    } else if let forked = single {
      single = forked.joined(with: next) ?? restarted(forked, with: next)
    }
    if let longer = joined.joined(with: next) {
      joined = longer
    } else {
      joined = restarted(joined, with: next)
      isWhole = false
    }
  }

  /// Ends the run; the next text begins with `start`.
  mutating func end(restartingWith start: LiteralAlternatives) {
    considerEnds()
    isWhole = false
    joined = start
    single = start.texts.count == 1 ? nil : .empty
  }

  mutating func finished() -> RatedLiterals? {
    considerEnds()
    return best
  }

  private mutating func considerEnds() {
    consider(RatedLiterals(joined))
    consider(RatedLiterals(single))
  }

  private mutating func restarted(
    _ ended: LiteralAlternatives, with next: LiteralAlternatives
  ) -> LiteralAlternatives {
    consider(RatedLiterals(ended))
    return next
  }
}

extension PatternNode {
  /// Whether this is a part of a sequence with parentheses around it, or the bytes of one character.
  fileprivate var isSequenceInGroup: Bool {
    switch content {
    case .group(let inside): inside.isOneBranch
    case .sequence: true
    default: false
    }
  }

  private var isOneBranch: Bool {
    if case .alternation = content { return false }
    return true
  }
}
