import Foundation

/// Joins what the metrics of each place say with what the call graph says into one ranking.
struct PlaceScoring {
  let tracks: [MetricTrack]
  let span: MetricSpan
  let graph: CallGraph

  func ranked() -> [RankedPlace] {
    let moves = MetricRanking(tracks: tracks, span: span).moves()
    let blame = graph.isEmpty ? [:] : ExcessFlow(tracks: tracks, span: span, graph: graph).blame()
    let most = blame.values.max() ?? 0
    let waits = graph.isEmpty ? [] : quietWaits(moves)
    return moves.map { place, moved in
      let share = most > 0 ? (blame[place.name] ?? 0) / most : 1
      // Where the excess was followed down the calls, a symptom counts for what remains unexplained at its place.
      let scores = moved.map { $0.track.role.travels ? $0.score * (0.1 + 0.9 * share) : $0.score }
      var result = describe(place, moved: moved, scores: scores)
      result.score = MetricRanking.score(scores)
      if let blamed = blame[place.name], blamed > 0 {
        result.score += 2 * blamed
        if share >= 0.3 { result.reasons.insert("what users noticed ends here in the call graph", at: 0) }
      }
      for wait in waits where wait.suspects.contains(place.name) {
        result.score += QuietCallees.gain(of: wait)
        result.reasons.append("\(wait.caller) waits for its callees, and none of them answers more slowly")
      }
      if waits.contains(where: { $0.caller == place.name }) { result.score *= 0.5 }
      return result
    }.ranked()
  }

  private func quietWaits(_ moves: [(place: MetricPlace, moved: [MetricRanking.Moved])]) -> [QuietCallees
    .Wait]
  {
    var waits: [String: Double] = [:]
    var answers: [String: Double] = [:]
    var busy: Set<String> = []
    for (place, moved) in moves {
      for one in moved where !one.track.isShared {
        if one.track.role.kind == .latency {
          let worse = max(0, one.shift.score)
          if one.track.role.isOfCallees {
            waits[place.name] = max(waits[place.name] ?? 0, worse)
          } else {
            answers[place.name] = max(answers[place.name] ?? 0, worse)
          }
        } else if one.track.role.isResource, one.badness >= 3 {
          busy.insert(place.name)
        }
      }
    }
    return QuietCallees(graph: graph).waits(waits: waits, answers: answers, busy: busy)
  }

  private func describe(_ place: MetricPlace, moved: [MetricRanking.Moved], scores: [Double]) -> RankedPlace {
    let loudest = scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) }
    guard let loudest else {
      return RankedPlace(
        service: place.service, host: place.host, labels: "", score: 0, direction: 0, reasons: [])
    }
    let best = moved[loudest]
    let told = scores.indices.filter { scores[$0] > 0 }.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
      .prefix(3)
    return RankedPlace(
      service: place.service, host: place.host, metric: best.track.name, labels: best.track.labels,
      role: best.track.role.kind.rawValue, score: 0, onset: onset(of: best),
      direction: best.shift.score > 0 ? 1 : best.shift.score < 0 ? -1 : 0, medianBefore: best.shift.before,
      medianDuring: best.shift.during, reasons: told.map { sentence(moved[$0]) })
  }

  /// `ctn_cpu rose from 0.17 to 1.00 (9.9 standard deviations)`.
  private func sentence(_ one: MetricRanking.Moved) -> String {
    let verb = one.shift.score > 0 ? "rose" : "fell"
    return "\(one.track.family) \(verb) from \(Words.significant(one.shift.before)) to "
      + "\(Words.significant(one.shift.during)) (\(Words.number(abs(one.shift.score).rounded(toPlaces: 1))) standard deviations)"
  }

  /// First sample, after the last one that was still on the usual side of half the way to the new level.
  private func onset(of one: MetricRanking.Moved) -> Double? {
    let half = (one.shift.before + one.shift.during) / 2
    let rising = one.shift.during > one.shift.before
    let track = one.track
    let first = track.times.firstSorted { $0 >= span.baselineEnd }
    let last = track.times.firstSorted { $0 > span.end }
    guard one.shift.score != 0, first < last else { return nil }
    return (first..<last).first { rising ? track.values[$0] > half : track.values[$0] < half }.map {
      track.times[$0]
    }
  }
}
