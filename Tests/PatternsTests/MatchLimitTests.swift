import Testing

@testable import Patterns

@Suite struct MatchLimitTests {
  static let hostileText = Array(repeating: UInt8(ascii: "a"), count: 1 << 20) + [UInt8(ascii: "!")]

  @Test(
    "an explosive or polynomial pattern gives up on a hostile mebibyte",
    arguments: [
      "(a+)+$", "(a|a)*$", "(a|aa)+$", #"(\w+\s?)+$"#, "(.*a){12}$", "([a-z]+)*=", "a+$", "a*a*a*a*$",
      "(?:a+a+)+[bc]",
      #"\w+\d"#, "(a?){40}a{40}$", "(?=(a+)+$)", "(a+)+?$",
    ])
  func hostile(source: String) throws {
    #expect(try outcome(source, Self.hostileText) == .limitExceeded)
  }

  @Test(
    "giving up costs no more work than a match may cost, whatever the pattern",
    arguments: ["(a+)+$", "(a|a)*$", #"(\w+\s?)+$"#, "(.*a){12}$", "a*a*a*a*$", "(?=(a+)+$)"])
  func boundedWork(source: String) throws {
    var scratch = MatchScratch()
    let (spent, outcome) = scratch.effort(
      of: try Pattern(source), Self.hostileText, 0..<Self.hostileText.count)
    #expect(outcome == .limitExceeded)
    // The last item may have passed over the whole text.
    #expect(spent <= MatchEffort.limit + MatchEffort.costOfItem + Self.hostileText.count)
  }

  @Test("giving up on a hostile mebibyte takes at most 50 ms: the only promise here that is a time")
  func hostileTime() throws {
    let pattern = try Pattern("(a+)+$")
    let clock = ContinuousClock()
    var scratch = MatchScratch()
    let fastest = (0..<5).map { _ in
      clock.measure { _ = scratch.match(pattern, Self.hostileText, 0..<Self.hostileText.count) }
    }.min()
    #expect(try #require(fastest) < .milliseconds(50))
  }

  @Test(
    "an ordinary pattern reads a long record to its end",
    arguments: [
      #"start .* (\d+) ms$"#, #"(?:\S+ )+took"#, #"took (\d+) ms"#, #"^start (?:[a-z]+ )*took"#,
    ])
  func longRecord(source: String) throws {
    let text = bytes("start " + String(repeating: "word ", count: 20_000) + "took 12 ms")
    #expect(try outcome(source, text) == .matched)
  }

  @Test(
    "an anchored pattern that is quadratic at its one start gives up, too",
    arguments: ["^[^!]*aa[^!]*b", "^.*a.*a.*b", #"\A(?:\w*a)+\d"#])
  func hostileAnchored(source: String) throws {
    let pattern = try Pattern(source)
    let clock = ContinuousClock()
    var scratch = MatchScratch()
    var outcome = MatchOutcome.matched
    let taken = clock.measure {
      outcome = scratch.match(pattern, Self.hostileText, 0..<Self.hostileText.count)
    }
    #expect(outcome == .limitExceeded)
    #expect(taken < .milliseconds(500))
  }

  @Test("a lower limit gives up earlier")
  func lowerLimit() throws {
    let text = bytes(String(repeating: "a", count: 16) + "!")
    let pattern = try Pattern("(a+)+$")
    var patient = MatchScratch(matchLimit: 10_000_000)
    var hasty = MatchScratch(matchLimit: 100)
    let outcomes = (patient.match(pattern, text, 0..<17), hasty.match(pattern, text, 0..<17))
    #expect(outcomes == (.none, .limitExceeded))
  }
}
