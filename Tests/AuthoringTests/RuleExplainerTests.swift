import Events
import Patterns
import Records
import Rules
import Testing

@testable import Authoring

@Suite struct RuleExplainerTests {
  /// A pattern that an author got wrong, the line it was meant for, and the item that is to blame.
  struct Broken: Sendable, CustomTestStringConvertible {
    let mistake: String
    let pattern: String
    let line: String
    let item: String
    let got: String

    init(_ mistake: String, _ pattern: String, _ line: String, _ item: String, _ got: String) {
      self.mistake = mistake
      self.pattern = pattern
      self.line = line
      self.item = item
      self.got = got
    }

    var testDescription: String { mistake }
  }

  static let broken = [
    Broken(
      "one space too many", #"client=(?<client>\S+) LOG:  connection authorized"#,
      "db: client=10.1.0.9 LOG: connection authorized: user=app", " ", "connec"),
    Broken("a tab for a space", "out of memory: killed", "worker: out of\tmemory: killed", " ", "\tmemor"),
    Broken("a space at the end", "shutting down $", "server is shutting down", " ", ""),
    Broken("a missing space", #"pid=(?<pid>\d+)exited"#, "pid=17 exited", "e", " exite"),
    Broken("case in a word", "Connection Refused by", "Connection refused by 10.0.0.1", "R", "refuse"),
    Broken("case at the start", "^backup: cannot", "Backup: cannot open", "b", "Backup"),
    Broken(
      "no branch fits", "status=(?:failed|aborted|lost) job", "status=killed job 7",
      "(?:failed|aborted|lost)",
      "killed"),
    Broken("the end of a branch", "(?:timed out|timeout) after", "request timed off after 3s", "u", "ff aft"),
    Broken(
      "the text behind the branches", "(?:GET|POST) /api/(?:v1|v2)/users", "GET /api/v2/orders", "u", "orders"
    ),
    Broken(
      "behind any text", #"pool .* waiting=(?<n>\d+)$"#, "pool main size=5 waiting=many", #"\d+"#, "many"),
    Broken("behind two of them", ".*upstream.*status=5", "an upstream said status=404", "5", "404"),
    Broken(
      "lazy quantifiers", #"user=(?<user>\S+?) .*?db=(?<db>\w+);"#, "user=app on db=shop, idle", ";", ", idle"
    ),
    Broken("an optional group", #"took (?<ms>\d+)(?: ms)? in total"#, "took 12 s in total", "i", "s in t"),
    Broken("a required group", #"error(?: \[\d+\])+: disk"#, "error [x]: disk full", #"\d+"#, "x]: di"),
    Broken("a class", "session=[0-9a-f]{8}-", "session=12af34g0-1", "[0-9a-f]{8}", "12af34"),
    Broken("a negated class", #"name="[^"]+" is"#, #"name="" is empty"#, #"[^"]+"#, "\" is e"),
    Broken("too few digits", #"code \d{4} from"#, "code 503 from db", #"\d{4}"#, "503 fr"),
    Broken("a fixed number", "worker 3 exited on signal 9", "worker 3 exited on signal 11", "9", "11"),
    Broken("the anchor at the start", "^replication lag", "node 4: replication lag 7s", "^", "replic"),
    Broken("the anchor at the end", "is down$", "node 4 is down again", "$", " again"),
    Broken("a word boundary", #"\bpool\b exhausted"#, "the pools exhausted", #"\b"#, "s exha"),
    Broken("a look-ahead", "lock(?=ed by)", "lock held by 7", "e", " held "),
    Broken("a negative look-ahead", "pool(?!ing)", "pooling is on", "(?!ing)", "ing is"),
    Broken("a look-behind", "(?<=user=)admin failed", "usr=admin failed", "e", "r=admi"),
    Broken(
      "an escaped dot", #"server\.example\.com refused"#, "server-example.com refused", #"\."#, "-examp"),
    Broken("a back reference", #"from (\w+) to \1 again"#, "from blue to green again", #"\1"#, "green "),
  ]

  @Test("explain names the item that is to blame, and what stands there", arguments: broken)
  func item(_ broken: Broken) throws {
    let explanation = try explain(broken.pattern, broken.line)
    let miss = try #require(explanation.miss?.nearMiss)
    #expect(miss.expected == broken.item)
    #expect(miss.got == broken.got)
    #expect(!explanation.knowsRecord)
  }

  @Test("both carets stand under the place, with the share that matched and a repair")
  func carets() throws {
    let explanation = try explain(
      #"client=(?<client>\S+) LOG:  connection authorized"#,
      "db: client=10.1.0.9 LOG: connection authorized: user=app")
    let lines = ExplanationText(explanation, place: "").lines
    #expect(
      lines.dropFirst(3) == [
        #"    line     db: client=10.1.0.9 LOG: connection authorized: user=app"#,
        #"                                      ^ got "connec", expected " " (second space)"#,
        #"    pattern  client=(?<client>\S+) LOG:␠␠connection authorized"#,
        #"                                        ^ 38 % of the pattern matched"#,
        #"    hint     relax spaces with \s+"#,
        #"             matches: client=(?<client>\S+)\s+LOG:\s+connection\s+authorized"#,
      ])
    #expect(lines[2].contains("the text lacks"))
  }

  @Test("a stage before the pattern is named: format, service, where, a missing field")
  func stages() throws {
    let line = "2024-07-15 12:00:01,099 INFO [1042] api: disk full on /var"
    let text = { (rule: String) throws -> [String] in
      let set = RuleSet(rules: rule)
      return ExplanationText(try explain(set.book.rules.first { $0.id == "test.rule" }, line), place: "")
        .lines
    }
    let head = "  - id: test.rule\n    title: t\n    event: error\n    pattern: 'disk full'\n"
    #expect(
      try text(head + "    applies_to: {format: nginx}\n").contains { $0.contains("looks at nginx; this") })
    #expect(
      try text(head + "    applies_to: {service: db}\n").contains { $0.contains("looks at db; this record") })
    #expect(
      try text(head + "    where: {level: '>=error'}\n").contains {
        $0.contains("level must be >= error: the record has \"INFO\"")
      })
    #expect(try text(head + "    in: upstream\n").contains { $0.contains("has no field upstream") })
  }

  @Test("a rule that matches shows its captures, its entity and its series")
  func match() throws {
    let rule = RuleSet.builtIn.book.rules.first { $0.id == "postgresql.connection-authorized" }
    let explanation = try explain(
      rule,
      "2024-07-15 12:00:00.603 UTC [22879] app@shop LOG:  connection authorized: user=app database=shop")
    #expect(explanation.knowsRecord)
    let lines = ExplanationText(explanation, place: "").lines
    #expect(lines.contains(#"    capture  database = "shop""#))
    #expect(lines.contains("    entity   service postgresql"))
    #expect(lines.contains("    series   connections"))
  }

  @Test("a hostile line cannot drive the terminal, and carets stay on screen", arguments: [20, 60, 100])
  func hostile(width: Int) throws {
    let line = String(repeating: "\u{1B}[2J\u{202E}x ", count: 500) + "disk  full"
    let explanation = try explain("disk full", line)
    for line in ExplanationText(explanation, place: "", width: width + 13).lines {
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    }
    let miss = try #require(explanation.miss?.nearMiss)
    let shown = CaretText(Array(line.utf8), at: min(miss.offset, line.utf8.count), width: width)
    #expect(shown.text.unicodeScalars.count <= width && shown.column <= width)
  }

  private func explain(_ pattern: String, _ line: String) throws -> RuleExplanation {
    var rule = Rule(id: "test.rule", title: "t", event: .error)
    rule.patterns = [pattern]
    return try explain(rule, line)
  }

  private func explain(_ rule: Rule?, _ line: String) throws -> RuleExplanation {
    var explainer = try RuleExplainer(try #require(rule), RuleSet.builtIn.catalog)
    var reader = TextReader(RuleSet.builtIn.catalog)
    let explanation = explainer.explain(reader.records(of: Array("\(line)\n".utf8)))
    return try #require(explanation)
  }
}
