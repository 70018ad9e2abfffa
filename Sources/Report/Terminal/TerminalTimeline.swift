/// The timeline for a terminal: the lanes, then every row with its line.
package struct TerminalTimeline {
  private let document: ReportDocument
  private let options: TerminalOptions

  package init(_ document: ReportDocument, options: TerminalOptions) {
    self.document = document
    self.options = options
  }

  package var text: String {
    var page = TerminalPage(options: options)
    if let lanes = TerminalLanes(document, width: options.width) {
      lanes.draw(on: &page)
      page.blank()
    }
    var day = ""
    for row in document.timeline {
      if row.time.day != day {
        day = row.time.day
        page.heading(day)
      }
      let place = [row.host, row.service].compactMap { $0 }.joined(separator: "/")
      let line = row.evidence.flatMap(document.line)
      page.entry(
        "\(row.time.clock)Z \(sign(row.role))", indentation: 1, labelColumns: 13,
        "\(row.kind)  \(place)\(place.isEmpty ? "" : "  ")\(row.title)",
        right: line.map { "\($0.source):\($0.line) [\($0.id)]" }, style: row.role == "cause" ? .cause : .plain
      )
    }
    if document.timeline.isEmpty { page.line("nothing notable") }
    return page.text
  }

  /// A letter for the role beside the time.
  private func sign(_ role: String) -> String {
    ["cause": "!", "symptom": "s", "change": "c", "mitigation": "m", "recovery": "r"][role] ?? " "
  }
}
