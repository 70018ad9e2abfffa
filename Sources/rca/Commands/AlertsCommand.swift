import ArgumentParser
import Foundation
import Report

/// `rca alerts`: rules that would have told of the incident.
struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts",
    abstract: "Write alert rules for Prometheus and Loki from what was measured, with their tests.",
    discussion: """
      With --output DIR: prometheus.rules.yaml, prometheus.test.yaml (promtool test rules) and loki.rules.yaml. The \
      thresholds lie between what the baseline had and what the first error came with; the tests replay both.
      """)

  enum Form: String, CaseIterable, ExpressibleByArgument { case prometheus, loki, test }

  @OptionGroup var report: OnlyReport

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write all files into this folder.", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(name: .shortAndLong, help: "What to print without --output: prometheus, loki or test.")
  var format = Form.prometheus

  @OptionGroup var redaction: RedactionOptions

  func run() throws {
    let files = try AlertFiles(redaction.apply(to: report.document(), isDefault: true))
    if files.isEmpty {
      Terminal.say("rca: the report has nothing to alert on: no series rose with an incident")
    }
    guard let output else {
      let text =
        switch format {
        case .prometheus: files.prometheus
        case .loki: files.loki
        case .test: files.promtoolTest
        }
      return try ResultFile(path: nil).write(text)
    }
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.usage, "\(output): cannot be made a folder (\(error.localizedDescription))")
    }
    for (name, text) in [
      ("prometheus.rules.yaml", files.prometheus), ("prometheus.test.yaml", files.promtoolTest),
      ("loki.rules.yaml", files.loki),
    ] {
      try ResultFile(path: URL(fileURLWithPath: output).appendingPathComponent(name).path).write(text)
    }
  }
}
