import Testing

@testable import Patterns

@Suite struct RequiredLiteralsTests {
  @Test(
    "the rarest certain text is required",
    arguments: [
      ("connection refused", ["connection refused"]),
      (#"(\d+) slots of \w+ used up"#, [" slots of "]),
      ("could not (?:write|extend).* left", ["could not write", "could not extend"]),
      (
        "(?:sorry, too many clients|remaining connection slots)",
        ["sorry, too many clients", "remaining connection slots"]
      ),
      ("(?i)deadlock found", ["i:deadlock found"]),
      ("FATAL (?i:password) x", ["i:fatal password x"]),
      ("[Ee]rror code", ["i:error code"]),
      (#"dead(?<kind>lock \w+) found"#, ["deadlock "]),
      ("connections? lost", ["connections lost", "connection lost"]),
      ("(?:foo)+ barrier", ["foo barrier"]),
      ("(?x) time \\ out  # a comment (with a parenthesis\n reached", ["time outreached"]),
      (#"\Qa.b(c)*\E\.d"#, ["a.b(c)*.d"]),
      ("(?=.*deadlock)process", ["deadlock"]),
      ("(?!deadlock)process", ["process"]),
      ("(?<pid>[0-9]{3}) killed by (?<who>[a-h])", [" killed by "]),
      ("abc{0}def", ["abdef"]),
      ("a(?#note)bcde", ["abcde"]),
      (#"\x41\x{42}\o{103} x"#, ["ABC x"]),
      ("(?|(alpha)|(beta)) gamma", ["alpha gamma", "beta gamma"]),
      ("(*UTF)größer als", ["größer als"]),
      ("(?i)(*COMMIT)straße", ["i:straße"]),
    ])
  func requirement(source: String, expected: [String]) {
    let literals = expected.map { text in
      text.hasPrefix("i:")
        ? RequiredLiteral(String(text.dropFirst(2)), isCaseless: true) : RequiredLiteral(text)
    }
    #expect(RequiredLiterals.extract(from: source) == .anyOf(literals))
  }

  @Test(
    "nothing is required where nothing rare is certain",
    arguments: [
      "", #"\d+"#, "(?:error)?", "error|", "(?:error|\\d+)", "a", ":", "(error)*", "e{,3}", "in{,3}",
      "(?(DEFINE)(error))",
      "(*ACCEPT)error", "(?(1)error)", "(?!error)", #"(error)?\1"#, "(*UTF)(?i)kiss", "[a-z]+",
    ])
  func noRequirement(source: String) {
    #expect(RequiredLiterals.extract(from: source) == .none)
  }
}
