import ArgumentParser
import Diagnosis
import Foundation
import Records
import Rules

/// What the user already knows about the incident.
struct DiagnosisArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The incident's span: START..END, or START.. while it goes on.", valueName: "span"))
  var incident: String?

  @Option(help: ArgumentHelp("What counts as normal: auto, or START..END.", valueName: "span"))
  var baseline = "auto"

  @Option(
    help: ArgumentHelp(
      "Who calls whom: JSON or YAML, a list of {from: caller, to: callee}.", valueName: "file"),
    completion: .file())
  var topology: String?

  /// - Parameters:
  ///   - configuration: of the site, whose topology `--topology` adds to.
  ///   - days: the days that the logs begin on.
  func options(_ configuration: Configuration?, days: () -> [Timestamp]) throws -> DiagnosisOptions {
    var options = DiagnosisOptions()
    options.topology = configuration?.topology ?? []
    if let incident {
      let window = try WindowArgument(incident, option: "--incident", days: days)
      options.incident = (window.start, window.end)
    }
    if baseline != "auto" {
      let window = try WindowArgument(baseline, option: "--baseline", days: days)
      guard let end = window.end else {
        throw CommandFailure(.usage, "--baseline \(baseline): an end is needed")
      }
      options.baseline = TimeWindow(start: window.start, end: end)
    }
    if let topology { options.topology += try Self.readTopology(topology) }
    return options
  }

  private static func readTopology(_ path: String) throws -> [(from: String, to: String)] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.usage, "--topology \(path): cannot be read; check the path")
    }
    do throws(RuleError) {
      return try TopologyFile.calls(in: RuleSource(name: path, text: String(decoding: data, as: UTF8.self)))
    } catch {
      throw CommandFailure(.usage, error.description)
    }
  }
}
