import Records

/// Summary, impact and the delays between cause, impact, detection, mitigation and recovery.
struct PostmortemSummary {
  let document: ReportDocument
  let incident: ReportDocument.Incident

  init(_ document: ReportDocument, _ incident: ReportDocument.Incident) {
    self.document = document
    self.incident = incident
  }

  func write(to page: inout MarkdownPage) {
    page.heading(2, "Summary")
    page.paragraph(summary)
    page.heading(2, "Impact")
    impact(&page)
    page.heading(2, "Delays")
    delays(&page)
  }

  private var summary: String {
    var sentences = [
      "On \(incident.onset.day) at \(incident.onset.clock) UTC trouble began"
        + (incident.headline.isEmpty ? "." : " (\(incident.headline)).")
    ]
    switch incident.answer {
    case .causeFound:
      if let cause = incident.causes.first {
        sentences.append(
          "The cause was \(Wording.likelihood(cause.confidence)) (\(Wording.fixed(cause.confidence, 2))) "
            + "\(cause.placedTitle).")
      }
    case .cannotTell:
      let names = incident.causes.map { "\($0.title) (\(Wording.fixed($0.confidence, 2)))" }
      sentences.append("The logs cannot tell which of these it was: \(names.joined(separator: "; ")).")
      if let decide = incident.wouldDecide { sentences.append("What would decide: \(decide).") }
    case .noneOfTheLeads: sentences.append("None of the leads in the logs explains it.")
    }
    if incident.changeCaused == false { sentences.append("No deploy or other change caused it.") }
    if !incident.deadEnds.isEmpty {
      sentences.append(
        "Ruled out: \(incident.deadEnds.prefix(4).map(\.title).joined(separator: "; "))"
          + (incident.deadEnds.count > 4 ? " and \(incident.deadEnds.count - 4) more." : "."))
    }
    if let mitigation = incident.mitigation {
      sentences.append("It was mitigated at \(mitigation.onset.clock) UTC by \(mitigation.title).")
    }
    if let recovered = incident.recovered {
      sentences.append(
        incident.isOverBeforeMitigation
          ? "The last sign of it came at \(recovered.clock) UTC, before that."
          : "Service was back to normal at \(recovered.clock) UTC.")
    } else if incident.end == nil {
      sentences.append("It was still going on when the data ends.")
    }
    return sentences.joined(separator: " ")
  }

  private func impact(_ page: inout MarkdownPage) {
    let impact = incident.impact
    if let share = impact.failedShare {
      page.bullet(
        "Failed requests: \(Wording.percent(share))"
          + (impact.requests.map { " of \(Wording.count($0)) requests in the incident" } ?? "")
          + (impact.peakFailedShare.map {
            ", \(Wording.percent($0)) at the peak (\(incident.peak.clock) UTC)"
          } ?? ""))
    } else {
      page.bullet("Failed requests: not measurable from what was given")
    }
    page.bullet(
      impact.affectedClients.map { "Clients with at least one failed request: \(Wording.percent($0))" }
        ?? "Affected clients: not measurable from what was given")
    if let end = incident.end {
      page.bullet(
        "Duration: \(Wording.span(end.secondsSince(incident.onset))), from \(incident.onset.rfc3339) to "
          + end.rfc3339)
    } else {
      page.bullet("Duration: from \(incident.onset.rfc3339) to beyond the end of the data")
    }
    page.bullet("Onset known to within \(Wording.span(incident.onsetUncertaintySeconds))")
  }

  private func delays(_ page: inout MarkdownPage) {
    let phases = incident.phases
    let rows: [(String, Timestamp?, Timestamp?)] = [
      ("Cause to first impact", phases.cause, phases.impact),
      ("First impact to first reaction (detection)", phases.impact, phases.detected),
      ("First reaction to mitigation", phases.detected, phases.mitigated),
      ("First impact to recovery", phases.impact, phases.recovered),
    ]
    page.table(
      ["Delay", "From", "To", "Length"],
      rows.map { name, from, to in
        let length = from.flatMap { from in to.map { Wording.delay($0.secondsSince(from)) } }
        return [name, from?.rfc3339 ?? "unknown", to?.rfc3339 ?? "unknown", length ?? "unknown"]
      })
  }
}
