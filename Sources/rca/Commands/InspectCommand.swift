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
    discussion:
      "Codec, format, host, service, first and last record, and the share of records that were parsed.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var input: InputOptions
  @OptionGroup var display: DisplayOptions

  @Option(name: .shortAndLong, help: "text or json.")
  var format = Format.text

  func run() async throws {
    let setup = try RuleSetup(input.rules)
    let options = try input.analysisOptions()
    let (files, failures) = InputDiscovery.files(of: input.paths)
    for failure in failures { display.warn("\(failure)") }
    let timeline = await Analysis(setup.rules, setup.catalog, options).timeline(of: files)
    let builder = ReportBuilder(version: Version.number, packs: setup.packs)
    let text =
      switch format {
      case .text: timeline.sources.map(Self.describe).joined(separator: "\n")
      case .json:
        timeline.sources.map { OrderedJSONEncoder().encodeLine(builder.source($0)) }.joined(separator: "\n")
      }
    if !timeline.sources.isEmpty { try ResultFile(path: nil).write(text + "\n") }
    guard failures.isEmpty, !files.isEmpty else {
      throw CommandFailure(
        failures.contains { $0.reason == .notFound } ? .usage : .input, failures.isEmpty ? "no files" : "")
    }
    if timeline.sources.allSatisfy({ $0.records == 0 }) {
      throw CommandFailure(.input, "no record was found in any file")
    }
  }

  private static func describe(_ source: SourceFacts) -> String {
    let parsed =
      source.records == 0 ? 0 : 100 * Double(source.records - source.unparsed) / Double(source.records)
    let percent = "\(Int(parsed * 10) / 10).\(Int(parsed * 10) % 10) %"
    var words = [
      source.path,
      "  \(source.codec), \(source.format ?? "unknown format"), host \(source.host ?? "?"), service \(source.service ?? "?")",
      "  \(source.records) records, parsed \(percent), \(source.first?.rfc3339 ?? "no time") … \(source.last?.rfc3339 ?? "no time")",
    ]
    if let damage = source.damage { words.append("  damaged: \(damage)") }
    return words.map(HostileText.visible).joined(separator: "\n")
  }
}
