package import Records

/// What to look for among past reports; everything that is given must match.
package struct HistoryQuery: Sendable, Equatable {
  package var category: String?
  package var service: String?
  package var host: String?
  package var rule: String?

  package init(category: String? = nil, service: String? = nil, host: String? = nil, rule: String? = nil) {
    self.category = category
    self.service = service
    self.host = host
    self.rule = rule
  }

  var mentions: [(kind: String, value: String)] {
    [("category", category), ("service", service), ("host", host), ("rule", rule)].compactMap { kind, value in
      value.map { (kind, $0) }
    }
  }
}

/// A past report in a line.
package struct HistoryEntry: Codable, Sendable, Equatable {
  package var number: Int64
  package var verdict: String
  /// The first onset, else the first record.
  package var time: Timestamp?
  /// The causes of its incidents.
  package var title: String?
  package var label: String?
  package var isCorrect: Bool?

  /// The same logs or more of them were analysed again, with the same result, and nothing else was said of it.
  package func isAnalysedAgain(as other: HistoryEntry) -> Bool {
    (verdict, time, title) == (other.verdict, other.time, other.title)
      && (label, isCorrect) == (other.label, other.isCorrect)
  }
}

/// A past incident that looks like one of a report.
package struct SimilarIncident: Sendable, Equatable {
  /// Id in the report that was asked about.
  package var incident: String
  /// The past report, and its incident.
  package var number: Int64
  package var pastIncident: String
  package var onset: Timestamp
  package var title: String
  package var label: String?
  package var likeness: IncidentLikeness
}
