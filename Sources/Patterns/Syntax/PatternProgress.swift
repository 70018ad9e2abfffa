/// How far into a pattern each of its places is, counted in items along the way of a match.
///
/// The offset in the source is not that measure: the second branch of `(?:refused|reset)` stands behind the
/// first one but is no further. All branches begin at the progress of their group, and what follows the group
/// begins behind the longest of them.
struct PatternProgress: Sendable {
  /// The progress of a match of the whole pattern.
  private(set) var total = 0
  /// By offset in the source; nil where failing is not failing: inside a negative look-around, a definition.
  private var steps: [Int?]

  /// - Parameter syntax: nil if the pattern is not understood; then the offset has to do.
  init(_ syntax: PatternSyntax?, sourceCount: Int) {
    guard let syntax else {
      steps = Array(0...sourceCount)
      total = sourceCount
      return
    }
    steps = Array(repeating: -1, count: sourceCount + 1)
    total = assign(syntax.root, from: 0)
    steps[sourceCount] = total
    // Places between the items, such as white space, belong to the next one.
    for offset in (0..<sourceCount).reversed() where steps[offset] == -1 { steps[offset] = steps[offset + 1] }
  }

  /// The progress at an offset of the source, nil where it does not count.
  subscript(offset: Int) -> Int? { steps.indices.contains(offset) ? steps[offset] : nil }

  /// Numbers the places of a node that begins at progress `start`; returns how many steps it takes.
  private mutating func assign(_ node: PatternNode, from start: Int) -> Int {
    let range = node.range
    steps[range.lowerBound] = start
    switch node.content {
    case .byte, .set, .character, .anything, .position: return 1
    case .sequence(let items): return items.reduce(0) { $0 + assign($1, from: start + $0) }
    case .alternation(let branches): return assign(branches, from: start)
    case .repetition(let item, _): return assign(item, from: start)
    case .group(let inside), .look(let inside, isNegated: false):
      return closing(range, start, assign(inside, from: start))
    case .conditional(let branches): return closing(range, start, assign(branches, from: start))
    case .look(_, isNegated: true), .definition:
      for offset in range.dropFirst() { steps[offset] = nil }
      return 1
    }
  }

  private mutating func assign(_ branches: [PatternNode], from start: Int) -> Int {
    var longest = 0
    for branch in branches {
      let size = assign(branch, from: start)
      steps[branch.range.upperBound] = start + size
      longest = max(longest, size)
    }
    return longest
  }

  /// Numbers the closing parenthesis.
  private mutating func closing(_ range: Range<Int>, _ start: Int, _ size: Int) -> Int {
    steps[range.upperBound - 1] = start + size
    return size
  }
}
