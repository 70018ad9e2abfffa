import Analysis
import ArgumentParser
import Bytes
import Diagnosis
import Report
import Timeline

/// `rca timeline`: what happened, in the order of time.
struct TimelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Print one merged timeline of everything notable.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ndjson }

  @OptionGroup var input: InputOptions
  @OptionGroup var known: DiagnosisArguments
  @OptionGroup var display: DisplayOptions

  @Option(name: .shortAndLong, help: "text or ndjson.")
  var format = Format.text

  func run() async throws {
    let setup = try RuleSetup(input.rules)
    var options = try input.analysisOptions()
    let (files, failures) = InputDiscovery.files(of: input.paths)
    if let failure = failures.first { throw CommandFailure(.usage, "\(failure)") }
    options.diagnosis = try known.options { CollectionTime.days(of: files, options.zones) }
    let outcome = await Analysis(setup.rules, setup.catalog, options).analyze(files)
    let document = ReportBuilder(version: Version.number, packs: setup.packs)
      .document(outcome.timeline, outcome.diagnosis)
    guard outcome.timeline.sources.contains(where: { $0.first != nil }) else {
      throw CommandFailure(.input, "no record with a time was found; see rca inspect for the reasons")
    }
    let lines = document.timeline.map { row in
      format == .ndjson ? OrderedJSONEncoder().encodeLine(row) : Self.describe(row)
    }
    try ResultFile(path: nil).write(lines.map { $0 + "\n" }.joined())
  }

  private static func describe(_ row: ReportDocument.TimelineRow) -> String {
    let place = [row.host, row.service].compactMap { $0 }.joined(separator: "/")
    return HostileText.visible("\(row.time.rfc3339)  \(row.kind)  \(place)  \(row.title)")
  }
}
