/// What follows from one incident: the advice of the rules that spoke for its causes, else of the cause's category,
/// with what was measured.
struct ActionPlan {
  struct Item: Equatable {
    var action: ActionCatalogue.Action
    /// A number from this incident that belongs to the action: `threshold 38 /min`; nil when none was measured.
    var measured: String?
    /// The leads that ask for it.
    var leads: [String]
  }

  let items: [Item]

  init(_ document: ReportDocument, _ incident: ReportDocument.Incident) {
    var order: [String] = []
    var askers: [String: [String]] = [:]
    func ask(_ id: String, _ lead: ReportDocument.Lead) {
      if askers[id] == nil { order.append(id) }
      if askers[id]?.contains(lead.id) != true { askers[id, default: []].append(lead.id) }
    }
    let leads = incident.causes + incident.contributing
    for lead in leads {
      let byCategory = ActionCatalogue.defaults(category: lead.category)
      for id in lead.actions { ask(id, lead) }
      for id in byCategory where lead.actions.isEmpty || lead.id == incident.causes.first?.id {
        ask(id, lead)
      }
    }
    let shifts = document.shifts(incident)
    let causeShift = CauseSeries(incident, shifts).shift
    let traffic = shifts.filter { $0.series.role == "traffic" }.max { $0.incidentMax < $1.incidentMax }
    items = order.map { id in
      let action = ActionCatalogue.action(id)
      return Item(
        action: action, measured: Self.measured(id, causeShift, traffic, incident), leads: askers[id] ?? [])
    }
  }

  func items(_ kind: ActionCatalogue.Kind) -> [Item] { items.filter { $0.action.kind == kind } }

  private static func measured(
    _ id: String, _ cause: SeriesShift?, _ traffic: SeriesShift?, _ incident: ReportDocument.Incident
  ) -> String? {
    if id == "load-test", let peak = traffic ?? cause {
      return "up to at least the peak of this incident, \(Wording.quantity(peak.incidentMax)) "
        + "\(peak.series.unit) \(peak.series.title)"
    }
    if id == "error-rate-alert", let peak = incident.impact.peakFailedShare {
      return "the peak was \(Wording.percent(peak))"
    }
    guard id.hasSuffix("-alert"), let cause, let threshold = cause.threshold else { return nil }
    return
      "\(cause.series.title) above \(Wording.quantity(threshold)) \(cause.series.unit): the baseline stayed "
      + "at or below \(Wording.quantity(cause.baselineMax)), the incident had \(Wording.quantity(cause.incidentMedian))"
  }
}

/// The series that shows the cause of an incident best.
struct CauseSeries {
  /// nil when no series rose with the cause.
  let shift: SeriesShift?

  init(_ incident: ReportDocument.Incident, _ shifts: [SeriesShift]) {
    let cause = incident.causes.first
    func closeness(_ shift: SeriesShift) -> Int {
      let series = shift.series
      var score = 0
      if let rule = series.rule, cause?.rules.contains(rule) == true { score += 4 }
      if let metric = cause?.metric, series.title == metric { score += 8 }
      if series.role == "cause" { score += 2 }
      if let host = cause?.host, series.host == host { score += 1 }
      if let service = cause?.service, series.service == service { score += 1 }
      return score
    }
    let candidates = shifts.filter { $0.threshold != nil && $0.series.role != "impact" }
    let best = candidates.enumerated().max {
      (closeness($0.element), $1.offset) < (closeness($1.element), $0.offset)
    }
    shift = best.flatMap { closeness($0.element) >= 2 ? $0.element : nil }
  }
}
