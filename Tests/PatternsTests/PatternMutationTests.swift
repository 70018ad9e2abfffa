import Testing

@testable import Patterns

@Suite struct PatternMutationTests {
  @Test(
    "each part of a pattern is changed in its own way",
    arguments: [
      ("(?:refused|reset|lost) by", "(?:refused|lost) by"), ("a|b", "a"), ("a|b", "b"),
      ("pool full", ""), ("pool full", "xool full"), ("xid", "qid"), ("pool full", #"[^\n]*?"#),
      (#"took \d+ ms"#, #"took [^\n]+ ms"#), (#"took \d+ ms"#, #"took \d* ms"#),
      (#"took \d+ ms"#, #"took \d ms"#),
      ("^down$", "down$"), ("^down$", "^down"), (#"\bpool"#, "pool"), ("pool(?!ing)", "pool"),
      ("(?i)error", "error"), ("a(?: b)?c", "ac"), ("a(?: b)?c", "a(?: b)c"), ("(?<who>x)y", "(?<who>x)?y"),
      (#"\d{3}-"#, #"\d+-"#), (#"x.*?y"#, "x.+y"), (#"\w*z"#, #"[^\n]*z"#),
    ])
  func change(source: String, mutant: String) {
    #expect(
      PatternMutations.all(of: source).contains { $0.source == mutant },
      "\(PatternMutations.all(of: source).map(\.source))")
  }

  @Test(
    "a change that cannot matter is not made",
    arguments: [
      ("done.*", "done.+"), (#"code \d+"#, #"code \d"#), (#"(?: x)?end"#, "end"),
    ])
  func equivalent(source: String, mutant: String) {
    #expect(!PatternMutations.all(of: source).contains { $0.source == mutant })
  }

  @Test("every mutant of any pattern compiles and differs, in the order of places")
  func sound() throws {
    var generator = PatternGenerator(seed: 11)
    for _ in 0..<120 {
      let source = generator.next(texts: 0).source
      guard (try? Pattern(source)) != nil else { continue }
      let mutants = PatternMutations.all(of: source)
      for mutant in mutants {
        #expect(mutant.source != source)
        #expect((try? Pattern(mutant.source)) != nil)
      }
      #expect(mutants.map(\.range.lowerBound) == mutants.map(\.range.lowerBound).sorted())
    }
  }

  @Test("a pattern that is not understood has no mutants")
  func unknown() {
    #expect(PatternMutations.all(of: "(").isEmpty)
    #expect(PatternMutations.all(of: "").isEmpty)
  }
}
