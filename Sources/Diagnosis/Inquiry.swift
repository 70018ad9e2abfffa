import Records

/// One incident under investigation: the scene and the window whose cause is sought.
struct Inquiry {
  let scene: Scene
  let window: SymptomWindow

  var onset: Double { window.start }
  var end: Double { window.end(orAt: scene.span.upperBound) }
  var binSeconds: Double { scene.bins.widthSeconds }

  /// Two moments closer than this cannot be told apart, in seconds.
  var toleranceSeconds: Double { max(window.uncertaintySeconds, min(binSeconds, 5)) }

  /// How far back causes are looked for, in seconds.
  static let lookBackSeconds = 24 * 3_600.0

  /// Share of requests affected in a window; nil when there were none.
  func affectedShare(_ from: Double, _ to: Double) -> Double? {
    let total = scene.front.total(from, to)
    return total >= 1 ? scene.front.affected(from, to) / total : nil
  }

  /// How bad things were in a window, 0…1: failed requests count whole, slow ones a quarter; nil without requests.
  func harm(_ from: Double, _ to: Double) -> Double? {
    let total = scene.front.total(from, to)
    guard total >= 1 else { return nil }
    let failed = scene.front.failed(from, to)
    return min(1, (failed + 0.25 * max(0, scene.front.affected(from, to) - failed)) / total)
  }

  /// Start and end of the time before the incident that counts as normal: after earlier windows, up to two hours or
  /// twelve times the incident's length.
  var baseline: (start: Double, end: Double) {
    if let given = scene.options.baseline { return (given.start.seconds, given.end.seconds) }
    let usual = max(12 * (end - onset), 7_200)
    // Where less than that was logged before the incident, all that was is the whole to take a part of.
    let factor = scene.options.perturbation.baselineFactor
    let length = factor < 1 ? factor * min(usual, max(0, onset - scene.span.lowerBound)) : factor * usual
    return (max(scene.span.lowerBound, onset - length), max(scene.span.lowerBound, onset - toleranceSeconds))
  }
}
