import Analysis
import ArgumentParser
import Bytes
import Diagnosis
import Report
import Timeline

/// `rca timeline`: what happened, in the order of time.
struct TimelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Print one merged timeline of everything notable.",
    discussion: """
      Instead of logs a report of rca analyze will do; it is read in no time, and the options about reading have no \
      part in it.

      rca timeline logs/ metrics/
      rca timeline report.json -f csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ndjson, csv }

  @OptionGroup var input: InputOptions
  @OptionGroup var known: DiagnosisArguments
  @OptionGroup var display: DisplayOptions
  @OptionGroup var redaction: RedactionOptions

  @Option(name: .shortAndLong, help: "text, ndjson or csv.")
  var format = Format.text

  func run() async throws {
    let document = try redaction.apply(to: try await report(), isDefault: false)
    let text =
      switch format {
      case .text: TerminalTimeline(document, options: display.terminalOptions).text
      case .ndjson: document.timeline.map { OrderedJSONEncoder().encodeLine($0) + "\n" }.joined()
      case .csv: CSVReport(document).timeline
      }
    try ResultFile(path: nil).write(text)
  }

  private func report() async throws -> ReportDocument {
    if input.paths.count == 1, let document = ReportInput.readIfReport(input.paths[0]) { return document }
    let setup = try input.ruleSetup()
    let (files, failures, _) = InputDiscovery.files(of: input.paths)
    if let failure = failures.first { throw CommandFailure(.usage, "\(failure)") }
    var options = try input.analysisOptions(for: files)
    options.diagnosis = try known.options(input.configured.configuration()) {
      CollectionTime.days(of: files, options.zones)
    }
    let outcome = await Analysis(setup.rules, setup.catalog, options).analyze(files)
    guard outcome.timeline.sources.contains(where: { $0.first != nil }) else {
      throw input.nothingFound(in: outcome.timeline.sources)
    }
    return ReportBuilder(version: Version.number, packs: setup.packs)
      .document(outcome.timeline, outcome.diagnosis)
  }
}
