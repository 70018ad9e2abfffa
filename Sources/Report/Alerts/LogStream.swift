/// The log that the lines of a series stand in. A client's log can speak of a server: its lines are the client's.
struct LogStream {
  /// LogQL's stream selector.
  let selector: String

  init(_ series: ReportDocument.Series, _ document: ReportDocument, _ incident: ReportDocument.Incident) {
    let source = Self.source(of: series, document, incident)
    let labels = [
      ("host", source?.host ?? series.host), ("service", source == nil ? series.service : source?.service),
    ].compactMap { name, value in
      value.map { "\(name)=\(EscapedText.promQL(HostileText.visible($0)))" }
    }
    selector = labels.isEmpty ? "{job=~\".+\"}" : "{\(labels.joined(separator: ","))}"
  }

  /// The source of the first cited line of the series' rule, where a cited line is surely of that rule.
  private static func source(
    of series: ReportDocument.Series, _ document: ReportDocument, _ incident: ReportDocument.Incident
  ) -> ReportDocument.Source? {
    guard let rule = series.rule, let phrase = series.phrase else { return nil }
    let leads = incident.leads.filter { $0.rules.contains(rule) && $0.host == series.host }
    let cited = Set(leads.flatMap(\.evidence))
    guard let line = document.evidence.first(where: { cited.contains($0.id) && $0.text.contains(phrase) })
    else { return nil }
    return document.sources.first { $0.path == line.source }
  }
}
