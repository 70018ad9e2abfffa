package import Events
import Foundation
package import Timeline

/// Ranks services by what the logs say of them, without metrics and without a known time: who is named or addressed in
/// the complaints of the others, who never started, who started again.
///
/// A service that complains most is usually a victim; the one that the complaints are about is the suspect.
package struct ServiceErrorRanking: Sendable {
  private let timeline: Timeline

  package init(timeline: Timeline) { self.timeline = timeline }

  /// Best first; only services that something speaks against.
  package func ranked() -> [AccusedService] {
    let names = ServiceNames(timeline: timeline)
    guard names.names.count >= 2 else { return [] }
    var accused: [String: AccusedService] = [:]
    func accuse(_ name: String, _ weight: Double, _ reason: String, _ evidence: [Evidence]) {
      var service = accused[name] ?? AccusedService(service: name, score: 0, reasons: [], evidence: [])
      service.score += weight
      service.reasons.append(reason)
      service.evidence += evidence
      accused[name] = service
    }
    for accusation in Accusations(timeline: timeline, names: names).all {
      let observers = accusation.observers.sorted()
      accuse(
        accusation.service, accusation.failure.weight * log1p(accusation.count),
        "\(Words.number(accusation.count.rounded())) calls from \(observers.joined(separator: ", ")) to it "
          + accusation.failure.words, accusation.evidence)
    }
    let silent = SourceStarts(timeline: timeline)
    let failed = silent.neverStarted()
    for (name, evidence) in failed {
      accuse(name, 4 / Double(failed.count), "it logged nothing but that it could not start", evidence)
    }
    let late = silent.startedLate()
    for (name, seconds) in late {
      accuse(
        name, 3 / Double(late.count),
        "its log begins \(Words.duration(seconds)) after those of the others: it was restarted",
        [])
    }
    return accused.keys.sorted().compactMap { accused[$0] }.map { service in
      var service = service
      service.evidence = Array(Set(service.evidence).sorted().prefix(5))
      return service
    }.sorted { ((-$0.score * 1e9).rounded(), $0.service) < ((-$1.score * 1e9).rounded(), $1.service) }
  }
}

/// A service that the logs speak against.
package struct AccusedService: Sendable, Equatable {
  package var service: String
  /// About 2 is a single clear complaint, 5 and more many of them.
  package var score: Double
  package var reasons: [String]
  package var evidence: [Evidence]
}
