import Testing

@testable import Patterns

@Suite struct LiteralPrefilterTests {
  @Test("every occurrence is reported at its offset with its pattern, overlaps and cases included")
  func occurrences() {
    let prefilter = LiteralPrefilter([
      (
        pattern: 7,
        requirement: .anyOf([RequiredLiteral("refused"), RequiredLiteral("time", isCaseless: true)])
      ),
      (pattern: 3, requirement: .anyOf([RequiredLiteral("ref")])),
      (pattern: 9, requirement: .none),
      (pattern: 4, requirement: .anyOf([RequiredLiteral("TIME out", isCaseless: true)])),
    ])
    let text = bytes("refused Time OUT refuse")
    var hits: [LiteralHit] = []
    prefilter.scan(text, 0..<text.count, into: &hits)
    let expected: [(Int32, Int32)] = [(0, 3), (0, 7), (8, 4), (8, 7), (17, 3)]
    #expect(hits == expected.map { LiteralHit(offset: $0, pattern: $1) })
    #expect(prefilter.unfiltered == [9])
  }

  @Test("a pattern that requires no more than a byte is left to be tried on every record")
  func unfiltered() {
    let prefilter = LiteralPrefilter([
      (pattern: 5, requirement: .anyOf([RequiredLiteral("refused"), RequiredLiteral("~")])),
      (pattern: 6, requirement: .anyOf([])),
      (pattern: 7, requirement: .anyOf([RequiredLiteral("ok")])),
    ])
    #expect(prefilter.unfiltered == [5, 6])
  }

  @Test("a literal that crosses the border of the range is not reported")
  func borders() {
    let prefilter = LiteralPrefilter([(pattern: 0, requirement: .anyOf([RequiredLiteral("abcd")]))])
    let text = bytes("abcdabcdabcd")
    var hits: [LiteralHit] = []
    prefilter.scan(text, 1..<11, into: &hits)
    #expect(hits == [LiteralHit(offset: 4, pattern: 0)])
  }
}
