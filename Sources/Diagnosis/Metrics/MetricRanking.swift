import Foundation

/// Ranks services and hosts by how far their metrics moved in a given stretch.
///
/// The score of a place is Σ ½ⁱ · wᵢ · ln(1 + max(0, zᵢ − 1)) over its three best metrics: own shift in robust
/// standard deviations, weighted by what the metric speaks of. On public data sets this beats learnt causal graphs
/// (model.md §1); what it adds to BARO (Pham et al., FSE 2024) are floors of the scale, polarity, medians, and what
/// the other services did at the same time.
struct MetricRanking {
  let tracks: [MetricTrack]
  let span: MetricSpan

  /// One track that moved.
  struct Moved {
    var track: MetricTrack
    var shift: MetricShift
    /// Shift in the bad direction; 0 when it moved for the better.
    var badness: Double
    var score: Double
  }

  /// Share of a score that the second and third best metric of a place add.
  private static let mix = [1.0, 0.5, 0.25]

  /// The moved tracks of every place, strongest first within a place; places in a fixed order.
  func moves() -> [(place: MetricPlace, moved: [Moved])] {
    var byPlace: [MetricPlace: [Moved]] = [:]
    for moved in weighed(shifts()) { byPlace[moved.track.place, default: []].append(moved) }
    return byPlace.keys.sorted().map { place in
      let moved = (byPlace[place] ?? []).sorted { left, right in
        left.score != right.score ? left.score > right.score : left.track.family < right.track.family
      }
      return (place, moved)
    }
  }

  /// Score of a place out of its moved tracks, strongest first.
  static func score(_ scores: [Double]) -> Double {
    zip(scores.sorted(by: >), mix).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func shifts() -> [Moved] {
    var baselines: [String: [ArraySlice<Double>]] = [:]
    for track in tracks { baselines[track.family, default: []].append(span.baseline(of: track)) }
    let floors = baselines.mapValues(MetricShift.familyFloor)
    return tracks.compactMap { track in
      let shift = MetricShift(
        baseline: span.baseline(of: track), window: span.window(of: track),
        familyFloor: floors[track.family] ?? 0)
      guard let shift else { return nil }
      let polarity = track.role.polarity
      let badness = polarity == 0 ? abs(shift.score) : max(0, shift.score * polarity)
      return Moved(track: track, shift: shift, badness: badness, score: 0)
    }
  }

  private func weighed(_ moved: [Moved]) -> [Moved] {
    let prevalence = Prevalence(moved)
    let demand = Demand(moved)
    let symptoms = serverSymptoms(moved)
    return moved.map { one in
      var one = one
      var weight = one.track.role.weight
      if one.track.isShared {
        weight *= 0.25
      } else {
        weight *= 1 - 0.5 * prevalence.share(of: one)
        if one.track.role.isResource, one.shift.score > 0 { weight *= demand.factor(at: one.track.place) }
      }
      // A wait for others that the service's own answers do not show made nobody wait.
      if one.track.role.isOfCallees, one.track.role.kind == .latency, let symptom = symptoms[one.track.place]
      {
        one.badness = min(one.badness, 2 * max(symptom, 1))
      }
      one.score = weight * log1p(max(one.badness - 1, 0))
      return one
    }
  }

  /// Worst symptom that each place shows as a server; absent where nothing of the kind is measured.
  private func serverSymptoms(_ moved: [Moved]) -> [MetricPlace: Double] {
    var worst: [MetricPlace: Double] = [:]
    for one in moved where !one.track.role.isOfCallees {
      guard [.latency, .error, .availability].contains(one.track.role.kind) else { continue }
      worst[one.track.place] = max(worst[one.track.place] ?? 0, one.badness)
    }
    return worst
  }
}

/// How common a kind of shift is: what most services show at once is a symptom of the system, and says little about
/// where its cause is.
private struct Prevalence {
  private var shares: [String: Double] = [:]

  init(_ moved: [MetricRanking.Moved]) {
    var places: [String: Set<MetricPlace>] = [:]
    var shifted: [String: Set<MetricPlace>] = [:]
    for one in moved where !one.track.isShared {
      for direction in [1.0, -1] {
        places[Self.key(one.track.role.kind, direction), default: []].insert(one.track.place)
      }
      guard abs(one.shift.score) >= 3 else { continue }
      shifted[Self.key(one.track.role.kind, one.shift.score), default: []].insert(one.track.place)
    }
    for (key, all) in places where all.count >= 4 {
      shares[key] = Double(max(0, (shifted[key]?.count ?? 0) - 1)) / Double(all.count - 1)
    }
  }

  /// Share of the other places whose metrics of this kind moved the same way.
  func share(of one: MetricRanking.Moved) -> Double {
    shares[Self.key(one.track.role.kind, one.shift.score)] ?? 0
  }

  private static func key(_ kind: MetricRole.Kind, _ direction: Double) -> String {
    "\(kind.rawValue)\(direction > 0 ? "+" : "-")"
  }
}

/// Whether a place was asked for more work: a resource that rises with the requests is traffic, one that rises
/// without them is trouble.
private struct Demand {
  private var rises: [MetricPlace: Double] = [:]

  init(_ moved: [MetricRanking.Moved]) {
    var requests: [MetricPlace: [Double]] = [:]
    var bytes: [MetricPlace: [Double]] = [:]
    for one in moved where !one.track.isShared {
      if one.track.role.kind == .traffic { requests[one.track.place, default: []].append(one.shift.score) }
      if one.track.role.kind == .network { bytes[one.track.place, default: []].append(one.shift.score) }
    }
    rises = bytes.merging(requests) { $1 }.mapValues { $0.sorted().quantile(0.5) }
  }

  /// Factor on the weight of a resource that rose.
  func factor(at place: MetricPlace) -> Double {
    guard let rise = rises[place] else { return 1 }
    return rise <= 1 ? 1.3 : rise >= 3 ? 0.85 : 1
  }
}
