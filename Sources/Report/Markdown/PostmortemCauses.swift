/// Root cause and trigger, contributing factors, and how it was resolved.
struct PostmortemCauses {
  let document: ReportDocument
  let incident: ReportDocument.Incident

  init(_ document: ReportDocument, _ incident: ReportDocument.Incident) {
    self.document = document
    self.incident = incident
  }

  func write(to page: inout MarkdownPage) {
    page.heading(
      2, incident.answer == .cannotTell ? "Candidates for the root cause" : "Root cause and trigger")
    if incident.causes.isEmpty { page.paragraph("No lead in the logs holds as the cause.") }
    for lead in incident.causes {
      page.bullet(
        "\(lead.placedTitle), since \(lead.onset.rfc3339) (\(lead.category), "
          + "\(Wording.likelihood(lead.confidence)), \(Wording.fixed(lead.confidence, 2)))\(cited(lead.evidence))"
      )
      for check in lead.weightiest(6) {
        page.bullet("\(check.id), \(check.outcome.rawValue): \(check.says)\(cited(check.evidence))", depth: 1)
      }
    }
    if let sensitivity = incident.sensitivity { page.paragraph("The answer is \(sensitivity).") }
    page.heading(2, "Contributing factors")
    if incident.contributing.isEmpty {
      page.paragraph("None found in the logs. `TODO` add what they cannot show.", isSafe: true)
    }
    for lead in incident.contributing {
      page.bullet("\(lead.placedTitle), since \(lead.onset.rfc3339)\(cited(lead.evidence))")
      for check in lead.checks where check.id == "reversal" {
        page.bullet("Not cleared: \(check.says)\(cited(check.evidence))", depth: 1)
      }
    }
    if !incident.similar.isEmpty { page.heading(2, "Seen before") }
    for past in incident.similar { page.bullet("It \(past.sentence)") }
    page.heading(2, "What was seen")
    for lead in incident.symptoms {
      page.bullet("\(lead.onset.rfc3339) \(lead.place): \(lead.title)\(cited(lead.evidence))")
    }
    if incident.symptoms.isEmpty { page.paragraph("No symptom beside the impact itself.") }
    resolution(&page)
  }

  private func resolution(_ page: inout MarkdownPage) {
    page.heading(2, "Resolution")
    if let mitigation = incident.mitigation {
      page.bullet(
        "Mitigated at \(mitigation.onset.rfc3339) by \(mitigation.placedTitle)"
          + cited(mitigation.evidence))
    } else {
      page.bullet("No event in the logs ended it: it ended by itself, or by something that was not logged.")
    }
    page.bullet(
      incident.recovered.map { recovered in
        incident.isOverBeforeMitigation
          ? "Last seen at \(recovered.rfc3339), before that: the logs do not show whether it would have come back"
          : "Recovered at \(recovered.rfc3339)"
      } ?? "No recovery within the data")
  }

  private func cited(_ ids: [String]) -> String {
    let places = ids.prefix(3).compactMap { id in document.line(id).map { "\($0.source):\($0.line), \(id)" } }
    return places.isEmpty ? "" : " (\(places.joined(separator: "; ")))"
  }
}
