import ArgumentParser
import Report

/// The report of a command that needs nothing else: its only argument, or behind `-i` as where a lead comes first.
struct OnlyReport: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The report (JSON); by default that of the last analysis.", valueName: "report.json"),
    completion: .file(extensions: ["json"]))
  var path: String?

  @Option(
    name: [.customShort("i"), .customLong("report")],
    help: ArgumentHelp("The same.", valueName: "report.json"), completion: .file(extensions: ["json"]))
  var option: String?

  mutating func validate() throws {
    if let path, let option { throw ValidationError("two reports are given, \(path) and \(option): give one.") }
  }

  func document() throws -> ReportDocument {
    var input = ReportInput()
    input.path = path ?? option
    return try input.document()
  }
}
