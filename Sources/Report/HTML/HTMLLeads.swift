import Records

/// The leads of one incident: causes on one side, what was ruled out with the same space on the other.
struct HTMLLeads {
  private let document: ReportDocument
  private let incident: ReportDocument.Incident
  private let pieces: HTMLPieces

  init(_ document: ReportDocument, _ incident: ReportDocument.Incident) {
    self.document = document
    self.incident = incident
    pieces = HTMLPieces(document)
  }

  var section: HTML {
    let isFirst = document.incidents.first?.id == incident.id
    let id = isFirst ? "leads" : "leads-\(incident.id)"
    let causeTitle =
      switch incident.answer {
      case .causeFound: incident.causes.count > 1 ? "Causes" : "Cause"
      case .cannotTell: "Candidates"
      case .noneOfTheLeads: "No cause found"
      }
    return """
      <section id="\(id)" class="leads" aria-label="Cause and dead ends of \(incident.id)">
      <div class="columns">
      <div><h2>\(causeTitle)</h2>\(chain)</div>
      <div><h2>Ruled out</h2>\(ruledOut)</div>
      </div>
      \(list("Symptoms", incident.symptoms))
      \(list("Unrelated", incident.unrelated))
      </section>
      """
  }

  /// Cause, what it brought, and how it ended.
  private var chain: HTML {
    var cards = incident.causes.map { card($0, "cause", "●", command: "why") }
    cards += incident.contributing.map { card($0, "contributing", "◐", command: "why") }
    if let mitigation = incident.mitigation {
      cards.append(card(mitigation, "mitigation", "✓", command: "why"))
    }
    return cards.isEmpty ? "<p>No lead holds as the cause.</p>" : "\(cards)"
  }

  private var ruledOut: HTML {
    let cards = incident.deadEnds.map { card($0, "dead-end", "✗", command: "why-not") }
    return cards.isEmpty ? "<p>No other suspect stood near the incident.</p>" : "\(cards)"
  }

  private func card(_ lead: ReportDocument.Lead, _ role: String, _ sign: String, command: String) -> HTML {
    let isJudged = role != "mitigation"
    let end: HTML = lead.end.map { " to \(pieces.time($0))" } ?? .empty
    let decidable: HTML =
      !isJudged
      ? .empty : lead.decidable.map { "<p>This could have been known at \(pieces.time($0)).</p>" } ?? .empty
    let change: HTML =
      !isJudged ? .empty : lead.wouldChange.map { "<p>What would change the verdict: \($0).</p>" } ?? .empty
    let probability: HTML =
      role == "mitigation"
      ? .empty
      : "; probability of being the cause \(Wording.fixed(lead.confidence, 2)) \(meter(lead.confidence))"
    return """
      <article class="card \(role)" id="\(anchor(lead, role))" aria-label="\(role.replacing("-", with: " ")): \(lead.title)">
      <h3><span class="sign" aria-hidden="true">\(sign)</span> \(lead.title) \(pieces.permalink(lead.id))</h3>
      <p class="facts"><span class="tag">\(role.replacing("-", with: " "))</span> \(lead.place), \(lead.category), \
      since \(pieces.time(lead.onset))\(end)\(probability)</p>
      \(pieces.citations(lead.evidence))
      \(isJudged ? checks(lead) : .empty)
      \(decidable)\(change)
      <p class="dim">More: <code>rca \(command) \(document.shortName(of: lead))</code></p>
      </article>
      """
  }

  /// An id stands once on a page; the mitigation can be a lead that is judged elsewhere as well.
  private func anchor(_ lead: ReportDocument.Lead, _ role: String) -> String {
    let isTwice = role == "mitigation" && incident.leads.count { $0.id == lead.id } > 1
    return isTwice ? "\(lead.id)-mitigation" : lead.id
  }

  private func meter(_ share: Double) -> HTML {
    """
    <svg class="meter" aria-hidden="true" viewBox="0 0 60 8"><rect class="rail" width="60" height="8"/>\
    <rect class="fill" width="\(60 * min(1, max(0, share)))" height="8"/></svg>
    """
  }

  private func checks(_ lead: ReportDocument.Lead) -> HTML {
    guard !lead.checks.isEmpty else { return .empty }
    let order = lead.checks.enumerated().sorted {
      ($1.element.weight.magnitude, $0.offset) < ($0.element.weight.magnitude, $1.offset)
    }
    let items = order.map { _, check -> HTML in
      let decidable: HTML =
        check.decidable.map { " <span class=\"dim\">decidable \(pieces.time($0))</span>" } ?? .empty
      return """
        <li class="\(check.outcome.rawValue)"><b>\(check.id)</b> <span class="tag">\(check.outcome.rawValue) \
        \(Wording.fixed(check.weight, 1))</span> \(check.says)\(decidable) \(pieces.citations(check.evidence))</li>
        """
    }
    return "<ul class=\"checks\">\(items)</ul>"
  }

  private func list(_ title: String, _ leads: [ReportDocument.Lead]) -> HTML {
    guard !leads.isEmpty else { return .empty }
    let items = leads.map { lead -> HTML in
      """
      <li id="\(lead.id)">\(pieces.time(lead.onset)) <b>\(lead.place)</b> \(lead.title) \
      \(pieces.citations(lead.evidence, limit: 2)) \(pieces.permalink(lead.id))</li>
      """
    }
    return "<h3>\(title)</h3><ul class=\"plain\">\(items)</ul>"
  }
}
