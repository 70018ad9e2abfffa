/// The differences for a terminal.
package struct DiffReport {
  private static let labelColumns = 15
  private static let messageCountMax = 40

  private let diff: ReportDiff
  private let options: TerminalOptions

  package init(_ diff: ReportDiff, options: TerminalOptions) {
    self.diff = diff
    self.options = options
  }

  package var text: String {
    var page = TerminalPage(options: options)
    if diff.isEmpty { page.line("No difference.") }
    if !diff.statements.isEmpty { page.heading("ANSWER") }
    for statement in diff.statements {
      let words = "\(statement.before ?? "none") → \(statement.after ?? "none")"
      page.entry(statement.what, indentation: 1, labelColumns: Self.labelColumns, words)
    }
    if !diff.leads.isEmpty { page.heading("LEADS") }
    for lead in diff.leads { page.entry(self.sign(lead), indentation: 1, labelColumns: 3, words(lead)) }
    if !diff.messages.isEmpty { page.heading("MESSAGES", right: "per minute") }
    for message in diff.messages.prefix(Self.messageCountMax) { row(message, &page) }
    if diff.messages.count > Self.messageCountMax {
      page.line(" and \(diff.messages.count - Self.messageCountMax) more: -f json")
    }
    return page.text
  }

  private func sign(_ lead: ReportDiff.LeadChange) -> String {
    lead.before == nil ? "+" : lead.after == nil ? "-" : "~"
  }

  private func words(_ lead: ReportDiff.LeadChange) -> String {
    func standing(_ list: String?, _ confidence: Double?) -> String {
      list.map { "\($0) \(Wording.fixed(confidence ?? 0, 2))" } ?? "none"
    }
    return "\(lead.lead): \(standing(lead.before, lead.confidenceBefore)) → "
      + standing(lead.after, lead.confidenceAfter)
  }

  private func row(_ message: ReportDiff.MessageChange, _ page: inout TerminalPage) {
    let place = [message.host, message.service].compactMap { $0 }.joined(separator: "/")
    let sign = message.kind == .new ? "+" : message.kind == .gone ? "-" : "~"
    page.entry(
      sign, indentation: 1, labelColumns: 3, "\(message.isRule ? "rule " : "")\(message.text)  \(place)",
      right: "\(Wording.quantity(message.perMinuteBefore)) → \(Wording.quantity(message.perMinuteAfter))")
  }
}
