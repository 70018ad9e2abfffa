import Testing

@testable import Patterns

@Suite struct RegexHazardsTests {
  @Test(
    "an explosive part is found, and a probe proves it",
    arguments: [
      ("(a+)+$", "(a+)+"),
      (#"^user (\w+\s?)+$"#, #"(\w+\s?)+"#),
      ("(.*a){12}$", "(.*a){12}"),
      ("x([a-z]+)*=", "([a-z]+)*"),
      (#"(?:,?\d+)*;end"#, #"(?:,?\d+)*"#),
      (#"q="((?:[^"\\]+|\\.)*)" done"#, #"(?:[^"\\]+|\\.)*"#),
      ("(a|a)*$", "(a|a)*"),
      ("(?:ab|a|b)+$", "(?:ab|a|b)+"),
      (#"(?:\w|\d)+-"#, #"(?:\w|\d)+"#),
      ("(?i)^(?:a|A)*!", "(?:a|A)*"),
      (#"host \w*\w*\w*\w*$"#, #"\w*\w*\w*\w*"#),
      (#"(a?){60}a{60}$"#, "(a?){60}"),
      ("(?:(?:foo)*)*bar$", "(?:(?:foo)*)*"),
      ("a(?=(b+)+c)", "(b+)+"),
    ])
  func explosive(source: String, part: String) throws {
    let hazards = RegexHazards.confirmed(in: try Pattern(source))
    let parts = hazards.map { String(decoding: Array(source.utf8)[$0.range], as: UTF8.self) }
    #expect(parts.contains(part))
  }

  @Test(
    "an ordinary pattern is not accused",
    arguments: [
      #"(\w+,)*end"#, #"(?:\S+ )+took (\d+) ms"#, #"upstream.*upstream: "(?<up>[^"]+)""#, "(a+)++b",
      "(?>a+)+b",
      #""(?:[^"\\]|\\.)*""#, #"(?:\d{1,3}\.){3}\d{1,3}"#, #"^(?:[a-z]+\.)+[a-z]{2,}$"#, "(?:error|warning)+",
      #"\s*\d+\s*ms"#, #"(?<time>\d+:\d+) .*? rt=(?<rt>[\d.]+)"#, "(?:GET|POST|PUT) /",
    ])
  func ordinary(source: String) throws {
    #expect(RegexHazards.confirmed(in: try Pattern(source)).isEmpty)
  }

  @Test("probes are short lines")
  func probeLength() {
    for hazard in RegexHazards.find(in: "(?:ab|a|b)+$|(x+x+)+y") {
      #expect(!hazard.probes.isEmpty)
      #expect(hazard.probes.allSatisfy { $0.count <= RegexHazards.probeLength + 10 })
    }
  }
}
