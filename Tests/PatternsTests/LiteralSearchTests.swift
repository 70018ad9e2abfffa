import Testing

@testable import Patterns

/// Every kind of search against the obvious one.
@Suite struct LiteralSearchTests {
  /// Looks for every literal at every offset.
  static func expectedHits(
    _ literals: [RequiredLiteral], _ text: [UInt8], _ range: Range<Int>
  ) -> [LiteralHit] {
    let folded = text.map { ByteSet.uppercase.contains($0) ? $0 | 0x20 : $0 }
    var hits: Set<LiteralHit> = []
    for (number, literal) in literals.enumerated() {
      let searched = literal.isCaseless ? folded : text
      for offset in range where offset + literal.bytes.count <= range.upperBound {
        if searched[offset...].starts(with: literal.bytes) {
          hits.insert(LiteralHit(offset: Int32(offset), pattern: Int32(number)))
        }
      }
    }
    return hits.sorted { ($0.offset, $0.pattern) < ($1.offset, $1.pattern) }
  }

  /// Requires of every kind of search that this processor has what the obvious search finds.
  static func compare(_ literals: [RequiredLiteral], _ text: [UInt8], _ range: Range<Int>) {
    let expected = expectedHits(literals, text, range)
    for kind in LiteralPrefilter.SearchKind.allCases where kind.isSupported {
      let requirements = literals.enumerated().map { number, literal in
        (pattern: number, requirement: LiteralRequirement.anyOf([literal]))
      }
      var hits: [LiteralHit] = []
      LiteralPrefilter(requirements, kind: kind).scan(text, range, into: &hits)
      #expect(
        hits == expected,
        "\(kind) in \(range) for \(literals.map { String(decoding: $0.bytes, as: UTF8.self) })")
    }
  }

  static func randomLiterals(_ count: Int, lengthMax: Int, of alphabet: [UInt8], _ dice: inout Dice)
    -> [RequiredLiteral]
  {
    (0..<count).map { _ in
      RequiredLiteral(dice.bytes(2 + dice.roll(lengthMax), of: alphabet), isCaseless: dice.roll(3) == 0)
    }
  }

  @Test("random literals are found in random texts of few letters", arguments: 0..<12 as Range<UInt64>)
  func fewLetters(seed: UInt64) {
    var dice = Dice(seed: seed)
    let alphabet = dice.pick([Array("ab".utf8), Array("aAbB @`".utf8), [0x00, 0x20, 0xff, 0x41]])
    for _ in 0..<12 {
      let literals = Self.randomLiterals(1 + dice.roll(30), lengthMax: 16, of: alphabet, &dice)
      let text = dice.bytes(dice.roll(400), of: alphabet)
      let begin = dice.roll(text.count + 1)
      Self.compare(literals, text, begin..<begin + dice.roll(text.count - begin + 1))
    }
  }

  @Test("a literal is found at every place of texts of every length around a vector's")
  func everyPlace() {
    let literals = [
      RequiredLiteral("deadlock"), RequiredLiteral("OOM"), RequiredLiteral("TIME out", isCaseless: true),
    ]
    var dice = Dice(seed: 5)
    for length in 0...150 {
      var text = dice.bytes(length, of: Array("dealocktimuOM ".utf8))
      let planted = bytes(dice.pick(["deadlock", "OOM", "Time OUT"]))
      if length >= planted.count {
        let place = dice.roll(length - planted.count + 1)
        text.replaceSubrange(place..<place + planted.count, with: planted)
      }
      Self.compare(literals, text, 0..<length)
      if length > 8 { Self.compare(literals, text, 3..<length - 3) }
    }
  }

  @Test("many literals, long ones and ones that share their fingerprints are all found across stripes")
  func manyLiterals() {
    var dice = Dice(seed: 11)
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz  ERROR:=\"".utf8)
    var literals = Self.randomLiterals(300, lengthMax: 30, of: alphabet, &dice)
    literals += (0..<20).map { RequiredLiteral("connection refused by host \($0)", isCaseless: $0 % 2 == 0) }
    literals.append(RequiredLiteral(dice.bytes(255, of: alphabet)))
    literals = Array(Set(literals)).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    var text = dice.bytes(3000, of: alphabet)
    for literal in literals {
      text += literal.bytes
      text += dice.bytes(dice.roll(3), of: alphabet)
    }
    Self.compare(literals, text, 0..<text.count)
  }

  @Test("hostile texts full of hits and near hits give every hit")
  func hostile() {
    let runs = (2...40).map { RequiredLiteral(String(repeating: "a", count: $0), isCaseless: $0 % 3 == 0) }
    Self.compare(runs, Array(repeating: UInt8(ascii: "a"), count: 700), 0..<700)
    let nearly = (2...40).map { RequiredLiteral(String(repeating: "a", count: 20) + "b\($0)") }
    Self.compare(nearly, bytes(String(repeating: "aaaaaaaaaaaaaaaaaaaaaaab", count: 200) + "7"), 0..<4801)
  }

  @Test("a literal longer than the search can hold is found by its beginning")
  func longLiteral() {
    let long = String(repeating: "0123456789", count: 40)
    let prefilter = LiteralPrefilter([(pattern: 2, requirement: .anyOf([RequiredLiteral(long)]))])
    let text = bytes("x" + long)
    var hits: [LiteralHit] = []
    prefilter.scan(text, 0..<text.count, into: &hits)
    #expect(hits.contains(LiteralHit(offset: 1, pattern: 2)))
  }
}
