import Analysis
import ArgumentParser
import Authoring
import Foundation
import Report
import Rules

/// `rca rules test`: the samples and scenarios of rules and formats, on the path of an analysis.
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the tests that rules and formats carry.",
    discussion: """
      Every sample is read as an analysis would read a file that holds nothing else: its format is detected, the record \
      is cut and decoded, rules are found by their literals, their conditions and patterns are tried, captures and \
      entity are compared. Scenarios are tiny timelines whose verdict is compared with the expected one. Without paths \
      everything that is loaded is tested; with paths only what stands in those files, beside everything else.

      rca rules test
      rca rules test rules/shop.yaml --run 'shop\\.(stock|cart)'
      rca rules test rules/ --junit tests.xml
      rca rules test --corpus /var/log/shop

      Exit codes: 0 all passed, 1 a test failed, 2 usage, 4 a file is invalid.
      """)

  @Argument(help: "Rule files or folders to test.", completion: .file())
  var paths: [String] = []

  @OptionGroup var loading: RuleOptions

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "Only rules, formats and scenarios in whose id or name this regular expression is found.",
      valueName: "regex"))
  var only: String?

  @Option(
    help: ArgumentHelp(
      "Say which share of the warnings and errors of these logs a rule knows, and list the unknown ones.",
      valueName: "path"), completion: .file())
  var corpus: [String] = []

  @Option(
    help: ArgumentHelp("Write the results to this file as JUnit XML.", valueName: "file"),
    completion: .file(extensions: ["xml"]))
  var junit: String?

  @Flag(help: "Rewrite the captures that samples expect, in the given files, to what the rules capture now.")
  var update = false

  @Option(help: ArgumentHelp("How many of the rules that work hardest to name.", valueName: "n"))
  var slowest = 3

  @Option(name: .shortAndLong, help: "text or json.")
  var format = InspectCommand.Format.text

  mutating func validate() throws {
    if slowest < 0 { throw ValidationError("--slowest \(slowest): give 0 or more.") }
    if update, paths.isEmpty {
      throw ValidationError("--update changes files: name them, for example rca rules test my.yaml --update.")
    }
  }

  func run() throws {
    var options = RuleTests.Options()
    options.only = try IDPattern(argument: only)
    options.slowestCount = slowest
    var setup = try loading.setup(adding: paths, hasSamples: true)
    if !paths.isEmpty { options.files = setup.files(of: paths) }
    if update, try updateSamples(setup, options.files ?? []) {
      setup = try loading.setup(adding: paths, hasSamples: true)
    }
    var report = RuleTests(setup.book, setup.rules, setup.catalog, options).run()
    if !corpus.isEmpty { report.corpus = try corpusCoverage(setup) }
    if report.results.isEmpty, report.corpus == nil {
      throw CommandFailure(.usage, "no test was found; see rca rules list for what is loaded")
    }
    try write(report)
    if report.count(.failed) > 0 { throw CommandFailure(.negative) }
  }

  private func corpusCoverage(_ setup: RuleSetup) throws -> CorpusCoverage {
    let (files, failures, _) = InputDiscovery.files(of: corpus)
    if let failure = failures.first { throw CommandFailure(.usage, "--corpus \(failure)") }
    return CorpusCoverage(of: files, setup.rules, setup.catalog, AnalysisOptions())
  }

  private func write(_ report: TestReport) throws {
    if let junit { try ResultFile(path: junit).write(JUnitReport(report).text) }
    let text =
      switch format {
      case .json: OrderedJSONEncoder().encode(TestDocument(report))
      case .text:
        TestText(report, isASCII: !Terminal.isUTF8).lines.map { HostileText.visible($0) + "\n" }.joined()
      }
    try ResultFile(path: nil).write(text)
  }

  /// Rewrites what samples expect; true when a file was changed.
  private func updateSamples(_ setup: RuleSetup, _ files: Set<String>) throws -> Bool {
    let updates = SampleUpdate(setup.book, setup.rules, setup.catalog).run(files: files)
    for update in updates {
      try ResultFile(path: update.source.name).write(update.text)
      Terminal.say("rca: \(update.source.name): \(update.count) expected capture(s) rewritten")
    }
    return !updates.isEmpty
  }
}

extension RuleSetup {
  /// Names of the rule files that were loaded from these paths.
  func files(of paths: [String]) -> Set<String> {
    Set(
      book.packs.filter { pack in
        if case .path(let path) = pack.origin { paths.contains(path) } else { false }
      }.flatMap(\.sources).map(\.name))
  }
}
