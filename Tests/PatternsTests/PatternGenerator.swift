@testable import Patterns

/// A deterministic source of numbers (SplitMix64), so that a failure can be repeated.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `bound`.
  mutating func roll(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }

  mutating func bytes(_ count: Int, of alphabet: [UInt8]) -> [UInt8] {
    (0..<count).map { _ in pick(alphabet) }
  }
}

/// Makes patterns together with texts that they are likely to match.
struct PatternGenerator {
  var dice: Dice
  private var isExtended = false

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// A pattern of a few items, and a text for each of `count` tries.
  mutating func next(texts count: Int) -> (source: String, texts: [[UInt8]]) {
    isExtended = dice.roll(6) == 0
    let start = isExtended ? "(?x)" : dice.pick(["", "", "", "(?i)", "^", "(*UTF)", "(*UTF)(?i)"])
    let body = sequence(depth: 3)
    let texts = (0..<count).map { _ in noise() + body.sample(&dice) + noise() }
    return (start + body.source, texts)
  }

  /// A piece of a pattern and how to make a text for it.
  private struct Piece {
    var source: String
    var sample: (inout Dice) -> [UInt8]
  }

  private static let words = ["time", "out", "Refused", "k", "s", "é", "ab", "  ", "E-1", "host", "12"]

  private mutating func noise() -> [UInt8] {
    let alphabet = Array("abkS time\n12é-".utf8)
    return dice.bytes(dice.roll(6), of: alphabet)
  }

  private mutating func sequence(depth: Int) -> Piece {
    let items = (0..<1 + dice.roll(4)).map { _ in quantified(item(depth: depth)) }
    let separator = isExtended ? dice.pick(["", " ", "\n", " # note (\n"]) : ""
    return Piece(source: items.map(\.source).joined(separator: separator)) { dice in
      items.flatMap { $0.sample(&dice) }
    }
  }

  private mutating func quantified(_ piece: Piece) -> Piece {
    guard dice.roll(4) == 0 else { return piece }
    let (suffix, counts) = dice.pick([
      ("?", [0, 1]), ("*", [0, 1, 3]), ("+", [1, 2]), ("{2}", [2]), ("{1,2}", [1, 2]), ("{0}", [0]),
      ("+?", [1, 2]),
      ("?+", [0, 1]), ("{,2}", [0, 1]), ("{0,2}", [0, 2]), ("{2,}", [2, 3]),
    ])
    return Piece(source: "(?:\(piece.source))\(suffix)") { dice in
      (0..<dice.pick(counts)).flatMap { _ in piece.sample(&dice) }
    }
  }

  private mutating func item(depth: Int) -> Piece {
    guard depth > 0, dice.roll(3) > 0 else { return leaf() }
    switch dice.roll(10) {
    case 0, 1:
      let inside = sequence(depth: depth - 1)
      let open = dice.pick([
        "(", "(?:", "(?>", "(?<n\(dice.roll(1_000_000))>", "(?i:", "(?-i:", "(?s:", "(*atomic:",
      ])
      return Piece(source: "\(open)\(inside.source))", sample: inside.sample)
    case 2, 3, 4:
      let branches = (0..<2 + dice.roll(2)).map { _ in sequence(depth: depth - 1) }
      let open = dice.pick(["(", "(?:", "(?|", "(?i:", "(?:(?i)"])
      return Piece(source: open + branches.map(\.source).joined(separator: "|") + ")") { dice in
        dice.pick(branches).sample(&dice)
      }
    case 5:
      let inside = sequence(depth: depth - 1)
      let open = dice.pick(["(?=", "(*pla:", "(?=.*"])
      return Piece(source: "\(open)\(inside.source))") { _ in [] }
    case 6:
      let inside = sequence(depth: depth - 1)
      let seen = dice.pick(["(?!\(inside.source))", "(?<!a|host)", "(*nla:\(inside.source))", "(?<=s|\\b)"])
      return Piece(source: seen) { _ in [] }
    case 7:
      let (yes, no) = (sequence(depth: depth - 1), sequence(depth: depth - 1))
      return Piece(source: "(?(?=\(yes.source))\(yes.source)|\(no.source))") { dice in
        dice.roll(2) == 0 ? yes.sample(&dice) : no.sample(&dice)
      }
    case 8:
      let inside = sequence(depth: depth - 1)
      let hidden = sequence(depth: depth - 1)
      return Piece(source: "(?(DEFINE)\(hidden.source))\(inside.source)(?i)", sample: inside.sample)
    default:
      let inside = leaf()
      return Piece(source: "(\(inside.source))(?-1)?") { dice in inside.sample(&dice) + inside.sample(&dice) }
    }
  }

  private mutating func leaf() -> Piece {
    let word = dice.pick(Self.words)
    let flipped = Array(word.utf8).map { ByteSet.letters.contains($0) ? $0 ^ 0x20 : $0 }
    switch dice.roll(9) {
    case 0:
      return Piece(source: #"\d+"#) { dice in dice.bytes(1 + dice.roll(3), of: Array("0123456789".utf8)) }
    case 1:
      return Piece(source: "[Tt]ime[-_ ]out") { dice in Array(dice.pick(["time-out", "Time out"]).utf8) }
    case 2: return Piece(source: #".*?"#) { dice in dice.bytes(dice.roll(5), of: Array("ab 1é".utf8)) }
    case 3: return Piece(source: "\\Q\(word)\\E") { _ in Array(word.utf8) }
    case 4: return Piece(source: dice.pick([#"\b"#, "^", "$", "(?#(x)", "(*PRUNE)"])) { _ in [] }
    case 5: return Piece(source: #"\x41\x{42}\t"#) { _ in [0x41, 0x42, 0x09] }
    case 6: return Piece(source: "[[:alpha:]]{3}[^]a-z]") { dice in Array(dice.pick(["abc ", "Kel1"]).utf8) }
    default:
      let escaped = isExtended ? word.replacing(" ", with: "\\ ") : word
      return Piece(source: escaped) { dice in dice.roll(3) == 0 ? flipped : Array(word.utf8) }
    }
  }
}
