import Testing

@testable import Patterns

@Suite struct PrefilterSoundnessTests {
  /// What a comparison of many patterns with many texts saw.
  struct Tally {
    var patterns = 0
    var matches = 0
    var matchesWithRequirement = 0
  }

  /// Matches the texts with PCRE2, and requires a hit of the prefilter wherever there is a match.
  /// Requirements too common to be useful are held to the same promise.
  static func compare(_ source: String, _ texts: [[UInt8]], _ tally: inout Tally) {
    guard let pattern = try? Pattern(source) else { return }
    tally.patterns += 1
    var scratch = MatchScratch()
    let matched = texts.filter { scratch.match(pattern, $0, 0..<$0.count) == .matched }
    tally.matches += matched.count
    guard !matched.isEmpty, let certain = RequiredLiterals.certain(in: source) else { return }
    tally.matchesWithRequirement += matched.count
    let prefilter = LiteralPrefilter([(pattern: 0, requirement: .anyOf(certain.alternatives.literals))])
    guard prefilter.unfiltered.isEmpty else { return }
    for text in matched {
      var hits: [LiteralHit] = []
      prefilter.scan(text, 0..<text.count, into: &hits)
      #expect(
        !hits.isEmpty, "\(source) matches \(String(decoding: text, as: UTF8.self)), requires \(certain)")
    }
  }

  @Test(
    "where a generated pattern matches, a literal that it requires is found",
    arguments: 0..<8 as Range<UInt64>)
  func generated(seed: UInt64) {
    var generator = PatternGenerator(seed: seed)
    var tally = Tally()
    for _ in 0..<300 {
      let (source, texts) = generator.next(texts: 6)
      Self.compare(source, texts, &tally)
    }
    #expect(tally.patterns > 150)
    #expect(tally.matches > 150)
    #expect(tally.matchesWithRequirement > 100)
  }

  @Test(
    "where a soup of syntax compiles and matches, a literal that it requires is found",
    arguments: 0..<8 as Range<UInt64>)
  func soup(seed: UInt64) {
    let pieces = [
      "a", "b", "A", "é", "1", " ", "\n", "#", "(", "(?:", ")", ")", ")", "|", "*", "+", "?", "{2}", "{,1}",
      "{1,}", "[", "[^",
      "]", "]", "-", "^", "$", ".", "\\", "\\Q", "\\E", "\\d", "\\b", "\\1", "\\R", "\\h", "(?i)", "(?x)",
      "(?xx)", "(?-i)", "(?=",
      "(?!", "(?<=", "(?|", "(?>", "(?#", "(?^", ":", "[:alpha:]", "\\x61", "\\141", "(?R)", "(?1)", "(*UTF)",
      "(*ACCEPT)", "(*F)",
      "(?(1)", "ab", "abab", "\\cA", "\\K", "(?C1)", "{", "}", ",",
    ]
    let alphabet = Array("aabbABé1 \n#-".utf8)
    var dice = Dice(seed: seed &+ 99)
    var tally = Tally()
    for _ in 0..<3_000 {
      let source = (0..<1 + dice.roll(9)).map { _ in dice.pick(pieces) }.joined()
      let texts = (0..<4).map { _ in dice.bytes(dice.roll(14), of: alphabet) }
      Self.compare(source, texts, &tally)
    }
    #expect(tally.patterns > 250)
    #expect(tally.matchesWithRequirement > 25)
  }
}
