import Testing

@testable import Patterns

/// The bytes of a text, for calls that take bytes and a range.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// How `source` fares on the whole of `text`.
func outcome(_ source: String, _ text: [UInt8], anchored: Bool = false) throws -> MatchOutcome {
  var scratch = MatchScratch()
  return scratch.match(try Pattern(source), text, 0..<text.count, anchored: anchored)
}

@Suite struct PatternTests {
  @Test("captures are ranges of the bytes that were matched, found by number or name")
  func captures() throws {
    let pattern = try Pattern(#"user=(?<user>\S+)(?: app=(\S+))? db=(?<db>\S+)"#)
    #expect(pattern.captureNames == ["", "user", "", "db"])
    #expect(pattern.captureCount == 3)
    #expect(pattern.captureIndex(named: "db") == 3)
    #expect(pattern.captureIndex(named: "app") == nil)
    let text = bytes("x user=ann db=shop y")
    var scratch = MatchScratch()
    let outcome = scratch.match(pattern, text, 2..<text.count)
    #expect(outcome == .matched)
    let captures = (0...4).map { scratch.capture($0) }
    #expect(captures == [2..<18, 7..<10, nil, 14..<18, nil])
  }

  @Test("a match sees nothing outside its range")
  func rangeIsTheWholeSubject() throws {
    let text = bytes("abc")
    var scratch = MatchScratch()
    for (source, expected) in [
      ("^b$", MatchOutcome.matched), ("(?<=a)b", .none), ("b(?=c)", .none), ("c", .none),
    ] {
      let outcome = scratch.match(try Pattern(source), text, 1..<2)
      #expect(outcome == expected, "\(source)")
    }
  }

  @Test("an anchored match begins at the start of the range, on short and on long subjects")
  func anchored() throws {
    for padding in [0, 5000] {
      let text = bytes("xab" + String(repeating: "-", count: padding))
      #expect(try outcome("ab", text) == .matched)
      #expect(try outcome("ab", text, anchored: true) == .none)
      #expect(try outcome("xab", text, anchored: true) == .matched)
    }
  }

  @Test("an empty subject and an empty pattern are ordinary")
  func empty() throws {
    #expect(try outcome("", []) == .matched)
    #expect(try outcome("a", []) == .none)
    #expect(try outcome("a?$", []) == .matched)
  }

  @Test("text that is not UTF-8 is matched as bytes, and under (*UTF) around its invalid bytes")
  func invalidUTF8() throws {
    let text: [UInt8] = [0xff, 0x61, 0xc3, 0xa9, 0x62, 0xc3]
    #expect(try outcome("a..b", text) == .matched)
    #expect(try outcome("(*UTF)a.b", text) == .matched)
    #expect(try outcome("(*UTF)a..b", text) == .none)
  }

  @Test("patterns with many groups capture them all")
  func manyGroups() throws {
    let text = bytes(String(repeating: "a", count: 40))
    let pattern = try Pattern(String(repeating: "(a)", count: 40))
    var scratch = MatchScratch()
    let outcome = scratch.match(pattern, text, 0..<40)
    #expect(outcome == .matched)
    let last = scratch.capture(40)
    #expect(last == 39..<40)
  }

  @Test(
    "a bad pattern throws the words and the offset of PCRE2",
    arguments: [
      ("a(b", "missing closing parenthesis", 3),
      ("a)b", "unmatched closing parenthesis", 1),
      ("x[a-", "missing terminating ] for character class", 4),
      ("ab+++", "quantifier does not follow a repeatable item", 4),
      (#"\p{Klingon}"#, "unknown property after \\P or \\p", 11),
    ])
  func errors(source: String, message: String, offset: Int) {
    #expect {
      _ = try Pattern(source)
    } throws: { error in
      guard let error = error as? PatternError else { return false }
      return error.message.hasPrefix(message.prefix(20)) && error.offset == offset
        && error.description == "\(error.message) (at offset \(offset))"
    }
  }

  @Test("workers that meet a pattern at the same time agree")
  func concurrentFirstUse() async throws {
    let pattern = try Pattern(#"(\d+) ms"#)
    let text = bytes("took 125 ms")
    let captures = await withTaskGroup(of: Range<Int>?.self) { group in
      for _ in 0..<16 {
        group.addTask {
          var scratch = MatchScratch()
          return scratch.match(pattern, text, 0..<text.count) == .matched ? scratch.capture(1) : nil
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(captures == Array(repeating: 5..<8, count: 16))
  }
}
