package import Records

extension ReportDocument {
  /// One window of trouble and what explains it. Keys after `recovered` are additions to product.md §7.
  package struct Incident: Codable, Sendable, Equatable {
    package var id: String
    package var onset: Timestamp
    package var onsetUncertaintySeconds: Double
    package var peak: Timestamp
    package var end: Timestamp?
    package var impact: Impact
    package var answer: Answer
    package var changeCaused: Bool?
    package var causes: [Lead]
    package var contributing: [Lead]
    package var symptoms: [Lead]
    package var deadEnds: [Lead]
    package var unrelated: [Lead]
    package var mitigation: Lead?
    package var recovered: Timestamp?

    /// What was seen, in a few words: `5xx 0.5 % → 75.0 % of requests`.
    package var headline: String
    /// The observation that would decide between the causes, when the answer is "cannot tell".
    package var wouldDecide: String?
    package var phases: Phases
    /// How stable the answer is when a part of the input is left out.
    package var sensitivity: String?
    /// Past incidents that looked the same, the most alike first; empty unless the history was asked.
    package var similar: [PastIncident]
  }

  /// An incident of an earlier report.
  package struct PastIncident: Codable, Sendable, Equatable {
    /// Number of the report in the history, and the incident's id in it.
    package var report: Int64
    package var incident: String
    package var onset: Timestamp
    package var title: String
    /// In what the two are alike: `same category, same rules, same order`.
    package var says: String
    package var label: String?

    package init(
      report: Int64, incident: String, onset: Timestamp, title: String, says: String, label: String?
    ) {
      self.report = report
      self.incident = incident
      self.onset = onset
      self.title = title
      self.says = says
      self.label = label
    }

    /// `looks like the incident of 2026-03-02 (report 12): same rules, same order`.
    package var sentence: String {
      "looks like the incident of \(onset.day) (report \(report)), \(title): \(says)"
        + (label.map { "; labelled: \($0)" } ?? "")
    }
  }

  /// What the analysis could say about the cause.
  package enum Answer: String, Codable, Sendable {
    case causeFound = "cause-found"
    case cannotTell = "cannot-tell"
    case noneOfTheLeads = "none-of-the-leads"
  }

  /// How much it hurt; nil = not measurable from what was given.
  package struct Impact: Codable, Sendable, Equatable {
    package var failedShare: Double?
    package var peakFailedShare: Double?
    package var requests: Int?
    package var affectedClients: Double?
  }

  /// The five instants that delays are measured between.
  package struct Phases: Codable, Sendable, Equatable {
    package var cause: Timestamp?
    package var impact: Timestamp
    package var detected: Timestamp?
    package var mitigated: Timestamp?
    package var recovered: Timestamp?
  }

  /// A claim that something is the root cause, with every check it was put to. Keys after `evidence` are additions.
  package struct Lead: Codable, Sendable, Equatable {
    package var id: String
    package var category: String
    package var title: String
    package var host: String?
    package var service: String?
    package var instance: String?
    package var metric: String?
    package var onset: Timestamp
    package var end: Timestamp?
    package var confidence: Double
    package var change: Change?
    package var checks: [Check]
    package var rules: [String]
    package var evidence: [String]

    /// When the verdict on this lead could first have been known.
    package var decidable: Timestamp?
    /// What evidence would change the verdict.
    package var wouldChange: String?
    /// What its rules advise: `connection-pooling`, `load-test` …
    package var actions: [String]
  }

  /// A change as an interval.
  package struct Change: Codable, Sendable, Equatable {
    package var kind: String
    package var service: String?
    package var version: String?
    package var revision: String?
    package var start: Timestamp
    package var finish: Timestamp
    /// Id of the lead it takes back.
    package var reverts: String?
  }

  /// One named test of a lead. `decidable` is an addition.
  package struct Check: Codable, Sendable, Equatable {
    package var id: String
    package var outcome: Outcome
    /// Log-likelihood ratio in nats, cause against not.
    package var weight: Double
    package var says: String
    package var evidence: [String]
    /// When the data of this check were complete.
    package var decidable: Timestamp?
  }

  /// Which way a check points.
  package enum Outcome: String, Codable, Sendable {
    case supports, refutes, neutral, untestable
  }
}

extension ReportDocument.Incident {
  /// Every lead in the order in which a reader meets them, the mitigation last.
  package var leads: [ReportDocument.Lead] {
    causes + contributing + symptoms + deadEnds + unrelated + (mitigation.map { [$0] } ?? [])
  }
}

extension ReportDocument.Incident {
  /// The last sign of trouble came before the mitigation: errors that strike now and then did not come back after it.
  var isOverBeforeMitigation: Bool {
    guard let recovered, let mitigation else { return false }
    return recovered < mitigation.onset
  }
}

extension ReportDocument.Lead {
  /// Where the lead is: `db01/postgresql`, with the instance when it hangs on one.
  package var place: String {
    var parts = [host, service].compactMap { $0 }.joined(separator: "/")
    if let instance, instance != host, instance != service {
      parts += parts.isEmpty ? instance : " (\(instance))"
    }
    return parts.isEmpty ? "unknown place" : parts
  }

  /// The title and where that is, the host named once: `deploy api 2.4.0 on app01`.
  package var placedTitle: String {
    guard let host, title.contains(" on \(host)") else { return "\(title) at \(place)" }
    return title
  }

  /// A name that people can type: `deploy:api@2.4.0`, or nil when the lead is no change.
  package var changeName: String? {
    guard let change else { return nil }
    let version = (change.version ?? change.revision).map { "@\($0)" } ?? ""
    return "\(change.kind):\(change.service ?? service ?? host ?? "?")\(version)"
  }
}
