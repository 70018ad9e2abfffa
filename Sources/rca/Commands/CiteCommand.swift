import ArgumentParser
import Report

/// `rca cite`: a cited line in its source.
struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite", abstract: "Show a cited line in its file, with the lines around it.",
    discussion: "Finds the line by its source and number, also when the file was compressed otherwise since.")

  @Argument(help: ArgumentHelp("The id of the evidence: E4.", valueName: "id"))
  var id: String

  @Argument(
    help: "What was analysed; by default what the last analysis read, or the current folder.",
    completion: .file())
  var paths: [String] = []

  @Option(
    name: [.customShort("C", allowingJoined: true), .customLong("context")],
    help: ArgumentHelp("Lines before and after.", valueName: "n"))
  var context = 3

  @OptionGroup var report: ReportInput
  @OptionGroup var display: DisplayOptions

  mutating func validate() throws {
    if !(0...10_000).contains(context) { throw ValidationError("--context \(context): give 0 to 10000.") }
  }

  func run() throws {
    let document = try report.document()
    guard let line = document.line(id.uppercased()) else {
      let known =
        document.evidence.isEmpty
        ? "the report cites nothing" : "they go from E1 to E\(document.evidence.count)"
      throw CommandFailure(.usage, ReportError.unknownEvidence(id: id, known: known).description)
    }
    do {
      let quotation = try Quotation(line, in: report.sources(under: paths), context: context)
      try ResultFile(path: nil).write(quotation.text(display.terminalOptions))
      if quotation.holds == false { throw CommandFailure(.negative) }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.input, "\(error)")
    }
  }
}
