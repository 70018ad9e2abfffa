/// The texts that an item can match, as far as hazards and probes need to know them.
extension PatternNode {
  /// Every byte that a text of the item can hold.
  var bytes: ByteSet {
    switch content {
    case .byte(let byte, let isCaseless): isCaseless ? ByteSet([byte]).withBothCases : ByteSet([byte])
    case .set(let set): set
    case .character, .anything: .all
    case .position, .look, .definition: .none
    case .sequence, .alternation, .conditional, .repetition, .group:
      children.reduce(.none) { $0 | $1.bytes }
    }
  }

  /// Whether the item can match nothing.
  var canBeEmpty: Bool {
    switch content {
    case .byte, .set, .character: false
    case .anything, .position, .look, .definition: true
    case .sequence(let items): items.allSatisfy(\.canBeEmpty)
    case .alternation(let branches), .conditional(let branches): branches.contains(where: \.canBeEmpty)
    case .repetition(let item, let count): count.min == 0 || item.canBeEmpty
    case .group(let inside): inside.canBeEmpty
    }
  }

  /// A short text that the item matches, look-arounds and references aside.
  var sample: [UInt8] {
    switch content {
    case .byte(let byte, _): [byte]
    case .set(let set): set.sample.map { [$0] } ?? []
    case .character: [UInt8(ascii: "a")]
    case .anything, .position, .look, .definition: []
    case .sequence(let items): items.flatMap(\.sample)
    case .alternation(let branches), .conditional(let branches): branches.first?.sample ?? []
    case .repetition(let item, let count):
      Array(repeating: item.sample, count: min(count.min, 100)).flatMap { $0 }
    case .group(let inside): inside.sample
    }
  }
}

extension ByteSet {
  /// A member that reads well in a message, if there is one.
  var sample: UInt8? {
    let printable = self & .posixGraph
    let letters = self & .letters
    return (letters.isEmpty ? printable.isEmpty ? self : printable : letters).bytes.last
  }

  private static let posixGraph = ByteSet(0x21...0x7e as ClosedRange<UInt8>)
}
