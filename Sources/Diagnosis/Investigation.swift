import Foundation
import Records

/// Finds the leads of one incident, puts each to its checks and ranks them.
struct Investigation {
  let inquiry: Inquiry

  /// Correlated checks are not independent witnesses: their sum counts for three quarters (model.md e).
  static let temper = 0.75
  /// Least probability at which one candidate brings another and may take its place.
  private static let bringing = 0.5
  /// Least probability at which one candidate follows from another.
  static let explaining = 0.3

  struct Result {
    var candidates: [Candidate]
    /// Places of the roots, best first.
    var roots: [Int]
    /// Probability that none of the candidates is the cause.
    var none: Double
    /// For each change candidate that is a root: the trouble it best explains.
    var mechanismOf: [Int: Int]
    var mitigation: ChangeEvent?
    /// `edges[a][b]`: probability that candidate `a`, as a root, shows as `b`.
    var edges: [[Double]]
  }

  func run() -> Result {
    let troubles =
      MechanismFinder(inquiry: inquiry).find() + SilenceFinder(inquiry: inquiry).find()
      + ArrivalFinder(inquiry: inquiry).find()
    let traffic = TrafficFinder(inquiry: inquiry).find()
    let growths = GrowthFinder(inquiry: inquiry).find()
    let changes = ChangeLeads(inquiry: inquiry).find()
    let events = troubles + growths + traffic
    let mitigation = Mitigation(inquiry: inquiry)
    let remedy = mitigation.find()
    let links = ChangeLinks(inquiry: inquiry, troubles: events)
    let linksOfChange = changes.map { links.links(of: inquiry.scene.changes[$0.changeIndex ?? 0]) }

    let repair = Repair(inquiry: inquiry, mitigation: mitigation)
    var candidates = events.map { checked(event: $0, repair.check($0, remedy)) }
    for (candidate, links) in zip(changes, linksOfChange) {
      candidates.append(checked(change: candidate, links: links, events: events, mitigation: mitigation))
    }
    let temper = Self.temper * inquiry.scene.options.perturbation.weightFactor
    let edges = edges(candidates, eventCount: events.count, linksOfChange: linksOfChange)
    let nodes = candidates.map { candidate in
      LeadRanking.Node(
        logOdds: prior(candidate) + temper * candidate.weight, strength: candidate.strength,
        explainsSymptom: explainsSymptom(candidate))
    }
    let ranked = LeadRanking(nodes: nodes, edges: edges).rank()
    for index in candidates.indices { candidates[index].confidence = ranked.marginals[index] }
    var chosen = Set(ranked.best)
    descendToRepaired(&candidates, &chosen, edges)
    descendToRemoved(&candidates, &chosen, edges, mitigation)
    let roots = candidates.indices.filter { candidates[$0].confidence >= 0.5 || chosen.contains($0) }
      .sorted { (candidates[$0].confidence, Double($1)) > (candidates[$1].confidence, Double($0)) }
    for index in candidates.indices where !roots.contains(index) {
      let explainer = roots.max { (edges[$0][index], Double($1)) < (edges[$1][index], Double($0)) }
      if let explainer, edges[explainer][index] >= Self.explaining {
        candidates[index].explainedBy = explainer
      }
    }
    return Result(
      candidates: candidates, roots: roots, none: ranked.none,
      mechanismOf: mechanisms(candidates, edges: edges, eventCount: events.count), mitigation: remedy,
      edges: edges)
  }

  /// Puts trouble whose place was repaired to end the incident in the place of what it brought: a few lines of a dead
  /// cache weigh less than the flood of slow statements that follows them.
  private func descendToRepaired(
    _ candidates: inout [Candidate], _ roots: inout Set<Int>, _ edges: [[Double]]
  ) {
    let repaired = candidates.indices.filter {
      candidates[$0].changeIndex == nil && wasRepaired(candidates[$0])
    }
    for root in roots.sorted() where candidates[root].changeIndex == nil && !wasRepaired(candidates[root]) {
      let bringer = repaired.filter { !roots.contains($0) && edges[$0][root] >= Self.bringing }
        .max { (depth($0, candidates), edges[$0][root], $1) < (depth($1, candidates), edges[$1][root], $0) }
      if let bringer { replace(root, by: bringer, &candidates, &roots) }
    }
  }

  private func wasRepaired(_ candidate: Candidate) -> Bool {
    candidate.checks.contains { $0.id == "reversal" && $0.outcome == .supports }
      && !candidate.checks.contains { $0.outcome == .refutes }
  }

  private func depth(_ index: Int, _ candidates: [Candidate]) -> Double {
    CategoryGraph.depth(candidates[index].category)
  }

  /// The bringer takes the confidence of what it brought, which takes its.
  private func replace(
    _ root: Int, by bringer: Int, _ candidates: inout [Candidate], _ roots: inout Set<Int>
  ) {
    let confidence = candidates[bringer].confidence
    candidates[bringer].confidence = candidates[root].confidence
    candidates[root].confidence = confidence
    roots.remove(root)
    roots.insert(bringer)
  }

  /// Puts a change in the place of the trouble that it brought, where the trouble ended as what the change had made was
  /// removed and nothing speaks against the change: a disk is full of something.
  private func descendToRemoved(
    _ candidates: inout [Candidate], _ roots: inout Set<Int>, _ edges: [[Double]], _ mitigation: Mitigation
  ) {
    for index in candidates.indices {
      guard let place = candidates[index].changeIndex, !roots.contains(index),
        let undo = mitigation.undo(ofChangeAt: place),
        Removal(undo)?.manner(of: inquiry.scene.changes[place]) != nil,
        wasRepaired(candidates[index]),
        let root = roots.filter({ candidates[$0].changeIndex == nil && edges[index][$0] >= Self.bringing })
          .max(by: { (edges[index][$0], $1) < (edges[index][$1], $0) })
      else { continue }
      replace(root, by: index, &candidates, &roots)
    }
  }

  private func checked(event candidate: Candidate, _ repair: Check?) -> Candidate {
    var candidate = candidate
    if let repair { candidate.checks.append(repair) }
    candidate.checks.append(Precedence(inquiry: inquiry).check(candidate))
    candidate.checks.append(Mechanism(inquiry: inquiry).check(event: candidate))
    if let dose = Dose(inquiry: inquiry).check(candidate) { candidate.checks.append(dose) }
    if let aftermath = Aftermath(inquiry: inquiry).check(candidate) {
      candidate.checks.append(aftermath)
      candidate.strength *= 0.2
    }
    return candidate
  }

  private func checked(
    change candidate: Candidate, links: [ChangeLinks.Link], events: [Candidate], mitigation: Mitigation
  ) -> Candidate {
    guard let index = candidate.changeIndex else { return candidate }
    let change = inquiry.scene.changes[index]
    var candidate = candidate
    let growth = links.map { events[$0.trouble] }.first { trouble in
      GrowthFinder.slow.contains(trouble.category)
        && abs(trouble.onset - change.finish.seconds)
          <= max(10, change.durationSeconds + trouble.onsetUncertaintySeconds)
    }
    let later = LaterTrouble(inquiry: inquiry, troubles: events).beganWith(change, links)
    candidate.checks = [
      Precedence(inquiry: inquiry).check(candidate, later: later),
      Exposure(inquiry: inquiry).check(candidate, change, growth: growth),
      Reversal(inquiry: inquiry, mitigation: mitigation).check(candidate, index: index),
      Scope(inquiry: inquiry, troubles: events).check(change),
      Stagger(inquiry: inquiry).check(change),
      Mechanism(inquiry: inquiry).check(change: change, links: links, troubles: events),
      Recurrence(inquiry: inquiry).check(change),
    ].compactMap { $0 }
    candidate.checks = Self.weighed(candidate.checks)
    return candidate
  }

  /// Traffic that went well after a change says little once taking the change back has ended the trouble: then it was a
  /// change that bites late.
  private static func weighed(_ checks: [Check]) -> [Check] {
    guard checks.contains(where: { $0.id == "reversal" && $0.weight >= 2 }) else { return checks }
    return checks.map { check in
      guard check.id == "exposure", check.weight < 0 else { return check }
      var weighed = check
      weighed.weight *= 0.3
      weighed.outcome = weighed.weight <= -0.5 ? .refutes : .neutral
      return weighed
    }
  }

  /// Log-odds before any evidence: two of three incidents are triggered by a change, but there are many changes.
  private func prior(_ candidate: Candidate) -> Double {
    guard let index = candidate.changeIndex else { return candidate.kind == .traffic ? -1.2 : -0.8 }
    switch inquiry.scene.changes[index].kind {
    case "deploy", "config", "migration", "feature-flag": return -1.2
    case "command", "scale": return -1.4
    case "job": return -1.8
    default: return -2.2
    }
  }

  private func explainsSymptom(_ candidate: Candidate) -> Double {
    switch candidate.kind {
    case .mechanism, .silence, .metric: candidate.category == "unknown" ? 0.5 : 0.9
    case .traffic: inquiry.window.kind == .silence ? 0.05 : 0.8
    case .change: 0.8
    }
  }

  private func edges(_ candidates: [Candidate], eventCount: Int, linksOfChange: [[ChangeLinks.Link]])
    -> [[Double]]
  {
    var edges = [[Double]](
      repeating: [Double](repeating: 0, count: candidates.count), count: candidates.count)
    for a in 0..<eventCount {
      for b in 0..<eventCount where a != b { edges[a][b] = edge(candidates[a], candidates[b]) }
    }
    for (offset, links) in linksOfChange.enumerated() {
      for link in links {
        let raised = 1 - (1 - link.strength) * pow(0.6, link.hints)
        edges[eventCount + offset][link.trouble] = min(0.95, raised)
      }
    }
    return LeadRanking.closed(edges)
  }

  private func edge(_ a: Candidate, _ b: Candidate) -> Double {
    var strength = CategoryGraph.strength(a.category, b.category)
    if a.category == b.category {
      strength = 0.85
      // The rise that everybody sees explains the rise that one server sees, not the other way round.
      if a.kind == .traffic, b.kind == .traffic, a.rules.isEmpty == false, b.rules.isEmpty { strength = 0.1 }
    } else if b.kind == .traffic, !b.rules.isEmpty {
      strength = max(strength, 0.6)
    }
    guard strength > 0 else { return 0 }
    // What proxies and clients report of servers that they wait for follows more readily than a server's own word.
    if b.isHearsay, !a.isHearsay { strength = 1 - 0.5 * (1 - strength) }
    let late =
      a.onset - b.onset - a.onsetUncertaintySeconds - b.onsetUncertaintySeconds - inquiry.toleranceSeconds
    guard late > 0 else { return strength }
    return strength * exp(-late / max(20, 0.25 * (inquiry.end - inquiry.onset)))
  }

  /// The trouble that each change explains best, by its probability and how deep and clear it is.
  private func mechanisms(_ candidates: [Candidate], edges: [[Double]], eventCount: Int) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for index in eventCount..<max(eventCount, candidates.count) {
      let merits = (0..<eventCount).map { trouble -> Double in
        let candidate = candidates[trouble]
        guard candidate.category != "unknown", edges[index][trouble] >= 0.3, candidate.strength >= 0.3 else {
          return 0
        }
        return edges[index][trouble] * (1 + max(0, CategoryGraph.depth(candidate.category)))
          * candidate.strength
      }
      if let best = merits.indices.max(by: { (merits[$0], $1) < (merits[$1], $0) }), merits[best] > 0 {
        result[index] = best
      }
    }
    return result
  }
}
