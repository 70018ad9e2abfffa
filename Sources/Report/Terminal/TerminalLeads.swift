import Records

/// The leads of one incident on a terminal: causes and dead ends with the same room, the rest in a line each.
struct TerminalLeads {
  private static let checkCountMax = 4
  /// How many leads of a list are shown in full, and how many more in a line each.
  private static let fullCountMax = 4
  private static let symptomCountMax = 3
  private static let briefCountMax = 8
  private static let labelColumns = 15

  private let document: ReportDocument
  private let incident: ReportDocument.Incident

  init(_ document: ReportDocument, _ incident: ReportDocument.Incident) {
    self.document = document
    self.incident = incident
  }

  func draw(on page: inout TerminalPage) {
    page.blank()
    causes(&page)
    brief("PERHAPS CONTRIBUTING", incident.contributing, &page)
    for lead in incident.contributing.prefix(Self.fullCountMax) {
      checks(lead.checks.filter { $0.id == "reversal" }, &page)
    }
    if !incident.deadEnds.isEmpty {
      page.blank()
      page.heading("DEAD ENDS")
      for lead in incident.deadEnds.prefix(Self.fullCountMax) { deadEnd(lead, &page) }
      rest(incident.deadEnds.dropFirst(Self.fullCountMax), &page)
    }
    brief("UNRELATED", incident.unrelated, &page)
  }

  private func causes(_ page: inout TerminalPage) {
    switch incident.answer {
    case .causeFound:
      let best = incident.causes.first?.confidence ?? 0
      page.heading(
        incident.causes.count > 1 ? "CAUSES" : "CAUSE",
        right: "\(Wording.likelihood(best)) (\(Wording.fixed(best, 2)))")
    case .cannotTell: page.heading("CANNOT TELL which of these it was")
    case .noneOfTheLeads: page.heading("NO CAUSE FOUND: none of the leads holds")
    }
    // A job is a change of its own, though nobody would roll it back.
    if incident.changeCaused == false, incident.causes.allSatisfy({ $0.change == nil }) {
      page.entry(" ", labelColumns: 2, "No change caused this.")
    }
    let told = incident.causes.prefix(Self.fullCountMax)
    for (rank, lead) in told.enumerated() {
      let sign = page.glyphs.cause
      page.entry(
        " \(rank + 1) \(sign)", labelColumns: 5, "\(lead.place)  \(lead.title)",
        right: incident.causes.count > 1 || incident.answer != .causeFound
          ? "\(lead.id) \(Wording.fixed(lead.confidence, 2))" : lead.id,
        style: .cause)
      onset(of: lead, &page)
      checks(lead.weightiest(Self.checkCountMax), &page)
      if rank == told.count - 1 { course(&page) }
      more("why", lead, &page)
    }
    if let decide = incident.wouldDecide { fact("decides", decide, nil, &page) }
    if let sensitivity = incident.sensitivity { fact("stability", sensitivity, nil, &page) }
    for past in incident.similar.prefix(3) { fact("before", past.sentence, nil, &page) }
  }

  private func onset(of lead: ReportDocument.Lead, _ page: inout TerminalPage) {
    let seconds = incident.onset.secondsSince(lead.onset)
    let distance =
      seconds == 0
      ? "with the first error"
      : "\(Wording.span(seconds.magnitude)) \(seconds > 0 ? "before" : "after") the first error"
    fact("since", "\(lead.onset.clock)Z, \(distance)", lead.evidence.first, &page)
  }

  /// What followed from the causes, and how it ended.
  private func course(_ page: inout TerminalPage) {
    for symptom in incident.symptoms.prefix(Self.symptomCountMax) {
      let place = symptom.place
      fact("symptom", "\(symptom.onset.clock)Z  \(place)  \(symptom.title)", symptom.evidence.first, &page)
    }
    let untold = incident.symptoms.count - Self.symptomCountMax
    if untold > 0 { fact("", "and \(untold) more symptom\(untold == 1 ? "" : "s")", nil, &page) }
    if let mitigation = incident.mitigation {
      fact(
        "mitigated", "\(mitigation.onset.clock)Z  \(mitigation.title)", mitigation.evidence.first, &page)
    }
    if let recovered = incident.recovered { fact("recovered", "\(recovered.clock)Z", nil, &page) }
  }

  private func deadEnd(_ lead: ReportDocument.Lead, _ page: inout TerminalPage) {
    page.entry(
      " \(page.glyphs.deadEnd)", labelColumns: 3,
      "\(lead.title)   \(lead.onset.clock)Z\(lead.place == lead.title ? "" : "   \(lead.place)")",
      right: lead.evidence.first.map(citation) ?? lead.id, style: .cleared)
    checks(lead.reasonsAgainst(Self.checkCountMax), &page)
    let decided = lead.checks.filter { $0.outcome == .refutes }.compactMap { check in
      check.decidable.map { "\($0.clockMinutes) (\(check.id))" }
    }
    if let decidable = lead.decidable {
      let list = decided.isEmpty ? "\(decidable.clockMinutes)Z" : decided.joined(separator: ", ")
      fact("decidable", list, nil, &page)
    }
    more("why-not", lead, &page)
  }

  /// The neutral and untestable ones stand in `rca why`.
  private func checks(_ checks: [ReportDocument.Check], _ page: inout TerminalPage) {
    for check in checks { fact(check.id, "\(check.sign) \(check.says)", check.evidence.first, &page) }
  }

  private func more(_ command: String, _ lead: ReportDocument.Lead, _ page: inout TerminalPage) {
    fact("more", "rca \(command) \(document.shortName(of: lead))", nil, &page)
  }

  /// Dead ends in a line each, with the names of the checks that cleared them.
  private func rest(_ leads: ArraySlice<ReportDocument.Lead>, _ page: inout TerminalPage) {
    for lead in leads.prefix(Self.briefCountMax) {
      let reasons = lead.reasonsAgainst(2).filter { $0.outcome == .refutes }.map(\.id).joined(separator: ", ")
      page.entry(
        " \(page.glyphs.deadEnd)", labelColumns: 3, "\(lead.title)   \(lead.onset.clock)Z",
        right: reasons.isEmpty ? lead.id : "\(reasons)  \(lead.id)")
    }
    if leads.count > Self.briefCountMax { page.line("   and \(leads.count - Self.briefCountMax) more") }
  }

  private func brief(_ title: String, _ leads: [ReportDocument.Lead], _ page: inout TerminalPage) {
    guard !leads.isEmpty else { return }
    page.blank()
    page.heading(title)
    for lead in leads.prefix(Self.fullCountMax) {
      page.entry(
        " \(page.glyphs.rest) \(lead.id)", labelColumns: 8,
        "\(lead.onset.clock)Z  \(lead.place)  \(lead.title)", right: lead.evidence.first.map(citation))
    }
    if leads.count > Self.fullCountMax { page.line("   and \(leads.count - Self.fullCountMax) more") }
  }

  private func fact(_ label: String, _ text: String, _ evidence: String?, _ page: inout TerminalPage) {
    page.entry(
      label, indentation: 5, labelColumns: Self.labelColumns, text, right: evidence.map(citation))
  }

  private func citation(_ id: String) -> String {
    document.line(id).map { "\($0.source):\($0.line) [\(id)]" } ?? "[\(id)]"
  }
}
