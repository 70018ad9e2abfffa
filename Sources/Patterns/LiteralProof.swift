/// Shows why a pattern has no literal that could be searched for, or that it has.
package enum LiteralProof {
  /// The smallest parts to blame: branches of alternations without a literal of their own while a sibling has one; the
  /// whole pattern if nothing in it is rare enough. Empty if every text that matches holds a literal.
  ///
  /// UTF-8 offsets in the source.
  package static func gaps(in source: String) -> [Range<Int>] {
    guard RequiredLiterals.extract(from: source) == .none else { return [] }
    let whole = 0..<source.utf8.count
    guard let syntax = PatternSyntax(source), !syntax.canAcceptEarly else { return [whole] }
    let branches = weakBranches(syntax.root, Array(source.utf8))
    return branches.isEmpty ? [whole] : branches
  }

  private static func weakBranches(_ node: PatternNode, _ source: [UInt8]) -> [Range<Int>] {
    guard case .alternation(let branches) = node.content else {
      return node.children.flatMap { weakBranches($0, source) }
    }
    let weak = branches.filter { branch in
      RequiredLiterals.extract(from: String(decoding: source[branch.range], as: UTF8.self)) == .none
    }
    return weak.count < branches.count ? weak.map(\.range) : []
  }
}
