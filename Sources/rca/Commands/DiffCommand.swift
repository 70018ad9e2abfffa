import Analysis
import ArgumentParser
import Diagnosis
import Foundation
import Report
import Rules
import Timeline

/// `rca diff`: what is different between two sets of logs, or two reports.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two folders of logs, or two reports.",
    discussion: """
      Shows what the answers, the leads, and the rates of rules and messages have not in common. Exit code 1 when \
      anything differs.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Argument(help: "Logs or a report (JSON): the normal day, the older one.", completion: .file())
  var before: String

  @Argument(help: "Logs or a report (JSON): the bad day, the newer one.", completion: .file())
  var after: String

  @Option(
    name: [.customShort("r"), .customLong("rules")],
    help: ArgumentHelp("A rule file or a folder of them. Repeatable.", valueName: "path"), completion: .file()
  )
  var rules: [String] = []

  @Option(
    name: .customLong("tz"),
    help: ArgumentHelp("Zone of times that name none. Repeatable.", valueName: "zone"))
  var zones: [String] = []

  @OptionGroup var configured: ConfigurationOption

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("Files to read at the same time.", valueName: "n"))
  var jobs: Int?

  @Option(name: .shortAndLong, help: "text or json.")
  var format = Format.text

  @OptionGroup var display: DisplayOptions
  @OptionGroup var redaction: RedactionOptions

  func run() async throws {
    let (left, leftRates) = try await read(before)
    let (right, rightRates) = try await read(after)
    let diff = ReportDiff(before: left, leftRates, after: right, rightRates)
    let text =
      format == .json
      ? OrderedJSONEncoder().encode(diff) : DiffReport(diff, options: display.terminalOptions).text
    try ResultFile(path: nil).write(text)
    if !diff.isEmpty { throw CommandFailure(.negative) }
  }

  /// A report, else logs to be analysed.
  private func read(_ path: String) async throws -> (ReportDocument, MessageRates) {
    if let document = ReportInput.readIfReport(path) {
      let shown = try redaction.apply(to: document, isDefault: false)
      return (shown, MessageRates(shown))
    }
    let configuration = try configured.configuration()
    let setup = try RuleSetup(rules, configuration)
    var options = AnalysisOptions()
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    options.zones = try ZoneArguments.read((configuration?.zones ?? []) + zones)
    options.diagnosis.topology = configuration?.topology ?? []
    let (files, failures, _) = InputDiscovery.files(of: [path])
    if let failure = failures.first { throw CommandFailure(.usage, "\(failure)") }
    let outcome = await Analysis(setup.rules, setup.catalog, options).analyze(files)
    guard outcome.timeline.sources.contains(where: { $0.first != nil }) else {
      throw CommandFailure(
        .input, "\(path): no record with a time was found; see rca inspect for the reasons")
    }
    let document = ReportBuilder(version: Version.number, packs: setup.packs)
      .document(outcome.timeline, outcome.diagnosis)
    return (try redaction.apply(to: document, isDefault: false), MessageRates(outcome.timeline))
  }
}
