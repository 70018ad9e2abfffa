/// Leads ruled out: what, why, and when that could have been known.
struct PostmortemDeadEnds {
  let document: ReportDocument
  let incident: ReportDocument.Incident

  init(_ document: ReportDocument, _ incident: ReportDocument.Incident) {
    self.document = document
    self.incident = incident
  }

  func write(to page: inout MarkdownPage) {
    page.heading(2, "Leads ruled out")
    if incident.deadEnds.isEmpty { page.paragraph("No other suspect stood near the incident.") }
    for lead in incident.deadEnds {
      let place = lead.evidence.first.flatMap { document.line($0) }.map {
        " (\($0.source):\($0.line), \($0.id))"
      }
      page.bullet("\(lead.placedTitle), \(lead.onset.rfc3339)\(place ?? "")")
      for check in lead.weightiest(6) where check.outcome == .refutes {
        page.bullet("\(check.id): \(check.says)\(decidable(check))", depth: 1)
      }
      if let time = lead.decidable { page.bullet("This could have been known at \(time.rfc3339).", depth: 1) }
      if let change = lead.wouldChange {
        page.bullet("It would be a suspect again with \(change).", depth: 1)
      }
    }
  }

  private func decidable(_ check: ReportDocument.Check) -> String {
    check.decidable.map { " (decidable \($0.clock) UTC)" } ?? ""
  }
}
