import Records

/// The timeline as a table in UTC, with the line each row rests on.
struct PostmortemTimeline {
  private static let rowCountMax = 60

  private let document: ReportDocument
  private let incident: ReportDocument.Incident?

  init(_ document: ReportDocument, _ incident: ReportDocument.Incident? = nil) {
    self.document = document
    self.incident = incident
  }

  func write(to page: inout MarkdownPage) {
    page.heading(2, "Timeline")
    var rows = document.timeline.map { row in
      (
        row.time,
        [
          row.time.rfc3339, row.role, row.kind,
          [row.host, row.service].compactMap { $0 }.joined(separator: "/"),
          row.title, citation(row.evidence),
        ]
      )
    }
    for (name, time) in phases {
      rows.append((time, [time.rfc3339, name, "phase", "", name.capitalizedFirst, ""]))
    }
    rows.sort { $0.0 < $1.0 }
    let shown = nearest(rows)
    page.table(["Time (UTC)", "Role", "Kind", "Where", "What", "Line"], shown.map(\.1))
    if shown.count < rows.count {
      page.paragraph("\(rows.count - shown.count) rows further away are left out; rca timeline shows them.")
    }
  }

  private var phases: [(String, Timestamp)] {
    guard let incident else { return [] }
    let ends: [(String, Timestamp?)] = [
      ("impact begins", incident.onset), ("peak", incident.peak),
      ("first reaction", incident.phases.detected),
    ]
    return ends.compactMap { name, time in time.map { (name, $0) } }
  }

  /// The rows closest to the incident, still in time order.
  private func nearest(_ rows: [(Timestamp, [String])]) -> [(Timestamp, [String])] {
    guard let incident, rows.count > Self.rowCountMax else { return Array(rows.prefix(Self.rowCountMax)) }
    func distance(_ time: Timestamp) -> Double {
      if time < incident.onset { return incident.onset.secondsSince(time) }
      guard let end = incident.end, time > end else { return 0 }
      return time.secondsSince(end)
    }
    let kept = rows.enumerated().sorted {
      (distance($0.element.0), $0.offset) < (distance($1.element.0), $1.offset)
    }.prefix(Self.rowCountMax)
    return kept.sorted { $0.offset < $1.offset }.map(\.element)
  }

  private func citation(_ id: String?) -> String {
    guard let id, let line = document.line(id) else { return "" }
    return "\(line.source):\(line.line), \(id)"
  }
}
