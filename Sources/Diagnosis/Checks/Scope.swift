import Foundation
import Records

/// d5 and d7: is the trouble where the change is? Hosts that got the change against hosts that did not; failing
/// requests per host as their servers or their proxy logged them.
struct Scope {
  let inquiry: Inquiry
  let troubles: [Candidate]

  /// Failed and all requests of one host, before and during the incident.
  struct HostCount: Equatable {
    var host: String
    var failedBefore: Double
    var totalBefore: Double
    var failed: Double
    var total: Double
    var share: Double { total > 0 ? failed / total : 0 }
  }

  func check(_ change: ChangeEvent) -> Check? {
    let hosts = HostTraffic(inquiry.scene, service: change.service).hosts
    let borders = hosts.map { change.startByHost[$0.name]?.seconds }
    let had = borders.map { $0.map { $0 <= inquiry.onset + inquiry.toleranceSeconds } ?? false }
    // A host that got the change during the incident is one without it only until then.
    let until = zip(borders, had).map { border, had in had ? nil : min(inquiry.end, border ?? inquiry.end) }
    let end = until.compactMap { $0 }.max() ?? inquiry.end
    let counts = zip(hosts, until).map { count($0, to: $1 ?? end) }
    let changed = zip(counts, had).filter(\.1).map(\.0)
    let unchanged = zip(counts, had).filter { !$0.1 }.map(\.0)
    if change.altersWhatRuns, !changed.isEmpty, !unchanged.isEmpty {
      return difference(changed, unchanged, change)
    }
    return place(change)
  }

  /// Difference in differences: by how much more the hosts with the change failed than those without.
  private func difference(_ changed: [HostCount], _ unchanged: [HostCount], _ change: ChangeEvent) -> Check? {
    let with = Self.sum(changed)
    let without = Self.sum(unchanged)
    guard with.total >= 10, without.total >= 10, with.failed + without.failed >= 5 else { return nil }
    let usualWith = (with.failedBefore + 0.5) / (with.totalBefore + 50)
    let usualWithout = (without.failedBefore + 0.5) / (without.totalBefore + 50)
    let ratioWith = log((with.failed + 0.5) / (with.total + 1) / usualWith)
    let ratioWithout = log((without.failed + 0.5) / (without.total + 1) / usualWithout)
    let difference = ratioWith - ratioWithout
    let error = (1 / (with.failed + 0.5) + 1 / (without.failed + 0.5) + 0.15 * 0.15).squareRoot()
    let effect = min(3, max(ratioWith, 0.3))
    let schema = troubles.contains { ["bad-data", "migration"].contains($0.category) }
    let shares =
      "\(changed.map(\.host).joined(separator: ", ")) with it \(Words.percent(with.share)) failed, "
      + "\(unchanged.map(\.host).joined(separator: ", ")) without it \(Words.percent(without.share))"
    let decidable = Timestamp(seconds: min(inquiry.end, inquiry.onset + 6 * inquiry.binSeconds))
    if difference < -1, ratioWithout > 1, schema {
      return Check(
        id: "scope", outcome: .supports, weight: 2,
        says: "\(shares): what came with it no longer fits the version before", decidable: decidable)
    }
    let weight = min(5, max(-5, (difference * effect - effect * effect / 2) / (error * error + 0.25)))
    return Check(
      id: "scope", outcome: weight >= 0.5 ? .supports : weight <= -0.5 ? .refutes : .neutral, weight: weight,
      says: shares, decidable: decidable)
  }

  /// Without hosts to compare: does any trouble speak of the change's host or service?
  private func place(_ change: ChangeEvent) -> Check? {
    let named = troubles.filter { $0.host != nil || $0.service != nil }
    guard !named.isEmpty, !change.hosts.isEmpty || change.service != nil else { return nil }
    let touches = named.contains { trouble in
      trouble.host.map(change.hosts.contains) ?? false
        || (trouble.service != nil
          && change.service.map(Topology.family) == trouble.service.map(Topology.family))
    }
    return Check(
      id: "scope", outcome: touches ? .supports : .refutes, weight: touches ? 0.8 : -0.8,
      says: touches
        ? "the trouble shows where the change was made"
        : "the trouble shows elsewhere: \(named.map(\.place).first ?? "")")
  }

  private func count(_ host: HostTraffic.Host, to end: Double) -> HostCount {
    let (from, to) = inquiry.baseline
    return HostCount(
      host: host.name, failedBefore: host.failed(from, to), totalBefore: host.total(from, to),
      failed: host.failed(inquiry.onset, end), total: host.total(inquiry.onset, end))
  }

  private static func sum(_ counts: [HostCount]) -> HostCount {
    counts.reduce(into: HostCount(host: "", failedBefore: 0, totalBefore: 0, failed: 0, total: 0)) {
      sum, count in
      sum.failedBefore += count.failedBefore
      sum.totalBefore += count.totalBefore
      sum.failed += count.failed
      sum.total += count.total
    }
  }
}
