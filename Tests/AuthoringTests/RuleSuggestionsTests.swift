import Analysis
import Bytes
import Events
import Records
import Rules
import TestSupport
import Testing

@testable import Authoring

@Suite struct RuleSuggestionsTests {
  /// Looks through one log with the rules that are built in.
  private func suggest(_ log: [UInt8], top: Int = 50) throws -> RuleSuggestions {
    let folder = try ScratchFolder()
    try folder.write(log, to: "app.log")
    let set = RuleSet.builtIn
    var miner = MessageMiner(set.rules, set.catalog)
    var reader = SourceReader(set.catalog, AnalysisOptions(), anchor: nil)
    for file in InputDiscovery.files(of: [folder.path]).files { try reader.read(file, into: &miner) }
    return RuleSuggestions(miner, set.book, set.catalog, pack: "shop", top: top)
  }

  /// Loads the file strictly and asks each rule what it makes of each of its samples, by the whole way of the analysis;
  /// what is not as expected.
  private func failures(_ file: String) throws -> [String] {
    let book = try RuleBook(
      RuleBook.Options(hasBuiltIns: false, sources: [RuleSource(name: "shop.yaml", text: file)]))
    var reader = TextReader(RuleSet.builtIn.catalog)
    var failures: [String] = []
    for rule in book.rules {
      var explainer = try RuleExplainer(rule, RuleSet.builtIn.catalog)
      for sample in rule.samples {
        let event = explainer.explain(reader.records(of: sample))?.event
        let captures = sample.captures.allSatisfy { event?.captures.contains($0) ?? false }
        if (event != nil) != sample.expectation.expectsMatch || !captures {
          failures.append("\(rule.id): \(sample.text)")
        }
      }
    }
    return failures
  }

  private static func line(_ minute: Int, _ text: String) -> String {
    "2024-07-15 12:\(minute < 10 ? "0" : "")\(minute):01,099 ERROR [1042] shop: \(text)\n"
  }

  @Test("frequent messages come first, and a burst before what trickles")
  func ranking() throws {
    var log = ""
    for minute in 0..<40 { log += Self.line(minute, "basket \(minute * 7) has a bad flavour") }
    for minute in 0..<20 { log += Self.line(minute, "quota of tenant-\(minute) is a puzzle") }
    for minute in 0..<20 { log += Self.line(40, "ledger \(minute) went sideways in \(minute).5ms") }
    log += Self.line(50, "a lonely complaint")
    let result = try suggest(Array(log.utf8))
    #expect(
      result.rules.map(\.rule.id) == [
        "shop.basket-has-bad-flavour", "shop.ledger-went-sideways-in", "shop.quota-of-is-puzzle",
        "shop.lonely-complaint",
      ])
    #expect(result.unknownCount == 81)
    #expect(try failures(result.file) == [])
  }

  @Test("captures have the type of what was masked, and negatives are similar lines")
  func stub() throws {
    var log = ""
    for minute in 0..<5 {
      log += Self.line(
        minute,
        "ledger sync of \"orders \(minute)\" with 10.0.0.\(minute):5432 stalled after \(minute + 1)50ms")
    }
    log += Self.line(9, "ledger sync of nothing stalled because of the moon")
    let result = try suggest(Array(log.utf8))
    let rule = try #require(result.rules.first?.rule)
    #expect(
      rule.patterns == [
        #"^\s*ledger sync of "(?<text>[^"\n]*)" with (?<address>\d{1,3}(?:\.\d{1,3}){3}:\d+) stalled after (?<duration>\d+(?:\.\d+)?(?:ns|us|ms|s|m|h))\s*(?:$|\n)"#
      ])
    #expect(rule.captures.map(\.type) == [.text, .address, .duration])
    #expect(rule.samples.count { $0.expectation == .match } == 3)
    #expect(rule.samples.filter { $0.expectation == .noMatch }.first?.text.contains("the moon") == true)
    #expect(rule.severity == .error && rule.status == .test)
  }

  @Test("messages that differ in a name are one rule; known and harmless ones are none")
  func merging() throws {
    var log = ""
    for name in ["alpha", "beta", "gamma", "delta"] {
      log += Self.line(1, "the courier \(name) dropped its whole parcel again")
    }
    log += Self.line(2, "OSError: [Errno 28] No space left on device: '/var/tmp/x'")
    log += "2024-07-15 12:03:01,099 INFO [1042] shop: the courier epsilon is fine\n"
    let result = try suggest(Array(log.utf8))
    #expect(result.rules.map(\.rule.id) == ["shop.the-courier-dropped-its-whole"])
    #expect(result.rules.first?.rule.captures.map(\.name) == ["courier"])
  }

  @Test("the lint finds no error in what is suggested")
  func lint() throws {
    var log = ""
    for minute in 0..<5 {
      log += Self.line(minute, "ledger \(minute) of (a|b)* [x] went {sideways} $\(minute)")
    }
    let result = try suggest(Array(log.utf8))
    #expect(result.rules.count == 1)
    let set = RuleSet(rules: result.file, head: "")
    #expect(RuleLint(set.book, set.rules, set.catalog).findings().filter { $0.level == .error } == [])
  }

  @Test("any bytes give a file that loads and whose rules match their samples", arguments: 0..<24)
  func anyBytes(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var log: [UInt8] = []
    let pieces: [[UInt8]] = [
      Array("ledger".utf8), Array("'".utf8), Array("\"".utf8), Array("\\".utf8), Array(": ".utf8),
      Array(" #".utf8),
      Array("- ".utf8), Array("{{a}}".utf8), Array("[b]".utf8), Array("<*>".utf8), Array("%".utf8),
      Array("größe".utf8),
      Array("\u{202E}".utf8), Array("\u{FEFF}".utf8), Array("\u{2028}".utf8), Array("\u{85}".utf8), [0xFF],
      [0xC3], [0x00],
      [0x1B], [0x07], [0x7F], [0x09], Array("&x *x !x".utf8), Array("(?<n>".utf8), Array("\\E".utf8),
      Array("$".utf8),
      Array("🦆".utf8), Array("~".utf8), Array("null".utf8), Array("   ".utf8), Array("12".utf8),
      Array("12ms".utf8),
      Array("/a/b".utf8), Array("stalled".utf8), Array("---".utf8), Array("...".utf8), [0x0D],
      Array("\u{E000}".utf8),
    ]
    for minute in 0..<8 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        if Bool.random(using: &generator) {
          text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        } else {
          text += (0..<3).map { _ in UInt8.random(in: 0...255, using: &generator) }.filter { $0 != 0x0A }
        }
        if Bool.random(using: &generator) { text.append(0x20) }
      }
      log += Array("2024-07-15 12:\(minute + 10):01,099 ERROR [1042] shop: parcel ".utf8) + text + [0x0A]
    }
    let result = try suggest(log)
    #expect(!result.rules.isEmpty)
    #expect(try failures(result.file) == [], "\(result.file)")
  }
}
