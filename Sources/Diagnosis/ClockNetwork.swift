import Timeline

/// The offset of every host's clock from those between pairs of hosts: the weighted least squares over the network that
/// the pairs make, as seen from one host whose clock is right by definition.
struct ClockNetwork {
  private let pairings: [ClockPairing]

  init(_ timeline: Timeline) {
    let hosts = timeline.sharedIDs.keys.sorted().prefix(Self.hostsMax)
    var found: [ClockPairing] = []
    for (place, left) in hosts.enumerated() {
      for right in hosts.dropFirst(place + 1) {
        guard let mine = timeline.sharedIDs[left], let theirs = timeline.sharedIDs[right],
          let pairing = ClockPairing((left, right), mine, theirs)
        else { continue }
        found.append(pairing)
      }
    }
    pairings = found
  }

  /// More hosts are not compared each with each.
  private static let hostsMax = 200
  private static let sweeps = 50

  /// The offsets of the hosts that are connected with `anchor`. Positive: the host's clock was ahead. Without an anchor
  /// among them, the host that shares most requests is the start, and the clock in the middle is the right one.
  func offsets(anchor wanted: String?) -> [String: (offsetSeconds: Double, uncertaintySeconds: Double)] {
    var shared: [String: Int] = [:]
    for pairing in pairings {
      shared[pairing.hosts.0, default: 0] += pairing.pairCount
      shared[pairing.hosts.1, default: 0] += pairing.pairCount
    }
    let busiest = shared.keys.sorted().max { (shared[$0] ?? 0, $1) < (shared[$1] ?? 0, $0) }
    guard let anchor = wanted.flatMap({ shared[$0] == nil ? nil : $0 }) ?? busiest else { return [:] }
    let chain = connected(with: anchor)
    let reached = chain.map(\.host)
    let isReached = Set(reached)
    var offsets: [String: Double] = [:]
    for (host, offset) in chain { offsets[host] = offset }
    // Gauss–Seidel, from what the shortest chains of pairs say.
    for _ in 0..<Self.sweeps {
      for host in reached where host != anchor {
        var sum = 0.0
        var weight = 0.0
        for pairing in pairings {
          guard let link = pairing.link(from: host), isReached.contains(link.other) else { continue }
          sum += link.weight * ((offsets[link.other] ?? 0) + link.offsetSeconds)
          weight += link.weight
        }
        if weight > 0 { offsets[host] = sum / weight }
      }
    }
    let reference = shared[wanted ?? ""] == nil ? Self.middle(of: reached, offsets) : anchor
    let zero = offsets[reference] ?? 0
    var result: [String: (offsetSeconds: Double, uncertaintySeconds: Double)] = [:]
    for host in reached where host != reference {
      let weight = pairings.reduce(0) { $0 + ($1.link(from: host)?.weight ?? 0) }
      result[host] = ((offsets[host] ?? 0) - zero, 1 / weight.squareRoot())
    }
    return result
  }

  /// The host whose clock half of the others are ahead of.
  private static func middle(of hosts: [String], _ offsets: [String: Double]) -> String {
    let ordered = hosts.sorted { (offsets[$0] ?? 0, $0) < (offsets[$1] ?? 0, $1) }
    return ordered[(ordered.count - 1) / 2]
  }

  /// Every host that can be compared with `anchor` over others, nearest first, and its offset along the way there.
  private func connected(with anchor: String) -> [(host: String, offsetSeconds: Double)] {
    var chain: [(host: String, offsetSeconds: Double)] = [(anchor, 0)]
    var known: Set<String> = [anchor]
    var place = 0
    while place < chain.count {
      let (host, offset) = chain[place]
      for pairing in pairings {
        guard let link = pairing.link(from: host), known.insert(link.other).inserted else { continue }
        chain.append((link.other, offset - link.offsetSeconds))
      }
      place += 1
    }
    return chain
  }
}

extension ClockPairing {
  /// The pair as one of its hosts sees it: by how much it is ahead of the other. Nil for any other host.
  fileprivate func link(from host: String) -> (other: String, offsetSeconds: Double, weight: Double)? {
    let weight = 1 / max(uncertaintySeconds * uncertaintySeconds, 1e-6)
    if host == hosts.0 { return (hosts.1, -offsetSeconds, weight) }
    if host == hosts.1 { return (hosts.0, offsetSeconds, weight) }
    return nil
  }
}
