import Records
import Timeline

/// How far apart the clocks of two hosts were, from requests that both logged.
struct ClockPairing {
  /// Fewer common requests prove nothing.
  static let pairsMin = 8

  /// The hosts, in the order of their names.
  let hosts: (String, String)
  /// By how much the second host's clock was ahead of the first's.
  let offsetSeconds: Double
  let uncertaintySeconds: Double
  let pairCount: Int

  /// Compares two hosts; nil when they have too little in common, or when what they have contradicts itself.
  init?(_ hosts: (String, String), _ left: SharedIDs, _ right: SharedIDs) {
    let common = left.sightings.keys.filter { right.sightings[$0] != nil }.sorted()
    guard common.count >= Self.pairsMin else { return nil }
    var firsts: [Double] = []
    var lasts: [Double] = []
    for id in common {
      guard let mine = left.sightings[id], let theirs = right.sightings[id] else { continue }
      firsts.append(theirs.first.secondsSince(mine.first))
      lasts.append(theirs.last.secondsSince(mine.last))
    }
    self.hosts = hosts
    pairCount = common.count
    // Whoever is called begins after and ends before its caller.
    if let between = Self.between(lasts.max(), firsts.min()) ?? Self.between(firsts.max(), lasts.min()) {
      (offsetSeconds, uncertaintySeconds) = (between.middle, between.half / Self.fourthRoot(pairCount))
      return
    }
    let differences = Self.spread(firsts) < Self.spread(lasts) ? firsts : lasts
    // Waiting for an answer is no clock error: it varies, which a clock does not.
    guard Self.spread(differences) <= Self.spreadMaxSeconds else { return nil }
    offsetSeconds = RobustStatistics.median(differences) ?? 0
    uncertaintySeconds = RobustStatistics.scale(differences) / Self.fourthRoot(pairCount)
  }

  /// Nine tenths of the differences must lie within this.
  private static let spreadMaxSeconds = 2.0

  /// The fourth root, not the square root: delays of neighbouring requests are alike.
  private static func fourthRoot(_ count: Int) -> Double { Double(count).squareRoot().squareRoot() }

  private static func between(_ low: Double?, _ high: Double?) -> (middle: Double, half: Double)? {
    guard let low, let high, low <= high else { return nil }
    return ((low + high) / 2, (high - low) / 2)
  }

  /// What nine tenths of the values lie within.
  private static func spread(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let cut = sorted.count / 20
    return sorted[sorted.count - 1 - cut] - sorted[cut]
  }
}
