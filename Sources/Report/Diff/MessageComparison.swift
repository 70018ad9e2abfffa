/// Which rates differ by more than chance and by a factor that matters.
struct MessageComparison {
  private static let factorMin = 2.0
  /// Standard deviations of the difference of two Poisson counts.
  private static let deviationsMin = 4.0
  private static let countMax = 200

  let before: MessageRates
  let after: MessageRates

  /// The most telling first.
  var changes: [ReportDiff.MessageChange] {
    let keys = Set(before.counts.keys).union(after.counts.keys).sorted()
    let scored = keys.compactMap { key -> (change: ReportDiff.MessageChange, score: Double)? in
      let (old, new) = (Double(before.counts[key] ?? 0), Double(after.counts[key] ?? 0))
      let (oldRate, newRate) = (old / before.minutes, new / after.minutes)
      let score = deviations(old, new)
      let isFactor = max(oldRate, newRate) >= Self.factorMin * min(oldRate, newRate)
      guard isFactor, old == 0 || new == 0 ? old + new >= 2 : score.magnitude >= Self.deviationsMin else {
        return nil
      }
      return (
        ReportDiff.MessageChange(
          kind: old == 0 ? .new : new == 0 ? .gone : .shifted, text: key.text, isRule: key.isRule,
          host: key.host,
          service: key.service, perMinuteBefore: oldRate.rounded(significant: 4),
          perMinuteAfter: newRate.rounded(significant: 4)),
        score.magnitude
      )
    }
    let ranked = scored.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
    return ranked.prefix(Self.countMax).map(\.element.change)
  }

  /// Difference of the rates in its standard deviations, both counts one up so that nothing is certain.
  private func deviations(_ old: Double, _ new: Double) -> Double {
    let difference = new / after.minutes - old / before.minutes
    let variance = (new + 1) / (after.minutes * after.minutes) + (old + 1) / (before.minutes * before.minutes)
    return (difference / variance.squareRoot()).rounded(places: 9)
  }
}
