import Records
import Timeline

/// Leads from logs alone where no log of requests says who was hurt: the services that the complaints of the others are
/// about. Who complains most is usually a victim.
struct AccusationLeads {
  let inquiry: Inquiry
  let number: Int

  /// From this score on a service is suspected; about 2 is a single clear complaint.
  static let notable = 2.0

  /// Best first.
  func find() -> [Lead] {
    ServiceErrorRanking(timeline: inquiry.scene.timeline).ranked().filter { $0.score >= Self.notable }
      .prefix(20).enumerated().map { rank, accused in lead(accused, rank) }
  }

  private func lead(_ accused: AccusedService, _ rank: Int) -> Lead {
    let checks = accused.reasons.prefix(4).map { reason in
      Check(
        id: "scope", outcome: .supports, weight: min(3, accused.score / 2), says: reason,
        evidence: accused.evidence)
    }
    return Lead(
      id: "L\(number)A\(rank + 1)", category: "unknown",
      title: "\(accused.service) is what the others' errors speak of",
      host: inquiry.scene.topology.onlyHost(of: accused.service), service: accused.service, instance: nil,
      metric: nil,
      onset: accused.evidence.map(\.time).min() ?? Timestamp(seconds: inquiry.onset),
      end: inquiry.window.end.map { Timestamp(seconds: $0) },
      confidence: (0.9 * accused.score / (accused.score + 3)).rounded(toPlaces: 4), change: nil,
      checks: checks,
      rules: [], evidence: accused.evidence)
  }
}
