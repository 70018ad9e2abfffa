import Analysis
import ArgumentParser
import Bytes
import Foundation
import Report
import Timeline

/// `rca inspect`: how each file was read.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Say for each file how it was read, and what could not be.",
    discussion: """
      Per file and archive member: codec, format and why, host and service, records and the share that was parsed, first \
      and last record, zone, gaps, records out of order, how far the host's clock was off, the first line that was not \
      parsed, and damage. Clocks are compared by the requests that several hosts logged, else by the rhythm of their \
      logs.

        rca inspect logs/
        rca inspect -f json logs.tgz | jq 'select(.unparsed > 0)'
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var input: InputOptions
  @OptionGroup var display: DisplayOptions

  @Option(name: .shortAndLong, help: "text or json.")
  var format = Format.text

  func run() async throws {
    let setup = try input.ruleSetup()
    let (files, failures, reports) = InputDiscovery.files(of: input.paths)
    let options = try input.analysisOptions(for: files)
    for failure in failures { display.warn("\(failure)") }
    display.note(leftOut: reports)
    let inspection = await Analysis(setup.rules, setup.catalog, options).inspect(files)
    if !inspection.sources.isEmpty { try ResultFile(path: nil).write(text(inspection)) }
    if failures.contains(where: { $0.reason == .notFound }) { throw CommandFailure(.usage) }
    guard failures.isEmpty, !files.isEmpty else {
      throw CommandFailure(
        .input, failures.isEmpty ? "no files in \(input.paths.joined(separator: ", "))" : "")
    }
    if inspection.sources.allSatisfy({ $0.facts.records == 0 }) {
      throw CommandFailure(.input, "no record was found in any file")
    }
    let facts = inspection.sources.map(\.facts)
    if facts.allSatisfy({ $0.first == nil }), facts.contains(where: { $0.leftOut.count > 0 }) {
      throw input.nothingFound(in: facts)
    }
  }

  private func text(_ inspection: Inspection) -> String {
    switch format {
    case .text: InspectionPage(inspection: inspection, options: display.terminalOptions).text
    case .json:
      inspection.sources.map {
        OrderedJSONEncoder().encodeLine(InspectionRow($0, inspection.clocks)) + "\n"
      }.joined()
    }
  }
}
