import ArgumentParser
import Bytes
import Report

/// How results look on the terminal, and how much is said beside them.
struct DisplayOptions: ParsableArguments {
  enum When: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  @Option(help: "Colours: auto, always or never.")
  var color = When.auto

  @Option(help: "The progress line: auto, always or never.")
  var progress = When.auto

  @Option(
    help: ArgumentHelp("Columns to fill; by default those of the terminal, else 80.", valueName: "columns"))
  var width: Int?

  @Flag(help: "Only ASCII characters.")
  var ascii = false

  @Flag(name: .shortAndLong, help: "No warnings and no progress.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say what was resolved and how long it took.")
  var verbose = false

  mutating func validate() throws {
    if let width, width < 20 { throw ValidationError("--width \(width): give 20 or more.") }
  }

  var terminalOptions: TerminalOptions {
    let hasColor = color == .always || (color == .auto && Terminal.wantsColor)
    return TerminalOptions(
      width: width ?? Terminal.width, isASCII: ascii || !Terminal.isUTF8, hasColor: hasColor)
  }

  var showsProgress: Bool {
    switch progress {
    case .always: !quiet
    case .never: false
    case .auto: !quiet && Terminal.errorIsTerminal && !Terminal.isDumb
    }
  }

  /// A warning for people, unless they asked for quiet.
  func warn(_ message: String) { if !quiet { Terminal.say("rca: \(message)") } }

  /// Nothing that lies among the logs is left out without a word.
  func note(leftOut reports: [InputFile]) {
    for report in reports { warn("\(report.name): left out, it is a report of rca and no log") }
  }
}
