import Records

/// The report as one CSV table (RFC 4180, CR LF): the timeline, then every lead, then every check.
package struct CSVReport {
  private static let header = [
    "record", "time", "end", "id", "kind", "role", "host", "service", "title", "confidence", "outcome",
    "weight",
    "source", "line", "offset", "text",
  ]

  private let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  package var text: String {
    var rows = [Self.header] + timelineRows
    for incident in document.incidents {
      for (name, leads) in incident.lists {
        for lead in leads {
          rows.append(self.row(name, lead))
          for check in lead.checks { rows.append(self.row(check, lead)) }
        }
      }
    }
    return write(rows)
  }

  /// The timeline alone, with the same columns.
  package var timeline: String { write([Self.header] + timelineRows) }

  private var timelineRows: [[String]] {
    document.timeline.map { row in
      fields("timeline", row.time, nil, row.evidence, row.kind, row.role, row.host, row.service, row.title)
        + ["", "", ""] + place(row.evidence)
    }
  }

  private func write(_ rows: [[String]]) -> String {
    rows.map { $0.map(EscapedText.csv).joined(separator: ",") + "\r\n" }.joined()
  }

  private func row(_ name: String, _ lead: ReportDocument.Lead) -> [String] {
    fields(name, lead.onset, lead.end, lead.id, lead.category, name, lead.host, lead.service, lead.title)
      + [Wording.fixed(lead.confidence, 3), "", ""] + place(lead.evidence.first)
  }

  private func row(_ check: ReportDocument.Check, _ lead: ReportDocument.Lead) -> [String] {
    fields("check", check.decidable, nil, lead.id, check.id, "", lead.host, lead.service, check.says)
      + ["", check.outcome.rawValue, Wording.fixed(check.weight, 2)] + place(check.evidence.first)
  }

  private func fields(
    _ record: String, _ time: Timestamp?, _ end: Timestamp?, _ id: String?, _ kind: String, _ role: String,
    _ host: String?, _ service: String?, _ title: String
  ) -> [String] {
    [record, time?.rfc3339 ?? "", end?.rfc3339 ?? "", id ?? "", kind, role, host ?? "", service ?? "", title]
  }

  private func place(_ evidence: String?) -> [String] {
    guard let line = evidence.flatMap({ document.line($0) }) else { return ["", "", "", ""] }
    return [line.source, String(line.line), String(line.offset), line.text]
  }
}

extension ReportDocument.Incident {
  /// Every list of leads with its name in words, in the order of the report.
  var lists: [(name: String, leads: [ReportDocument.Lead])] {
    [
      ("cause", causes), ("contributing", contributing), ("symptom", symptoms), ("dead end", deadEnds),
      ("unrelated", unrelated), ("mitigation", mitigation.map { [$0] } ?? []),
    ]
  }
}
