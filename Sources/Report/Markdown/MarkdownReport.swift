import Records

/// A post-mortem draft in Markdown: what the report knows, in the order of a post-mortem, with `TODO` where only
/// people know. It names no person, intent or number that is not in the report.
package struct MarkdownReport {
  private let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  /// The draft, one part per incident.
  package var text: String {
    var page = MarkdownPage()
    if document.incidents.isEmpty {
      quiet(&page)
    }
    for incident in document.incidents { self.incident(incident, &page) }
    unknownMessages(&page)
    provenance(&page)
    return page.text
  }

  private func quiet(_ page: inout MarkdownPage) {
    page.heading(1, document.verdict == .noIncident ? "No incident" : "Possible incident, nothing to rank")
    if let replay = document.replayNote { page.paragraph("As known \(replay).") }
    if let covered = document.covered {
      page.paragraph("From \(covered.start.rfc3339) to \(covered.end.rfc3339) nothing rose to an incident.")
    }
    if let rejected = document.rejectedWindow { page.paragraph("The closest window: \(rejected).") }
    PostmortemTimeline(document).write(to: &page)
  }

  private func incident(_ incident: ReportDocument.Incident, _ page: inout MarkdownPage) {
    let name = incident.causes.first?.title ?? incident.headline
    page.heading(1, "Post-mortem draft: \(name.capitalizedFirst), \(incident.onset.day)")
    page.paragraph(
      "Drafted by rca \(document.version) from logs and metrics. What only people know is marked `TODO`.",
      isSafe: true)
    if let replay = document.replayNote { page.paragraph("As known \(replay).") }
    page.bullet("Owner: `TODO`", isSafe: true)
    page.bullet("Reviewed on: `TODO`", isSafe: true)

    PostmortemSummary(document, incident).write(to: &page)
    PostmortemCauses(document, incident).write(to: &page)
    PostmortemTimeline(document, incident).write(to: &page)
    PostmortemDeadEnds(document, incident).write(to: &page)
    PostmortemActions(document, incident).write(to: &page)
  }

  private static let messageCountMax = 15

  /// What nobody has written a rule for stands apart from what the rules say.
  private func unknownMessages(_ page: inout MarkdownPage) {
    let messages = document.newOrSurgingMessages
    guard !messages.isEmpty else { return }
    page.heading(2, "New or surging messages no rule knows")
    for message in messages.prefix(Self.messageCountMax) {
      let line = message.evidence.first.flatMap { document.line($0) }
      let citation = line.map { " (\($0.source):\($0.line), \($0.id))" } ?? ""
      let text = EscapedText.markdownCode(
        DisplayWidth.cut(HostileText.visible(message.text), columns: 160, ellipsis: "…"))
      page.bullet(
        "\(message.kind == .new ? "new" : "surging"), \(Wording.perMinute(message)), "
          + EscapedText.markdown(message.place) + ": \(text)" + EscapedText.markdown(citation), isSafe: true)
    }
    if messages.count > Self.messageCountMax {
      page.bullet("and \(messages.count - Self.messageCountMax) more in the report itself")
    }
  }

  private func provenance(_ page: inout MarkdownPage) {
    page.heading(2, "What this rests on")
    page.bullet(
      "\(Wording.plural(document.sources.count, "source")), \(Wording.plural(document.recordCount, "record"))"
        + (document.parsedShare.map { ", \(Wording.percent($0)) understood" } ?? ""))
    if document.notCovered.isEmpty { page.bullet("Nothing that was given was left out.") }
    for gap in document.notCovered { page.bullet("Not covered: \(gap)") }
    guard !document.evidence.isEmpty else { return }
    page.heading(2, "Evidence")
    for line in document.evidence.prefix(60) {
      page.bullet(
        "\(line.id) \(EscapedText.markdown("\(line.source):\(line.line)")) "
          + EscapedText.markdownCode(
            DisplayWidth.cut(HostileText.visible(line.text), columns: 240, ellipsis: "…")),
        isSafe: true)
    }
    if document.evidence.count > 60 {
      page.bullet("and \(document.evidence.count - 60) more lines in the report itself")
    }
  }
}
