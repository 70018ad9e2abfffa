package import Records

/// `report/v1`: the whole answer as one value, from which every output is rendered.
///
/// The stored properties stand in the order of the JSON keys. The keys up to `notCovered` are the contract of
/// product.md §7; those after it are additions. A value that is not known is nil and is written as `null`.
package struct ReportDocument: Codable, Sendable, Equatable {
  /// The schema this program writes and the only one it reads.
  package static let currentSchema = "rca/report/v1"

  package var schema = ReportDocument.currentSchema
  package var version: String
  package var verdict: Verdict
  package var sources: [Source]
  package var rules: [Pack]
  package var incidents: [Incident]
  package var timeline: [TimelineRow]
  package var evidence: [CitedLine]
  package var notCovered: [String]

  /// The window that counted as normal.
  package var baseline: Window?
  /// What was looked at and not called an incident, in one sentence.
  package var rejectedWindow: String?
  package var series: [Series]
  package var templates: [Template]
  package var clocks: [Clock]
  package var density: [Density]
  /// Set when only what had been logged by this time was looked at; see `rca replay`.
  package var asKnownAt: Timestamp?

  /// Whether there was an incident at all. Anomalies of metrics without a visible symptom are a possible one.
  package enum Verdict: String, Codable, Sendable {
    case incident = "incident"
    case possibleIncident = "possible-incident"
    case noIncident = "no-incident"
  }

  /// One input file or archive member.
  package struct Source: Codable, Sendable, Equatable {
    package var set: String
    package var path: String
    package var codec: String
    package var format: String?
    package var host: String?
    package var service: String?
    package var records: Int
    package var unparsed: Int
    package var first: Timestamp?
    package var last: Timestamp?
    package var clockOffsetSeconds: Double?
    package var clockUncertaintySeconds: Double?
    package var truncated: Bool
    /// Size of the decompressed stream.
    package var bytes: UInt64
    /// What could not be read, in words.
    package var damage: String?
    package var metrics: Bool
  }

  /// A pack of rules that took part, by the hash of its file.
  package struct Pack: Codable, Sendable, Equatable {
    package var pack: String
    package var version: String
    package var sha256: String

    package init(pack: String, version: String, sha256: String) {
      self.pack = pack
      self.version = version
      self.sha256 = sha256
    }
  }

  /// One row of the merged timeline.
  package struct TimelineRow: Codable, Sendable, Equatable {
    package var time: Timestamp
    package var kind: String
    package var role: String
    package var host: String?
    package var service: String?
    package var title: String
    package var evidence: String?
  }

  /// A line that the report points at: see `Evidence`.
  package struct CitedLine: Codable, Sendable, Equatable {
    package var id: String
    package var source: String
    package var line: Int
    package var offset: UInt64
    /// nil when the line was redacted.
    package var sha256: String?
    package var time: Timestamp
    package var text: String
    /// The lines around it; nil when nobody looked them up.
    package var before: [String]?
    package var after: [String]?
  }

  /// A half-open span of time.
  package struct Window: Codable, Sendable, Equatable {
    package var start: Timestamp
    package var end: Timestamp
  }

  /// A series to draw; `values` start at `start` and are `stepSeconds` apart.
  package struct Series: Codable, Sendable, Equatable {
    package var title: String
    package var unit: String
    package var host: String?
    package var service: String?
    package var role: String
    /// Id of the rule whose events it counts.
    package var rule: String?
    /// The name in the metrics file, when the series is a metric without further labels.
    package var metric: String?
    /// Words that every line it counts holds, for a search in the logs.
    package var phrase: String?
    package var start: Timestamp
    package var stepSeconds: Double
    package var values: [Double?]
  }

  /// How a message's rate changed.
  package enum TemplateKind: String, Codable, Sendable {
    case new, gone, shifted
  }

  /// A message that no rule knows, and how its rate changed with the incident.
  package struct Template: Codable, Sendable, Equatable {
    package var kind: TemplateKind
    package var text: String
    package var host: String?
    package var service: String?
    package var perMinuteBefore: Double
    package var perMinuteDuring: Double
    package var evidence: [String]
  }

  /// By how much a host's clock was ahead of the others.
  package struct Clock: Codable, Sendable, Equatable {
    package var host: String
    package var offsetSeconds: Double
    package var uncertaintySeconds: Double
    package var applied: Bool
  }

  /// How many records one service of one host wrote over time; a run of zeros is a gap.
  package struct Density: Codable, Sendable, Equatable {
    package var host: String?
    package var service: String?
    package var start: Timestamp
    package var stepSeconds: Double
    package var counts: [Int]
  }
}
