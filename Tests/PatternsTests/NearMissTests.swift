import Testing

@testable import Patterns

@Suite struct NearMissTests {
  /// A pattern, a text that it was meant for, and what is wrong.
  struct Case: Sendable, CustomTestStringConvertible {
    let source: String
    let text: String
    /// The item that is to blame, and what stands in its place.
    let expected: String
    let got: String
    var advice: String?

    init(_ source: String, _ text: String, _ expected: String, _ got: String, _ advice: String? = nil) {
      self.source = source
      self.text = text
      self.expected = expected
      self.got = got
      self.advice = advice
    }

    var testDescription: String { source }
  }

  static let spaces = #"relax spaces with \s+"#
  static let digits = #"relax digits with \d+"#
  static let letterCase = "ignore case with (?i)"
  static let anchors = "drop the anchors"

  static let cases = [
    // Spaces.
    Case("LOG:  connection", "LOG: connection authorized", " ", "connec", spaces),
    Case(
      #"client=(?<client>\S+) LOG:  connection"#, "client=10.1.0.9 LOG: connection", " ", "connec", spaces),
    Case("(?x) lock \\ wait", "lock  wait", "w", " wait", spaces),
    Case("out of memory", "out\tof memory", " ", "\tof me", spaces),
    // Case.
    Case("user=\\w+ Connection refused", "user=bob connection refused", "C", "connec", letterCase),
    Case("error: Deadlock found", "ERROR: deadlock found", "e", "ERROR:", letterCase),
    Case("Too Many Open Files", "error 24: Too many open files", "M", "many o", letterCase),
    // Digits.
    Case(#"\[1234\]: killed"#, "sshd[77]: killed", "1", "77]: k", digits),
    Case("exit status 137", "process died, exit status 139", "7", "9", digits),
    Case(#"took \d{4,} ms"#, "request took 125 ms", #"\d{4,}"#, "125 ms"),
    // Alternations.
    Case("connection (?:refused|reset) by peer", "connection aborted by peer", "(?:refused|reset)", "aborte"),
    Case("connection (?:refused|timed out)", "connection refusal", "e", "al"),
    Case("(?:FATAL|PANIC): +terminating|startup failed", "PANIC:  terminated", "i", "ed"),
    Case("(GET|POST|PUT) /api", "PATCH /api", "(GET|POST|PUT)", "ATCH /"),
    Case("level=(error|fatal)$", "level=error x", "$", " x", anchors),
    Case("(?|a(b)c|d(e)f) tail", "zabc tall", "i", "ll"),
    // Any text.
    Case(#"upstream.*upstream: "(?<up>[^"]+)""#, "upstream timed out, upstream='x'", ":", "='x'"),
    Case(#"checkpoint.* wrote (\d+) buffers"#, "checkpoint complete: wrote many buffers", #"\d+"#, "many b"),
    Case(#".*status=5\d\d.*$"#, "path=/x status=404 time=3 status=200", "5", "200", digits),
    Case(#"^.*?pool=(\w+).*?waiting=(\d+)"#, "pool=main active=3 wait=9", "i", "=9"),
    // Optional groups.
    Case(#"db=(\w+)(?: app=(\w+))? host=(\w+)"#, "db=shop host:web", "=", ":web"),
    Case(#"(?:\[\w+\] )?started in (\d+) ms"#, "[main] started in 3s", " ", "s"),
    Case(#"a+(b)?c{2}d"#, "aaabccx", "d", "x"),
    Case(#"(\w+,)*end"#, "a,b,fin", "e", "fin"),
    // Anchors and what surrounds a match.
    Case("^connection reset", "oops: connection reset", "^", "connec", anchors),
    Case("reset$", "connection reset by peer", "$", " by pe", anchors),
    Case(#"\bpool\b"#, "the pools", #"\b"#, "s"),
    Case("pool(?!ing)", "pooling is on", "(?!ing)", "ing is"),
    Case("(?<=user=)root login", "usr=root login", "e", "r=root"),
    Case("(?=.*kernel)OOM killer", "OOM killer", "e", "iller"),
    // Classes, references, quotes.
    Case(#"id=[0-9a-f]{8}-x"#, "id=12af34g0-x", "[0-9a-f]{8}", "12af34"),
    Case(#"(\w+)=\1;"#, "a=b;", #"\1"#, "b;"),
    Case(#"\Qa.b[c]\E\d"#, "a.b[d]1", "c", "d]1"),
    Case("(*UTF)größe \\d", "große 7", "ö", "oße 7"),
    Case("(*UTF)zu große Datei", "zu grosse Datei", "ß", "sse Da"),
  ]

  @Test("the item that a text failed at is named, with what stands in its place", arguments: cases)
  func item(_ broken: Case) throws {
    let text = bytes(">>" + broken.text + "<<")
    let range = 2..<text.count - 2
    let miss = try #require(NearMiss.find(try Pattern(broken.source), text, range))
    #expect(miss.expected == broken.expected)
    #expect(miss.got == broken.got)
    #expect(miss.repair?.advice == broken.advice)
    #expect(String(decoding: Array(broken.source.utf8)[miss.item], as: UTF8.self) == broken.expected)
    #expect(text[miss.offset..<range.upperBound].starts(with: Array(broken.got.utf8)))
    #expect((0..<100).contains(miss.percentage))
  }

  @Test("a pattern that matches misses nothing")
  func match() throws {
    #expect(NearMiss.find(try Pattern("b+$"), bytes("abb"), 0..<3) == nil)
    #expect(NearMiss.find(try Pattern(""), [], 0..<0) == nil)
  }

  @Test("a repair matches the text that the pattern missed, also when two changes are needed")
  func repair() throws {
    let text = bytes("Worker  17 exited")
    let miss = try #require(NearMiss.find(try Pattern("(?<who>worker 3) exited"), text, 0..<text.count))
    let repair = try #require(miss.repair)
    #expect(repair.source == #"(?i)(?<who>worker\s+\d+)\s+exited"#)
    #expect(try outcome(repair.source, text) == .matched)
  }

  @Test("the percentage grows with the part of the pattern that matched")
  func percentage() throws {
    let pattern = try Pattern("abcd(?:efgh|ij)klmn")
    let texts = ["xxxx", "abxx", "abcdxx", "abcdefxx", "abcdijkx", "abcdefghklmx"]
    let percentages = texts.compactMap { NearMiss.find(pattern, bytes($0), 0..<$0.utf8.count)?.percentage }
    #expect(percentages.count == texts.count)
    #expect(percentages.first == 0)
    #expect(percentages == percentages.sorted() && Set(percentages).count == texts.count)
  }

  @Test("a search that would never end gives what it has")
  func explosion() throws {
    let text = bytes(String(repeating: "a", count: 3000) + "!")
    let miss = try #require(NearMiss.find(try Pattern("(a+)+[bc]"), text, 0..<text.count))
    #expect(miss.expected == "[bc]")
    #expect(miss.got == "!")
  }

  @Test("a pattern that is not understood is explained by offsets")
  func withoutSyntax() throws {
    let source = #"(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)x\10y"#
    #expect(PatternSyntax(source) == nil)
    let miss = try #require(NearMiss.find(try Pattern(source), bytes("abcdefghijxjz"), 0..<13))
    #expect(miss.expected == "y")
    #expect(miss.got == "z")
  }
}
