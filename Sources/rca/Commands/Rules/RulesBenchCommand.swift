import Analysis
import ArgumentParser
import Authoring
import Bytes
import Dispatch
import Events
import Foundation
import Records
import Report
import Rules

/// `rca rules bench`: what each rule costs.
struct RulesBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure what each rule costs, on logs or on the samples in the rules.",
    discussion: """
      A rule is a candidate for a record when one of its literals is in it. Per rule: how often it was a candidate, how \
      often it knew the record, nanoseconds per candidate and its share of what all rules took. Set-up (loading, compiling, \
      machine code on first use) is listed apart. One thread; times differ from run to run, counts do not.

      EXAMPLES
        rca rules bench
        rca rules bench --top 50 logs/
        rca rules bench -r my-rules.yaml -f json logs/app.log.gz
      """)

  @Argument(help: "Logs to measure on; by default the samples in the rules.", completion: .file())
  var paths: [String] = []

  @OptionGroup var loading: RuleOptions

  @Option(help: ArgumentHelp("Rules to list, the dearest first; JSON lists all.", valueName: "n"))
  var top = 20

  @Option(name: .shortAndLong, help: "text or json.")
  var format = RulesLintCommand.Format.text

  func validate() throws {
    if top < 1 { throw ValidationError("--top \(top): give 1 or more.") }
  }

  func run() throws {
    let clock: RuleBench.Clock = { DispatchTime.now().uptimeNanoseconds }
    let start = clock()
    let setup = try loading.setup(hasSamples: paths.isEmpty)
    let setupNanoseconds = clock() - start
    var bench = RuleBench(setup.rules, setup.catalog, clock: clock)
    if paths.isEmpty {
      bench.takeSamples()
    } else {
      try read(setup.catalog, into: &bench)
    }
    let figures = Figures(bench, setupNanoseconds: setupNanoseconds)
    switch format {
    case .text: try ResultFile(path: nil).write(figures.text(top: top))
    case .json: try ResultFile(path: nil).write(OrderedJSONEncoder().encode(figures))
    }
  }

  private func read(_ catalog: FormatCatalog, into bench: inout RuleBench) throws {
    let (files, failures, _) = InputDiscovery.files(of: paths)
    for failure in failures { Terminal.say("rca: \(failure)") }
    var reader = SourceReader(catalog, AnalysisOptions(), anchor: nil)
    for file in files {
      do throws(InputError) { try reader.read(file, into: &bench) } catch { Terminal.say("rca: \(error)") }
    }
    if bench.recordCount == 0 {
      throw CommandFailure(
        failures.contains { $0.reason == .notFound } ? .usage : .input, "no record was found")
    }
  }

  /// What was measured, as JSON has it.
  private struct Figures: Encodable {
    struct Entry: Encodable {
      let rule: String
      let candidates: Int
      let matches: Int
      let limitHits: Int
      let nanosecondsPerCandidate: Double
      let share: Double
    }

    let records: Int
    let bytes: Int
    let setupMilliseconds: Double
    let firstUseMilliseconds: Double
    let searchMilliseconds: Double
    let decodeMilliseconds: Double
    let rulesMilliseconds: Double
    let rules: [Entry]

    init(_ bench: borrowing RuleBench, setupNanoseconds: UInt64) {
      let ranked = bench.ranked
      let total = ranked.reduce(0) { $0 + $1.nanoseconds }
      records = bench.recordCount
      bytes = bench.byteCount
      setupMilliseconds = Self.milliseconds(setupNanoseconds)
      firstUseMilliseconds = Self.milliseconds(bench.firstUseNanoseconds)
      searchMilliseconds = Self.milliseconds(bench.searchNanoseconds)
      decodeMilliseconds = Self.milliseconds(bench.decodeNanoseconds)
      rulesMilliseconds = Self.milliseconds(total)
      rules = ranked.map { cost in
        Entry(
          rule: cost.rule, candidates: cost.candidates, matches: cost.matches, limitHits: cost.limitHits,
          nanosecondsPerCandidate: (cost.nanosecondsPerCandidate * 10).rounded() / 10,
          share: total == 0 ? 0 : (Double(cost.nanoseconds) / Double(total) * 10_000).rounded() / 10_000)
      }
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> Double {
      (Double(nanoseconds) / 10_000).rounded() / 100
    }

    func text(top: Int) -> String {
      var lines = [
        "\(Wording.plural(records, "record")), \(bytes) bytes",
        "set-up \(setupMilliseconds) ms, machine code on first use \(firstUseMilliseconds) ms",
        "search for literals \(searchMilliseconds) ms, decoding \(decodeMilliseconds) ms, rules \(rulesMilliseconds) ms",
        "",
        Self.row("share", "ns each", "candidates", "matches", "rule"),
      ]
      for rule in rules.prefix(top) {
        let note = rule.limitHits > 0 ? "  (\(rule.limitHits) given up: too many steps)" : ""
        lines.append(
          Self.row(
            "\((rule.share * 1000).rounded() / 10) %", "\(Int(rule.nanosecondsPerCandidate.rounded()))",
            "\(rule.candidates)", "\(rule.matches)", rule.rule + note))
      }
      if rules.count > top { lines.append("and \(rules.count - top) more rules: --top \(rules.count)") }
      return lines.joined(separator: "\n") + "\n"
    }

    private static func row(
      _ share: String, _ each: String, _ candidates: String, _ matches: String, _ rule: String
    )
      -> String
    {
      let columns = [(share, 7), (each, 9), (candidates, 11), (matches, 9)].map { text, width in
        String(repeating: " ", count: max(0, width - text.count)) + text
      }
      return columns.joined() + "  " + rule
    }
  }
}
