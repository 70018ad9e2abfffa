import ArgumentParser
import Report

/// `rca why`: the checks, numbers and lines behind one lead.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Show the checks, numbers and lines behind one lead.")

  @OptionGroup var lead: LeadArguments

  func run() throws { try lead.explain { _ in } }
}

/// `rca why-not`: the checks that cleared one lead.
struct WhyNotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not",
    abstract: "Show why a lead was cleared, since when that could be known, and what would change it.")

  @OptionGroup var lead: LeadArguments

  func run() throws {
    try lead.explain { explanation in
      if !explanation.isCleared {
        throw CommandFailure(.negative, "this lead was not cleared; see: rca why \(lead.name)")
      }
    }
  }
}

/// The lead that is asked about, and how to show it.
struct LeadArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The lead's id (L101) or the name of its change (deploy:api@2.4.0).", valueName: "lead"))
  var name: String

  @OptionGroup var report: ReportInput
  @OptionGroup var display: DisplayOptions
  @OptionGroup var redaction: RedactionOptions

  @Option(name: .shortAndLong, help: "text or json.")
  var format = InspectCommand.Format.text

  /// Prints what is known about the lead, then looks at it with `check`.
  func explain(_ check: (LeadExplanation) throws -> Void) throws {
    let document = try redaction.apply(to: report.document(), isDefault: false)
    let explanation: LeadExplanation
    do throws(ReportError) {
      explanation = try LeadExplanation(name, in: document, options: display.terminalOptions)
    } catch {
      let which = report.rememberedInputs.map {
        "; that was the last report, of \($0.joined(separator: ", ")): -i takes another"
      }
      throw CommandFailure(.usage, error.description + (which ?? ""))
    }
    try ResultFile(path: nil).write(format == .json ? explanation.json : explanation.text)
    try check(explanation)
  }
}
