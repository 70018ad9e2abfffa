import Records

/// The leads of one incident on a terminal: causes and dead ends with the same room, the rest in a line each.
struct TerminalLeads {
  private static let checkCountMax = 5
  private static let leadCountMax = 6
  private static let labelColumns = 13

  private let document: ReportDocument
  private let incident: ReportDocument.Incident

  init(_ document: ReportDocument, _ incident: ReportDocument.Incident) {
    self.document = document
    self.incident = incident
  }

  func draw(on page: inout TerminalPage) {
    page.blank()
    causes(&page)
    brief("CONTRIBUTING", incident.contributing, &page)
    if !incident.deadEnds.isEmpty {
      page.blank()
      page.heading("DEAD ENDS")
      for lead in incident.deadEnds.prefix(Self.leadCountMax) { deadEnd(lead, &page) }
      if incident.deadEnds.count > Self.leadCountMax {
        let rest = incident.deadEnds.dropFirst(Self.leadCountMax).map(\.id).joined(separator: ", ")
        page.line(" and \(rest): rca why-not ID")
      }
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
    if incident.changeCaused == false { page.entry(" ", labelColumns: 2, "No change caused this.") }
    for (rank, lead) in incident.causes.prefix(Self.leadCountMax).enumerated() {
      let sign = page.glyphs.cause
      page.entry(
        " \(rank + 1) \(sign)", labelColumns: 5, "\(lead.place)  \(lead.title)",
        right: incident.causes.count > 1 || incident.answer != .causeFound
          ? "\(lead.id) \(Wording.fixed(lead.confidence, 2))" : lead.id,
        style: .cause)
      onset(of: lead, &page)
      checks(of: lead, &page)
      if rank == 0 { course(&page) }
      more("why", lead, &page)
    }
    if let decide = incident.wouldDecide { fact("decides", decide, nil, &page) }
    if let sensitivity = incident.sensitivity { fact("stability", sensitivity, nil, &page) }
  }

  private func onset(of lead: ReportDocument.Lead, _ page: inout TerminalPage) {
    let seconds = incident.onset.secondsSince(lead.onset)
    let distance =
      seconds == 0
      ? "with the first error"
      : "\(Wording.span(seconds.magnitude)) \(seconds > 0 ? "before" : "after") the first error"
    fact("since", "\(lead.onset.clock)Z, \(distance)", lead.evidence.first, &page)
  }

  /// What followed from the cause, and how it ended.
  private func course(_ page: inout TerminalPage) {
    for symptom in incident.symptoms.prefix(4) {
      let place = symptom.place
      fact("symptom", "\(symptom.onset.clock)Z  \(place)  \(symptom.title)", symptom.evidence.first, &page)
    }
    if incident.symptoms.count > 4 {
      fact("", "and \(incident.symptoms.count - 4) more symptoms", nil, &page)
    }
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
    checks(of: lead, &page)
    let decided = lead.checks.filter { $0.outcome == .refutes }.compactMap { check in
      check.decidable.map { "\($0.clockMinutes) (\(check.id))" }
    }
    if let decidable = lead.decidable {
      let list = decided.isEmpty ? "\(decidable.clockMinutes)Z" : decided.joined(separator: ", ")
      fact("decidable", list, nil, &page)
    }
    more("why-not", lead, &page)
  }

  /// The weightiest checks first; the neutral and untestable ones stand in `rca why`.
  private func checks(of lead: ReportDocument.Lead, _ page: inout TerminalPage) {
    for check in lead.weightiest(Self.checkCountMax) {
      fact(check.id, "\(check.sign) \(check.says)", check.evidence.first, &page)
    }
  }

  private func more(_ command: String, _ lead: ReportDocument.Lead, _ page: inout TerminalPage) {
    fact("more", "rca \(command) \(lead.changeName ?? lead.id)", nil, &page)
  }

  private func brief(_ title: String, _ leads: [ReportDocument.Lead], _ page: inout TerminalPage) {
    guard !leads.isEmpty else { return }
    page.blank()
    page.heading(title)
    for lead in leads.prefix(Self.leadCountMax) {
      page.entry(
        " \(page.glyphs.rest) \(lead.id)", labelColumns: 8,
        "\(lead.onset.clock)Z  \(lead.place)  \(lead.title)", right: lead.evidence.first.map(citation))
    }
    if leads.count > Self.leadCountMax { page.line("   and \(leads.count - Self.leadCountMax) more") }
  }

  private func fact(_ label: String, _ text: String, _ evidence: String?, _ page: inout TerminalPage) {
    page.entry(
      label, indentation: 5, labelColumns: Self.labelColumns, text, right: evidence.map(citation))
  }

  private func citation(_ id: String) -> String {
    document.line(id).map { "\($0.source):\($0.line) [\(id)]" } ?? "[\(id)]"
  }
}

extension ReportDocument.Lead {
  /// The checks that moved the verdict, the weightiest first.
  func weightiest(_ limit: Int) -> [ReportDocument.Check] {
    let moved = checks.enumerated().filter {
      $0.element.outcome == .supports || $0.element.outcome == .refutes
    }
    let sorted = moved.sorted {
      ($1.element.weight.magnitude, $0.offset) < ($0.element.weight.magnitude, $1.offset)
    }
    return sorted.prefix(limit).map(\.element)
  }
}

extension ReportDocument.Check {
  /// `+` supports, `-` refutes, `.` neutral, `?` untestable.
  var sign: String {
    switch outcome {
    case .supports: "+"
    case .refutes: "-"
    case .neutral: "."
    case .untestable: "?"
    }
  }
}
