import Records

/// The verdict in a sentence, and the impact in numbers.
struct HTMLVerdict {
  private let document: ReportDocument
  private let pieces: HTMLPieces

  init(_ document: ReportDocument) {
    self.document = document
    pieces = HTMLPieces(document)
  }

  /// For the browser's tab.
  var title: String {
    guard let incident = document.incidents.first else {
      return "No incident\(document.covered.map { ", \($0.start.day)" } ?? "") – rca"
    }
    let cause = incident.answer == .causeFound ? incident.causes.first?.title : nil
    return "\((cause ?? "Incident").capitalizedFirst), \(incident.onset.day) – rca"
  }

  var section: HTML {
    """
    <section id="verdict" aria-labelledby="verdict-title">
    \(replayNote)\(document.incidents.isEmpty ? quiet : .empty)
    \(document.incidents.enumerated().map { number, incident in self.incident(incident, isFirst: number == 0) })
    </section>
    """
  }

  private var replayNote: HTML {
    document.replayNote.map { "<p><strong>As known \($0).</strong></p>" } ?? .empty
  }

  private var quiet: HTML {
    let headline = document.verdict == .noIncident ? "No incident" : "Possible incident, nothing to rank"
    let rejected: HTML = document.rejectedWindow.map { "<p>The closest window: \($0).</p>" } ?? .empty
    let span: HTML =
      document.covered.map { "<p>Looked at \(pieces.time($0.start)) to \(pieces.time($0.end)).</p>" }
      ?? .empty
    return "<h1 id=\"verdict-title\">\(headline)</h1>\(span)\(rejected)"
  }

  private func incident(_ incident: ReportDocument.Incident, isFirst: Bool) -> HTML {
    let end: HTML = incident.end.map { pieces.time($0) } ?? "beyond the end of the data"
    let name: HTML = document.incidents.count > 1 ? "<span class=\"dim\">\(incident.id)</span> " : .empty
    let heading: HTML =
      isFirst
      ? "<h1 id=\"verdict-title\">\(name)\(sentence(incident))</h1>" : "<h2>\(name)\(sentence(incident))</h2>"
    let seen: HTML = incident.headline.isEmpty ? .empty : "<p class=\"lede\">\(incident.headline)</p>"
    return """
      <div class="incident" id="\(incident.id)">
      \(heading)
      \(seen)
      <p>From \(pieces.time(incident.onset)) (±\(Wording.span(incident.onsetUncertaintySeconds))) to \(end). \
      \(answer(incident))</p>
      <dl class="numbers">\(numbers(incident))</dl>
      </div>
      """
  }

  private func sentence(_ incident: ReportDocument.Incident) -> String {
    switch incident.answer {
    case .causeFound:
      guard let cause = incident.causes.first else { return "Cause found" }
      return "\(Wording.likelihood(cause.confidence).capitalizedFirst): \(cause.title), \(cause.place)"
    case .cannotTell: return "Cannot tell which of \(incident.causes.count) candidates it was"
    case .noneOfTheLeads: return "None of the leads explains it"
    }
  }

  private func answer(_ incident: ReportDocument.Incident) -> HTML {
    var text = HTML.empty
    switch incident.changeCaused {
    case false?: text += "No deploy or other change caused it. "
    case true?: text += "A change caused it. "
    case nil: text += "Whether a change caused it cannot be told. "
    }
    if let decide = incident.wouldDecide { text += "What would decide: \(decide). " }
    if let mitigation = incident.mitigation {
      text +=
        "Mitigated \(pieces.time(mitigation.onset)): <a href=\"#\(mitigation.id)\">\(mitigation.title)</a>. "
    }
    if let recovered = incident.recovered { text += "Recovered \(pieces.time(recovered)). " }
    if let sensitivity = incident.sensitivity { text += "Stability: \(sensitivity). " }
    for past in incident.similar.prefix(3) { text += "It \(past.sentence). " }
    return text
  }

  private func numbers(_ incident: ReportDocument.Incident) -> HTML {
    let impact = incident.impact
    let phases = incident.phases
    let entries: [(String, String?)] = [
      ("requests failed", impact.failedShare.map(Wording.percent)),
      ("at the peak", impact.peakFailedShare.map(Wording.percent)),
      ("clients affected", impact.affectedClients.map(Wording.percent)),
      ("requests", impact.requests.map(Wording.count)),
      ("duration", incident.end.map { Wording.span($0.secondsSince(incident.onset)) }),
      ("cause to impact", phases.cause.map { Wording.delay(phases.impact.secondsSince($0)) }),
      ("to first reaction", phases.detected.map { Wording.delay($0.secondsSince(phases.impact)) }),
    ]
    let parts = entries.map { name, value -> HTML in
      "<div><dt>\(name)</dt><dd>\(value ?? "not measurable")</dd></div>"
    }
    return "\(parts)"
  }
}
