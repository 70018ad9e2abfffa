/// Where and why a pattern failed on a text that its author expected it to match.
///
/// Of everything that PCRE2 tried, the attempt that got furthest in the pattern is reported, and of those the
/// one that got furthest in the text. (The text alone is no guide: any `.*` reaches its end.) If a repair is
/// found, only the attempts from where the repaired pattern matches count.
package struct NearMiss: Equatable, Sendable {
  /// The item that did not match, as UTF-8 offsets in the pattern's source; the whole group if none of its
  /// branches matched.
  package let item: Range<Int>
  /// The item as it is written in the pattern.
  package let expected: String
  /// Where in the bytes the item was tried.
  package private(set) var offset: Int
  /// What stands there: the next few bytes, nothing at the end of the text.
  package let got: String
  /// How much of the pattern had matched before the item, 0 to 100.
  package let percentage: Int
  /// The first of some cheap changes that make the pattern match the text.
  package let repair: PatternRepair?

  /// Makes the offset one into bytes that were moved by `distance`.
  package mutating func move(by distance: Int) { offset += distance }

  /// How many bytes `got` shows.
  private static let gotLength = 6

  /// Explains why `pattern` does not match the bytes of `range`; nil if it does match.
  package static func find(_ pattern: Pattern, _ bytes: [UInt8], _ range: Range<Int>) -> NearMiss? {
    let subject = Array(bytes[range])
    let source = Array(pattern.source.utf8)
    let syntax = PatternSyntax(pattern.source)
    let progress = PatternProgress(syntax, sourceCount: source.count)
    var attempt = FurthestAttempt(progress: progress)
    guard !attempt.run(pattern, subject) else { return nil }
    let repair = PatternRepair.first(for: pattern.source, matching: subject)
    if let repair {
      // Now it is known which part of the text was meant.
      attempt = FurthestAttempt(progress: progress)
      _ = attempt.run(pattern, subject, onlyAt: repair.matchStart)
    }
    let item = syntax?.item(holding: attempt.items.map(\.lowerBound)) ?? attempt.items.first ?? 0..<0
    return NearMiss(
      item: item,
      expected: String(decoding: source[item], as: UTF8.self),
      offset: range.lowerBound + attempt.position,
      got: String(decoding: subject[attempt.position...].prefix(gotLength), as: UTF8.self),
      percentage: progress.total == 0 ? 0 : attempt.step * 100 / progress.total,
      repair: repair)
  }
}

extension PatternSyntax {
  /// The smallest part of the pattern that holds all items that begin at the given offsets. Of a group and
  /// the item it begins with, only the item counts.
  fileprivate func item(holding offsets: [Int]) -> Range<Int>? {
    let paths = offsets.map(path(to:)).filter { $0.last?.isTriedAsOne == true }
    guard var shared = paths.first else { return nil }
    for path in paths.dropFirst() {
      shared.removeLast(shared.count - zip(shared, path).prefix { $0.range == $1.range }.count)
    }
    guard var item = shared.popLast() else { return nil }
    while let parent = shared.popLast(), parent.isWrapping(item) { item = parent }
    return item.range
  }

  /// The items around an offset of the source, from the whole pattern to the smallest.
  private func path(to offset: Int) -> [PatternNode] {
    var path = [root]
    while let inner = path[path.count - 1].children.first(where: { $0.range.contains(offset) }) {
      path.append(inner)
    }
    return path
  }
}

extension PatternNode {
  /// Whether failing at the place where this begins is failing at this, not at something inside.
  fileprivate var isTriedAsOne: Bool {
    if case .look(_, isNegated: true) = content { return true }
    return children.isEmpty
  }

  /// Whether this is the quantifier of an item or the parentheses of an alternation: they are shown with it.
  fileprivate func isWrapping(_ item: PatternNode) -> Bool {
    switch (content, item.content) {
    case (.repetition, _), (.group, .alternation): true
    default: false
    }
  }
}
