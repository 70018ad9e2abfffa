import Diagnosis
import Records
import Report
import Timeline

/// Small reports of one incident each.
enum PastReport {
  static func onset(day: Int) -> Timestamp {
    Timestamp(microseconds: 1_700_000_000_000_000).advanced(bySeconds: Double(day) * 86400)
  }

  /// One lead per rule: the first is the cause, the others are symptoms a minute apart.
  static func make(day: Int, category: String, service: String, rules: [String]) -> ReportDocument {
    let onset = onset(day: day)
    let leads = (rules.isEmpty ? [nil] : rules.map(Optional.init)).enumerated().map { place, rule in
      Lead(
        id: "L\(place + 1)", category: category, title: "lead \(place + 1)", host: "h1", service: service,
        instance: nil,
        metric: nil, onset: onset.advanced(bySeconds: Double(place) * 60), end: nil, confidence: 0.9,
        change: nil,
        checks: [], rules: rule.map { [$0] } ?? [], evidence: [])
    }
    let incident = Incident(
      id: "I1", onset: onset, onsetUncertaintySeconds: 1, peak: onset, end: nil, headline: "trouble",
      impact: Impact(failedShare: nil, peakFailedShare: nil, requests: nil, affectedClients: nil),
      answer: .causeFound, wouldDecide: nil, changeCaused: false, causes: Array(leads.prefix(1)),
      contributing: [],
      symptoms: Array(leads.dropFirst()), deadEnds: [], unrelated: [], mitigation: nil, recovered: nil,
      detected: nil,
      sensitivity: nil)
    return ReportBuilder(version: "0.1.0", packs: []).document(
      Timeline(),
      Diagnosis(
        verdict: .incident, incidents: [incident], rejectedWindow: nil, baseline: nil, timeline: [],
        series: [],
        templates: [], clocks: [], notCovered: []))
  }
}
