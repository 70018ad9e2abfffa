import ArgumentParser
import Report

/// `rca verify`: every cited line against its source.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every cited line of a report against its source.",
    discussion: """
      A line holds when the same bytes stand at the same line and offset of the decompressed source; compressing a file \
      otherwise changes nothing, editing a byte does. Exit code 1 when a line does not hold, 3 when a source is missing.
      """)

  @Argument(
    help: ArgumentHelp("The report (JSON).", valueName: "report.json"),
    completion: .file(extensions: ["json"]))
  var report: String

  @Argument(help: "What was analysed; by default the current folder.", completion: .file())
  var paths: [String] = []

  @OptionGroup var display: DisplayOptions

  func run() throws {
    var input = ReportInput()
    input.path = report
    let document = try input.document()
    let findings = CitationCheck(input.sources(under: paths)).findings(document)
    for finding in findings where finding.outcome != .holds {
      if case .unreadable = finding.outcome { continue }
      display.warn("\(finding.id) \(finding.place): \(Self.words(finding.outcome))")
    }
    warnOfUnread(findings)
    let holding = findings.count { $0.outcome == .holds }
    let redacted = findings.count { $0.outcome == .redacted }
    let note = redacted > 0 ? ", \(redacted) redacted and not checked" : ""
    try ResultFile(path: nil).write("\(holding) of \(findings.count) cited lines hold\(note)\n")
    let isUnread = findings.contains { if case .unreadable = $0.outcome { true } else { false } }
    if holding + redacted < findings.count { throw CommandFailure(isUnread ? .input : .negative) }
  }

  /// One message for each source that cannot be read, not one for each line of it.
  private func warnOfUnread(_ findings: [CitationCheck.Finding]) {
    var order: [String] = []
    var ids: [String: [String]] = [:]
    for finding in findings {
      guard case .unreadable(let reason) = finding.outcome else { continue }
      let source = String(
        finding.place.prefix(upTo: finding.place.lastIndex(of: ":") ?? finding.place.endIndex))
      let message = reason.hasPrefix(source) ? reason : "\(source): \(reason)"
      if ids[message] == nil { order.append(message) }
      ids[message, default: []].append(finding.id)
    }
    for message in order {
      let cited = ids[message] ?? []
      let names = cited.prefix(5).joined(separator: ", ") + (cited.count > 5 ? ", …" : "")
      display.warn("\(message) (\(Wording.plural(cited.count, "cited line")): \(names))")
    }
  }

  private static func words(_ outcome: CitationCheck.Outcome) -> String {
    switch outcome {
    case .holds: "holds"
    case .moved(let line, let offset): "is now at line \(line), byte \(offset)"
    case .changed: "other bytes stand there now"
    case .gone: "the source ends before it"
    case .unreadable(let reason): reason
    case .redacted: "redacted in this report; verify the one it was made from"
    }
  }
}
