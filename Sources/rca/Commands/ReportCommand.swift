import ArgumentParser
import Report

/// `rca report`: a report in another form, without the logs.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Render a report again as text, HTML, Markdown, CSV or JSON.")

  @OptionGroup var report: OnlyReport

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file, its format by the extension. Repeatable.", valueName: "file"),
    completion: .file())
  var output: [String] = []

  @Option(name: .shortAndLong, help: "text, json, md, html or csv.")
  var format: ReportTarget.Form?

  @OptionGroup var display: DisplayOptions
  @OptionGroup var redaction: RedactionOptions

  func run() throws {
    let targets = try ReportTarget.targets(output, format: format)
    let document = try report.document()
    for target in targets { try target.write(document, display.terminalOptions, redaction) }
  }
}

/// `rca postmortem`: the draft in Markdown.
struct PostmortemCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postmortem", abstract: "Draft the post-mortem of a report in Markdown.",
    discussion:
      "What only people know stands as TODO. Addresses, e-mail, secrets and user ids are redacted by default."
  )

  @OptionGroup var report: OnlyReport

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var redaction: RedactionOptions

  func run() throws {
    let document = try redaction.apply(to: report.document(), isDefault: true)
    try ResultFile(path: output).write(MarkdownReport(document).text)
  }
}
