/// Applies one change to every text of a report that can come from an input, but for the evidence lines.
struct TextMapping {
  let change: (String) -> String

  func callAsFunction(_ document: ReportDocument) -> ReportDocument {
    var document = document
    for place in document.sources.indices {
      apply(&document.sources[place].set)
      apply(&document.sources[place].path)
      apply(&document.sources[place].host)
      apply(&document.sources[place].service)
      apply(&document.sources[place].damage)
    }
    for place in document.incidents.indices { apply(&document.incidents[place]) }
    for place in document.timeline.indices {
      apply(&document.timeline[place].host)
      apply(&document.timeline[place].service)
      apply(&document.timeline[place].title)
    }
    for place in document.evidence.indices { apply(&document.evidence[place].source) }
    for place in document.series.indices {
      apply(&document.series[place].title)
      apply(&document.series[place].host)
      apply(&document.series[place].service)
      apply(&document.series[place].phrase)
    }
    for place in document.templates.indices {
      apply(&document.templates[place].text)
      apply(&document.templates[place].host)
      apply(&document.templates[place].service)
    }
    for place in document.clocks.indices { apply(&document.clocks[place].host) }
    for place in document.density.indices {
      apply(&document.density[place].host)
      apply(&document.density[place].service)
    }
    document.notCovered = document.notCovered.map(change)
    apply(&document.rejectedWindow)
    return document
  }

  private func apply(_ incident: inout ReportDocument.Incident) {
    for list in [\ReportDocument.Incident.causes, \.contributing, \.symptoms, \.deadEnds, \.unrelated] {
      for place in incident[keyPath: list].indices { apply(&incident[keyPath: list][place]) }
    }
    if var mitigation = incident.mitigation {
      apply(&mitigation)
      incident.mitigation = mitigation
    }
    apply(&incident.headline)
    apply(&incident.wouldDecide)
    apply(&incident.sensitivity)
    for place in incident.similar.indices {
      apply(&incident.similar[place].title)
      apply(&incident.similar[place].label)
    }
  }

  private func apply(_ lead: inout ReportDocument.Lead) {
    apply(&lead.title)
    apply(&lead.host)
    apply(&lead.service)
    apply(&lead.instance)
    apply(&lead.wouldChange)
    if var change = lead.change {
      apply(&change.service)
      lead.change = change
    }
    for place in lead.checks.indices { apply(&lead.checks[place].says) }
  }

  private func apply(_ text: inout String) { text = change(text) }
  private func apply(_ text: inout String?) { text = text.map(change) }
}
