/// A small change of a pattern that a good set of samples notices.
package struct PatternMutation: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case dropBranch = "drop a branch"
    case dropLiteral = "drop a literal"
    case alterLiteral = "alter a literal"
    case loosenLiteral = "let anything stand for a literal"
    case widenClass = "widen a class"
    case widenQuantifier = "widen a quantifier"
    case tightenQuantifier = "tighten a quantifier"
    case dropAnchor = "drop an anchor"
    case dropLook = "drop a look-around"
    case dropOption = "drop an option"
    case dropOptional = "drop an optional part"
    case requireOptional = "require what is optional"
    case makeOptional = "make a part optional"
  }

  package let kind: Kind
  /// The changed part, as UTF-8 offsets in the original.
  package let range: Range<Int>
  /// What stands there now.
  package let replacement: String
  /// The pattern after the change.
  package let source: String
}

/// Makes mutations from the syntax tree of a pattern, so that each of them compiles and changes one item.
package enum PatternMutations {
  /// All mutations in the order of their places, each source once; empty if the pattern is not understood. Changes that
  /// cannot be noticed because the result matches the same texts are left out.
  package static func all(of source: String) -> [PatternMutation] {
    guard let syntax = PatternSyntax(source) else { return [] }
    var collector = MutationCollector(source: Array(source.utf8))
    collector.visit(syntax.root, isTop: true)
    var seen: Set = [source]
    let ordered = collector.mutations.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    return ordered.map(\.element).filter { mutation in
      seen.insert(mutation.source).inserted && (try? Pattern(mutation.source)) != nil
    }
  }
}

private struct MutationCollector {
  let source: [UInt8]
  private(set) var mutations: [PatternMutation] = []

  init(source: [UInt8]) { self.source = source }

  /// - Parameter isTop: the node is the whole pattern, whose ends nothing follows.
  mutating func visit(_ node: PatternNode, isTop: Bool) {
    switch node.content {
    case .alternation(let branches), .conditional(let branches):
      if case .alternation = node.content { dropBranches(branches) }
      for branch in branches { visit(branch, isTop: isTop) }
    case .sequence(let items): visit(sequence: items, isTop: isTop)
    case .group(let inside):
      let text = String(decoding: source[node.range], as: UTF8.self)
      if !isTop || !isPlainGroup(node) { add(.makeOptional, node.range, text + "?") }
      visit(inside, isTop: isTop && isPlainGroup(node))
    case .repetition(let item, let count): visit(item, repeated: count, as: node, isTop: isTop)
    case .look(let inside, let isNegated):
      add(.dropLook, node.range, "")
      if !isNegated { visit(inside, isTop: false) }
    case .position: visit(position: node)
    case .set: visit(set: node)
    case .byte: visit(sequence: [node], isTop: isTop)
    case .character, .anything, .definition: break
    }
  }

  private mutating func dropBranches(_ branches: [PatternNode]) {
    for (index, branch) in branches.enumerated() {
      let next = index + 1
      let range =
        next < branches.count
        ? branch.range.lowerBound..<branches[next].range.lowerBound
        : branches[index - 1].range.upperBound..<branch.range.upperBound
      add(.dropBranch, range, "")
    }
  }

  /// Neighbouring literal bytes are changed as one text, cut at blanks; other items one by one.
  private mutating func visit(sequence items: [PatternNode], isTop: Bool) {
    var index = 0
    while index < items.count {
      let run = items[index...].prefix { isLetterLike($0) }
      if let first = run.first, let last = run.last {
        change(literal: first.range.lowerBound..<last.range.upperBound, letters: Array(run))
        index += run.count
        continue
      }
      let isEnd = index == items.count - 1 || index == 0
      visit(items[index], isTop: isTop && isEnd)
      index += 1
    }
  }

  private mutating func change(literal range: Range<Int>, letters: [PatternNode]) {
    add(.dropLiteral, range, "")
    if let letter = letters.first(where: { isLetter($0) }), case .byte(let byte, _) = letter.content {
      add(.alterLiteral, letter.range, byte | 0x20 == UInt8(ascii: "x") ? "q" : "x")
    }
    if letters.count > 2 { add(.loosenLiteral, range, #"[^\n]*?"#) }
  }

  private mutating func visit(
    _ item: PatternNode, repeated count: RepetitionCount, as node: PatternNode, isTop: Bool
  ) {
    let inner = String(decoding: source[item.range], as: UTF8.self)
    let isAtEdge = isTop && canBeLeftOut(node)
    if count.min == 0, count.max == 1 {
      // Behind the last item, and before the first, what is optional decides nothing.
      if !isAtEdge { add(.dropOptional, node.range, "") }
      add(.requireOptional, node.range, inner)
    } else if count.min == 0 {
      if !isAtEdge { add(.tightenQuantifier, node.range, inner + "+") }
    } else if count.max == nil || count.max != count.min {
      add(.widenQuantifier, node.range, inner + "*")
      // At the ends of a pattern one is as good as many, unless a capture shows the difference.
      let isSame = isTop && count.min == 1 && !hasCapture(item)
      if !isSame { add(.tightenQuantifier, node.range, inner) }
    } else {
      add(.widenQuantifier, node.range, inner + "+")
    }
    visit(item, isTop: false)
  }

  private mutating func visit(position node: PatternNode) {
    let text = source[node.range]
    guard let first = text.first else { return }
    if first == UInt8(ascii: "^") || first == UInt8(ascii: "$") || first == UInt8(ascii: "\\") {
      // `\K` and `\G` are no anchors.
      let isAnchor = first != UInt8(ascii: "\\") || text.last.map { "bBAzZ".utf8.contains($0) } == true
      if isAnchor { add(.dropAnchor, node.range, "") }
    } else if text.starts(with: "(?".utf8), text.last == UInt8(ascii: ")") {
      add(.dropOption, node.range, "")
    }
  }

  /// A class becomes any byte of a line. One that holds nearly all of them already would be no other.
  private mutating func visit(set node: PatternNode) {
    guard case .set(let set) = node.content, set.count < 250 else { return }
    add(.widenClass, node.range, #"[^\n]"#)
  }

  private mutating func add(_ kind: PatternMutation.Kind, _ range: Range<Int>, _ replacement: String) {
    var bytes = source
    bytes.replaceSubrange(range, with: replacement.utf8)
    mutations.append(
      PatternMutation(
        kind: kind, range: range, replacement: replacement, source: String(decoding: bytes, as: UTF8.self)))
  }

  /// A capture's text is looked at even where the match does not depend on it.
  private func canBeLeftOut(_ node: PatternNode) -> Bool {
    node.canBeEmpty && !hasCapture(node)
  }

  private func hasCapture(_ node: PatternNode) -> Bool {
    if case .group = node.content {
      let text = source[node.range]
      let isNamed = ["(?<", "(?P<", "(?'"].contains { text.starts(with: $0.utf8) }
      if isNamed || !(text.starts(with: "(?".utf8) || text.starts(with: "(*".utf8)) { return true }
    }
    return node.children.contains(where: hasCapture)
  }

  private func isPlainGroup(_ node: PatternNode) -> Bool {
    source[node.range].starts(with: "(?:".utf8)
  }

  private func isLetter(_ node: PatternNode) -> Bool {
    if case .byte(let byte, _) = node.content, node.range.count == 1 { return ByteSet.letters.contains(byte) }
    return false
  }

  private func isLetterLike(_ node: PatternNode) -> Bool {
    if case .byte = node.content { return true }
    return false
  }
}
