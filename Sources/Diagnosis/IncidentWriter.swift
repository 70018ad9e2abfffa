import Events
import Foundation
import Records

/// Turns the result of an investigation into an incident: who is a cause, a symptom, a dead end, and in which words.
struct IncidentWriter {
  let inquiry: Inquiry
  let result: Investigation.Result
  let number: Int
  /// Candidates that are named as causes, best first.
  private let roots: [Int]

  /// A lead is named as a cause from this probability on; below it, nobody is blamed.
  static let causeFloor = 0.35
  /// Below this probability the named cause speaks against a lead that it leaves nothing to explain.
  private static let refutedBelow = 0.3

  init(inquiry: Inquiry, result: Investigation.Result, number: Int) {
    self.inquiry = inquiry
    self.number = number
    roots = Self.causes(result)
    self.result = Self.explained(result, by: roots)
  }

  func write() -> Incident {
    let window = inquiry.window
    let impact = ImpactMeasure(inquiry: inquiry).measure()
    let mitigationIndex = result.mitigation.flatMap { remedy in
      inquiry.scene.changes.firstIndex(of: remedy).flatMap { place in
        result.candidates.firstIndex { $0.changeIndex == place }
      }
    }
    let rest = result.candidates.indices.filter { !roots.contains($0) && $0 != mitigationIndex }
    let rivalry = Rivals(inquiry: inquiry, result: result)
    let rivals = rivalry.pair(roots)
    let undecided = rest.filter { rivalry.isUndecided($0) }
    let accompanying = rest.filter { result.roots.contains($0) && !undecided.contains($0) }.filter { index in
      roots.first.map { Self.isAccompaniment(index, beside: $0, result) } ?? false
    }
    let unrefuted = rest.filter { isDeadEnd($0) && isUnrefuted($0) }
    let besides = Set(undecided + accompanying + unrefuted)
    let answer: Incident.Answer = roots.isEmpty ? .noneOfTheLeads : rivals == nil ? .causeFound : .cannotTell
    return Incident(
      id: "I\(number)", onset: Timestamp(seconds: window.start),
      onsetUncertaintySeconds: window.uncertaintySeconds,
      peak: Timestamp(seconds: window.peak), end: window.end.map { Timestamp(seconds: $0) },
      headline: window.headline,
      impact: impact, answer: answer, wouldDecide: wouldDecide(rivals, undecided),
      changeCaused: changeCaused(undecided, answer), causes: roots.map { lead($0, asCause: true) },
      contributing: ordered(Array(besides)).map { lead($0, asCause: false) },
      symptoms: ordered(rest.filter { isSymptom($0) && !besides.contains($0) }).map {
        lead($0, asCause: false)
      },
      deadEnds: suspectsFirst(rest.filter { isDeadEnd($0) && !besides.contains($0) }).map {
        lead($0, asCause: false)
      },
      unrelated: ordered(rest.filter { !isSymptom($0) && !isDeadEnd($0) && !besides.contains($0) }).map {
        lead($0, asCause: false)
      },
      mitigation: mitigationIndex.map { lead($0, asCause: false) },
      recovered: window.end.map { Timestamp(seconds: $0) }, detected: detected(), sensitivity: nil)
  }

  /// Roots likely enough to be named, best first. A surge whose excess exhausts a limit is told at the limit.
  private static func causes(_ result: Investigation.Result) -> [Int] {
    let surge = result.roots.first {
      result.candidates[$0].kind == .traffic && result.candidates[$0].instance == nil
        && result.candidates[$0].confidence >= Self.causeFloor
    }
    let told = surge == nil ? nil : LeadWording.exhaustedLimit(result)
    let likely = result.roots.filter { $0 != told && result.candidates[$0].confidence >= Self.causeFloor }
    // One cause is the rule; a second one must be likely by itself.
    if let first = likely.first {
      return [first]
        + likely.dropFirst().filter {
          result.candidates[$0].confidence >= 0.5 && !isAccompaniment($0, beside: first, result)
        }
    }
    guard let best = result.roots.first, result.candidates[best].confidence > max(0.2, result.none) else {
      return []
    }
    return [best]
  }

  /// A root that is too unlikely to be named follows from a named one that may bring it.
  private static func explained(_ result: Investigation.Result, by named: [Int]) -> Investigation.Result {
    var explained = result
    for index in result.roots where !named.contains(index) {
      let explainer = named.max { (result.edges[$0][index], $1) < (result.edges[$1][index], $0) }
      guard let explainer, result.edges[explainer][index] >= Investigation.explaining else { continue }
      explained.candidates[index].explainedBy = explainer
    }
    return explained
  }

  /// Trouble that had been there before without harm, or that is one more face of the first cause's host, and that
  /// explains nothing which the first cause does not.
  private static func isAccompaniment(
    _ index: Int, beside first: Int, _ result: Investigation.Result
  ) -> Bool {
    let (candidate, cause) = (result.candidates[index], result.candidates[first])
    let isOfSameHost =
      candidate.host != nil && candidate.host == cause.host && candidate.kind == .mechanism
      && cause.kind == .mechanism
    guard isOfSameHost || candidate.checks.contains(where: { $0.id == "specificity" && $0.weight < 0 }) else {
      return false
    }
    return !result.candidates.indices.contains { other in
      other != first && result.candidates[other].strength >= 0.3 && other != index
        && result.edges[index][other] >= 0.3 && result.edges[first][other] < 0.3
    }
  }

  private func isSymptom(_ index: Int) -> Bool {
    let candidate = result.candidates[index]
    if candidate.changeIndex != nil { return false }
    return candidate.explainedBy != nil || candidate.category == "unknown" || candidate.role == "symptom"
  }

  /// A suspect that a reader would have: any change or cause-like event near the onset or during the incident.
  private func isDeadEnd(_ index: Int) -> Bool {
    let candidate = result.candidates[index]
    if isSymptom(index) { return false }
    return candidate.onset >= inquiry.onset - 10_800 && candidate.onset <= inquiry.end + 900
  }

  /// Trouble that nothing speaks against is no dead end, and too unlikely to be a cause.
  private func isUnrefuted(_ index: Int) -> Bool {
    let candidate = result.candidates[index]
    return candidate.changeIndex == nil && candidate.confidence >= Self.refutedBelow
      && !candidate.checks.contains { $0.outcome == .refutes }
  }

  /// What a reader suspects first comes first: changes of what runs and all that is still a little likely, then other
  /// events, then jobs that run every day.
  private func suspectsFirst(_ indices: [Int]) -> [Int] {
    let rank = { (index: Int) -> Int in
      guard let place = result.candidates[index].changeIndex else {
        return result.candidates[index].confidence >= 0.1 ? 0 : 1
      }
      let change = inquiry.scene.changes[place]
      if change.altersWhatRuns || result.candidates[index].confidence >= 0.1 { return 0 }
      return change.kind == "job" ? 2 : 1
    }
    let sorted = ordered(indices)
    return (0...2).flatMap { wanted in sorted.filter { rank($0) == wanted } }
  }

  private func ordered(_ indices: [Int]) -> [Int] {
    indices.sorted { left, right in
      let a = result.candidates[left]
      let b = result.candidates[right]
      return (-a.confidence.rounded(toPlaces: 6), a.onset, a.title) < (
        -b.confidence.rounded(toPlaces: 6), b.onset, b.title
      )
    }
  }

  private func wouldDecide(_ rivals: (Int, Int)?, _ undecided: [Int]) -> String? {
    let observation = DecidingObservation(inquiry: inquiry)
    if let rivals { return observation.between(result.candidates[rivals.0], result.candidates[rivals.1]) }
    guard let index = ordered(undecided).first.flatMap({ result.candidates[$0].changeIndex }) else {
      return nil
    }
    return observation.clearing(inquiry.scene.changes[index], rival: nil)
  }

  /// nil while a change is undecided, or while the cause that is named is hardly likelier than others.
  private func changeCaused(_ undecided: [Int], _ answer: Incident.Answer) -> Bool? {
    guard let first = roots.first, answer == .causeFound else { return nil }
    let isChange = roots.contains { root in
      result.candidates[root].changeIndex.map { inquiry.scene.changes[$0].kind != "job" } ?? false
    }
    if isChange { return true }
    return undecided.isEmpty && result.candidates[first].confidence >= Self.causeFloor ? false : nil
  }

  /// Nobody reacts by what a supervisor restarts or a clock starts.
  private func detected() -> Timestamp? {
    let reactions = inquiry.scene.changes.filter {
      $0.start.seconds > inquiry.onset + inquiry.toleranceSeconds && $0.kind != "job" && !$0.isAutomatic
        && $0.start.seconds <= inquiry.end + 900
    }
    return reactions.map(\.start).min()
  }

  private func lead(_ index: Int, asCause: Bool) -> Lead {
    let candidate = result.candidates[index]
    let wording = LeadWording(inquiry: inquiry, result: result, index: index, asCause: asCause)
    let mechanism = wording.mechanism
    var rules = candidate.rules
    var evidence = candidate.evidence
    if asCause, let mechanism {
      rules += mechanism.rules.filter { !rules.contains($0) }
      evidence += mechanism.evidence.filter { !evidence.contains($0) }
    }
    if let participant = wording.participant {
      evidence += participant.evidence.filter { !evidence.contains($0) }
    }
    var checks = candidate.checks
    if !asCause, let root = candidate.explainedBy ?? result.roots.first, root != index {
      let name = result.candidates[root].title
      checks.append(
        Check(
          id: "explained-away", outcome: candidate.confidence < Self.refutedBelow ? .refutes : .neutral,
          weight: log(max(candidate.confidence, 0.002) / Self.refutedBelow).rounded(toPlaces: 3),
          says: candidate.explainedBy != nil
            ? "follows from: \(name)" : "what happened is explained without it by: \(name)",
          evidence: Array(result.candidates[root].evidence.prefix(1))))
    }
    let decidable = checks.filter { abs($0.weight) >= 0.5 }.compactMap(\.decidable).min()
    return Lead(
      id: "L\(number)\(String(format: "%02d", index + 1))", category: wording.category, title: wording.title,
      host: wording.host, service: wording.service, instance: wording.instance, metric: candidate.metric,
      onset: Timestamp(seconds: candidate.onset), end: candidate.end.map { Timestamp(seconds: $0) },
      confidence: shown(candidate.confidence, asCause: asCause).rounded(toPlaces: 4),
      change: change(candidate.changeIndex),
      checks: checks,
      rules: rules, evidence: evidence, decidable: decidable, wouldChange: wording.wouldChange)
  }

  /// What stands beside a cause that was found is shown as ranked: the table is about leads that nothing better explains.
  private func shown(_ probability: Double, asCause: Bool) -> Double {
    let isBeside = !asCause && !roots.isEmpty
    return inquiry.scene.options.isCalibrated && !isBeside ? Calibration.shown(probability) : probability
  }

  private func change(_ index: Int?) -> Change? {
    guard let index else { return nil }
    let change = inquiry.scene.changes[index]
    let reverted = change.reverts.flatMap { place in result.candidates.firstIndex { $0.changeIndex == place }
    }
    return Change(
      kind: change.kind, service: change.service, version: change.version, revision: change.revision,
      start: change.start, finish: change.finish,
      reverts: reverted.map { "L\(number)\(String(format: "%02d", $0 + 1))" })
  }
}

extension Double {
  /// Rounded to so many decimals, so that the last bits of a float never decide or show.
  func rounded(toPlaces places: Int) -> Double {
    let scale = pow(10, Double(places))
    return (self * scale).rounded() / scale
  }
}
