import Testing

@testable import Patterns

@Suite struct PatternSyntaxTests {
  /// Requires that the tree of `source`, which stands for one byte, holds exactly the bytes that PCRE2
  /// matches.
  static func compareBytes(_ source: String) {
    guard let pattern = try? Pattern(#"\A(?:"# + source + #")\z"#), let syntax = PatternSyntax(source) else {
      return
    }
    guard case .set(let set) = syntax.root.content else { return }
    var scratch = MatchScratch()
    let matched = (0...UInt8.max).filter { scratch.match(pattern, [$0], 0..<1) == .matched }
    #expect(set.bytes == matched, "\(source)")
  }

  @Test(
    "a class holds the bytes that PCRE2 matches",
    arguments: [
      "[a-z]", "[^a-z]", "[]a]", "[^]a]", "[a-]", "[-a]", #"[\d-x]"#, #"[a\-z]"#, #"[\x41-\x{43}]"#,
      #"[\101-\o{103}]"#,
      "[[:alpha:]_]", "[[:^digit:]]", "[^[:space:][:punct:]]", "[[:xdigit:]-]", "[[:word:]]", "[[:graph:]]",
      "[[:cntrl:]]",
      "[[:print:]]", "[[:blank:]]", "[[:ascii:]]", "[[:alnum:]]", "[[:upper:][:lower:]]", "(?i:[[:upper:]])",
      "(?i:[a-c])",
      "(?i:[^k])", #"[\Qa-z]\E]"#, #"[\b\e\a\f\n\r\t]"#, #"[\cA-\cZ]"#, #"[\w.-]"#, #"[^\W]"#, #"[\h\v]"#,
      #"[^\H\V]"#,
      "(?xx:[a b-c])", "[a[:b]", "[[a]", ".", "(?s:.)", #"\d"#, #"\D"#, #"\w"#, #"\W"#, #"\s"#, #"\S"#,
      #"\h"#, #"\H"#, #"\v"#,
      #"\V"#, #"\N"#, #"[\E^a]"#, #"[\Q\E]a]"#, "[!-~]", "[é]",
    ])
  func classes(source: String) { Self.compareBytes(source) }

  @Test("classes put together at random hold the bytes that PCRE2 matches")
  func randomClasses() {
    let members = [
      "a", "z", "-", "^", "]", "\\]", "\\-", "[", ":", "0-9", "A-F", "\\d", "\\S", "\\x{7f}", "\\0",
      "[:alpha:]", "[:^space:]",
      "\\Q-\\E", "\\E", "\\b", "\\n", "k", "S-u", " ", "#", "é", "\\h", "|", ")",
    ]
    var dice = Dice(seed: 42)
    for _ in 0..<400 {
      let inside = (0..<1 + dice.roll(6)).map { _ in dice.pick(members) }.joined()
      Self.compareBytes(dice.pick(["", "(?i)", "(?xx)"]) + "[" + dice.pick(["", "^"]) + inside + "]")
    }
  }

  @Test("the items of a tree lie inside each other and in the order of the source")
  func ranges() {
    func check(_ node: PatternNode, _ source: String) {
      var end = node.range.lowerBound
      for child in node.children {
        #expect(child.range.lowerBound >= end && child.range.upperBound <= node.range.upperBound, "\(source)")
        // The bytes of one character share its range.
        if case .sequence = node.content, child.range != node.range { end = child.range.upperBound }
        check(child, source)
      }
    }
    var generator = PatternGenerator(seed: 7)
    for _ in 0..<300 {
      let source = generator.next(texts: 0).source
      guard let syntax = PatternSyntax(source) else { continue }
      #expect(syntax.root.range.upperBound <= source.utf8.count)
      check(syntax.root, source)
    }
  }

  @Test("every pattern of the generator that PCRE2 accepts has a tree")
  func understood() {
    var generator = PatternGenerator(seed: 3)
    for _ in 0..<300 {
      let source = generator.next(texts: 0).source
      if (try? Pattern(source)) != nil { #expect(PatternSyntax(source) != nil, "\(source)") }
    }
  }
}
