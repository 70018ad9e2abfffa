import Records

/// The report for a terminal: what happened, the cause and how it is known, what it was not, and the lanes.
package struct TerminalReport {
  private let document: ReportDocument
  private let options: TerminalOptions

  package init(_ document: ReportDocument, options: TerminalOptions = TerminalOptions()) {
    self.document = document
    self.options = options
  }

  /// The whole page, with a newline at its end.
  package var text: String {
    var page = TerminalPage(options: options)
    summary(&page)
    let gapsFirst = document.gapsCouldChangeAnswer
    if gapsFirst { notCovered(&page, "NOT COVERED, and it could change the answer") }
    for (number, incident) in document.incidents.enumerated() {
      if number > 0 { page.blank() }
      self.incident(incident, &page)
    }
    if document.incidents.isEmpty { quiet(&page) }
    unknownMessages(&page)
    if let lanes = TerminalLanes(document, width: page.options.width) {
      page.blank()
      lanes.draw(on: &page)
    }
    if !gapsFirst, !document.notCovered.isEmpty { notCovered(&page, "NOT COVERED") }
    return page.text
  }

  private func summary(_ page: inout TerminalPage) {
    let hosts = document.hostCount
    var parts = [
      Wording.plural(document.sources.count, "source")
        + (hosts > 0 ? " on \(Wording.plural(hosts, "host"))" : "")
        + ", \(Wording.plural(document.recordCount, "record"))"
    ]
    if let covered = document.covered {
      let day = covered.start.day == covered.end.day ? "\(covered.start.day) " : ""
      parts.append(day + Wording.interval(covered.start, covered.end))
    }
    if let parsed = document.parsedShare { parts.append("parsed \(Wording.percent(parsed))") }
    let damaged = document.sources.count(where: \.truncated)
    if damaged > 0 { parts.append("\(Wording.plural(damaged, "source")) damaged") }
    if document.notCovered.isEmpty { parts.append("no gaps") }
    let name = "rca \(document.version)"
    page.entry(name, labelColumns: name.count + 3, parts.joined(separator: "   "), style: .bold)
    if let replay = document.replayNote { page.entry("As known", labelColumns: 10, replay, style: .bold) }
  }

  private func quiet(_ page: inout TerminalPage) {
    page.blank()
    page.heading(document.verdict == .noIncident ? "NO INCIDENT" : "POSSIBLE INCIDENT, nothing to rank")
    if let rejected = document.rejectedWindow {
      page.entry("closest", indentation: 1, labelColumns: 11, rejected)
    }
    let changes = document.changeRows
    if !changes.isEmpty {
      page.entry(
        "changes", indentation: 1, labelColumns: 11, "\(Wording.plural(changes.count, "change")) seen:")
      for row in changes.prefix(8) {
        page.entry(
          "\(row.time.clock)Z", indentation: 12, labelColumns: 11, row.title, right: citation(row.evidence))
      }
      if changes.count > 8 { page.line("            and \(changes.count - 8) more: rca timeline") }
    }
  }

  private func incident(_ incident: ReportDocument.Incident, _ page: inout TerminalPage) {
    let name = incident.id == "I1" && document.incidents.count == 1 ? "Incident" : "Incident \(incident.id)"
    let end = incident.end.map { "\($0.day == incident.onset.day ? "" : "\($0.day) ")\($0.clock)Z" }
    var parts = [
      "\(incident.onset.day) \(incident.onset.clock)Z → \(end ?? "still going on")"
        + (incident.end.map { "  \(Wording.span($0.secondsSince(incident.onset)))" } ?? "")
    ]
    if !incident.headline.isEmpty { parts.append(incident.headline) }
    if incident.onsetUncertaintySeconds > 0 {
      parts.append("onset ±\(Wording.span(incident.onsetUncertaintySeconds))")
    }
    if let baseline = document.baseline {
      parts.append("baseline \(Wording.interval(baseline.start, baseline.end))")
    }
    page.entry(
      document.verdict == .possibleIncident ? "Possible \(name.lowercased())" : name,
      labelColumns: document.verdict == .possibleIncident ? 19 : name.count + 2,
      parts.joined(separator: "   "), style: .bold)
    if let impact = ImpactWording(incident.impact).sentence {
      page.entry("", labelColumns: 2, impact)
    }
    TerminalLeads(document, incident).draw(on: &page)
  }

  private static let messageCountMax = 5

  /// What nobody has written a rule for stands apart from what the rules say.
  private func unknownMessages(_ page: inout TerminalPage) {
    let messages = document.newOrSurgingMessages
    guard !messages.isEmpty else { return }
    page.blank()
    page.heading("NEW OR SURGING MESSAGES NO RULE KNOWS")
    for message in messages.prefix(Self.messageCountMax) {
      page.entry(
        message.kind == .new ? "new" : "surging", indentation: 1, labelColumns: 9,
        "\(Wording.perMinute(message)), \(message.place): \(message.text)",
        right: citation(message.evidence.first))
    }
    if messages.count > Self.messageCountMax {
      page.line(
        "          and \(messages.count - Self.messageCountMax) more; rca rules suggest writes rules for them"
      )
    }
  }

  private func notCovered(_ page: inout TerminalPage, _ title: String) {
    page.blank()
    page.heading(title)
    for gap in document.notCovered { page.entry(" -", labelColumns: 3, gap) }
  }

  private func citation(_ id: String?) -> String? {
    id.flatMap { document.line($0) }.map { "\($0.source):\($0.line) [\($0.id)]" }
  }
}
