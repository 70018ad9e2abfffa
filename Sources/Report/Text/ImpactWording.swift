/// The impact of an incident in words; what was not measurable is left out.
struct ImpactWording {
  private let impact: ReportDocument.Impact

  init(_ impact: ReportDocument.Impact) { self.impact = impact }

  /// `37.0 % of 4 142 requests failed, 75.0 % at the peak, 75.0 % of the clients affected`; nil when nothing is known.
  var sentence: String? {
    var parts: [String] = []
    if let share = impact.failedShare {
      let requests = impact.requests.map { Wording.plural($0, "request") } ?? "the requests"
      parts.append("\(Wording.percent(share)) of \(requests) failed")
    } else if let requests = impact.requests {
      parts.append("\(Wording.plural(requests, "request")) in the window")
    }
    if let peak = impact.peakFailedShare { parts.append("\(Wording.percent(peak)) at the peak") }
    if let clients = impact.affectedClients {
      parts.append("\(Wording.percent(clients)) of the clients affected")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
