package import Records

/// How the answer came about: what could be said at each of several times, since when each incident could be seen, and
/// since when each lead stood where it stands in the end. The JSON of `rca replay` without `--at`.
package struct ReplayCourse: Codable, Sendable, Equatable {
  package static let currentSchema = "rca/replay/v1"

  package var schema = ReplayCourse.currentSchema
  package var version: String
  package var steps: [Step] = []
  package var incidents: [Sighting] = []
  package var leads: [Standing] = []

  /// What could be said at one time, of the most severe incident.
  package struct Step: Codable, Sendable, Equatable {
    package var time: Timestamp
    package var verdict: ReportDocument.Verdict
    /// Incidents seen by then.
    package var incidents: Int
    package var onset: Timestamp?
    package var answer: ReportDocument.Answer?
    package var cause: String?
    package var place: String?
    package var confidence: Double?
    package var deadEnds: [String]
  }

  /// Since when an incident that is seen in the end could be seen.
  package struct Sighting: Codable, Sendable, Equatable {
    package var incident: String
    package var headline: String
    package var onset: Timestamp
    /// The first step at which it was seen at all.
    package var seen: Timestamp
    /// The first step from which on it was seen at every step.
    package var since: Timestamp
  }

  /// Where a lead stands in the end, and since when.
  package struct Standing: Codable, Sendable, Equatable {
    package var lead: String
    package var title: String
    /// `cause`, `dead end` …
    package var list: String
    package var confidence: Double
    /// The first step at which it was a lead at all.
    package var seen: Timestamp
    /// The first step from which on it stood in this list at every step.
    package var since: Timestamp
  }

  /// What is followed from step to step: a lead's number depends on the others.
  private struct Key: Hashable {
    var change: String?
    var category: String?
    var place: String
    var rules: [String]
  }

  private var lists: [[Key: String]] = []
  private var windows: [[ClosedRange<Timestamp>]] = []
  private enum CodingKeys: String, CodingKey { case schema, version, steps, incidents, leads }

  package init(version: String) { self.version = version }

  /// Adds what was known at a later time than all before.
  package mutating func add(_ document: ReportDocument, at time: Timestamp) {
    let incident = document.incidents.first
    let cause = incident?.causes.first
    steps.append(
      Step(
        time: time, verdict: document.verdict, incidents: document.incidents.count, onset: incident?.onset,
        answer: incident?.answer, cause: cause?.title, place: cause?.place, confidence: cause?.confidence,
        deadEnds: incident?.deadEnds.map { $0.changeName ?? $0.title } ?? []))
    var list: [Key: String] = [:]
    var standings: [Standing] = []
    for incident in document.incidents {
      for (name, leads) in incident.lists {
        for lead in leads where list[Self.key(lead)] == nil {
          let key = Self.key(lead)
          list[key] = name
          standings.append(standing(lead, key, in: name, at: time))
        }
      }
    }
    lists.append(list)
    leads = standings
    windows.append(document.incidents.map { Self.window($0, known: time) })
    incidents = document.incidents.map { sighting($0, at: time) }
  }

  /// What is seen of an incident shifts from step to step; the same one overlaps.
  private func sighting(_ incident: ReportDocument.Incident, at time: Timestamp) -> Sighting {
    let window = Self.window(incident, known: time)
    let sees = windows.map { $0.contains { $0.overlaps(window) } }
    let since = sees.lastIndex(of: false).map { $0 + 1 } ?? 0
    return Sighting(
      incident: incident.id, headline: incident.headline, onset: incident.onset,
      seen: sees.firstIndex(of: true).map { steps[$0].time } ?? time,
      since: since < steps.count ? steps[since].time : time)
  }

  private static func window(_ incident: ReportDocument.Incident, known time: Timestamp)
    -> ClosedRange<Timestamp>
  {
    incident.onset...max(incident.onset, incident.end ?? time)
  }

  private func standing(_ lead: ReportDocument.Lead, _ key: Key, in list: String, at time: Timestamp)
    -> Standing
  {
    let first = lists.firstIndex { $0[key] != nil }
    let broken = lists.lastIndex { $0[key] != list }
    let since = broken.map { $0 + 1 } ?? 0
    return Standing(
      lead: lead.id, title: lead.title, list: list, confidence: lead.confidence,
      seen: first.map { steps[$0].time } ?? time, since: since < lists.count ? steps[since].time : time)
  }

  private static func key(_ lead: ReportDocument.Lead) -> Key {
    // A change can gain a version, a finish and hosts later on; when and what it was stays.
    if let change = lead.change {
      return Key(
        change: "\(change.kind) \(change.service ?? "") \(change.start.rfc3339)", category: nil, place: "",
        rules: [])
    }
    return Key(change: nil, category: lead.category, place: lead.place, rules: Array(lead.rules.prefix(1)))
  }
}
