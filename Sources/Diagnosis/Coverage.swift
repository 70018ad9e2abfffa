import Records
import Timeline

/// What the analysis could not look at, most important first.
struct Coverage {
  let scene: Scene

  func gaps() -> [String] {
    var words: [String] = []
    let sources = scene.timeline.sources
    for source in sources {
      if let damage = source.damage { words.append("\(source.path): \(damage)") }
    }
    for source in sources where !source.isMetrics {
      guard let share = source.unparsedShare, share > SourceFacts.notableUnparsedShare else { continue }
      words.append(
        share == 1
          ? "\(source.path): none of its \(source.records) records could be read"
          : "\(source.path): \(Words.percent(share)) of its records could not be read")
    }
    for clock in scene.clocks where clock.applied {
      let ahead = clock.offsetSeconds > 0 ? "ahead" : "behind"
      words.append(
        "the clock of \(clock.host) was \(Words.duration(abs(clock.offsetSeconds))) \(ahead) "
          + "(±\(Words.duration(clock.uncertaintySeconds))); its times were put right")
    }
    words += ZoneAssumptions(sources: sources).words
    words += abandonedRules
    if !sources.contains(where: \.isMetrics) { words.append("no metrics were given") }
    if !sources.contains(where: { !$0.isMetrics }) { words.append("no logs were given") }
    if !scene.front.hasRequests {
      words.append("no log of served requests was given: the impact on users cannot be measured")
    }
    return words
  }

  /// Rules whose patterns were given up on some records: those records they may have missed.
  private var abandonedRules: [String] {
    scene.timeline.limitHits.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { rule in
      let count = scene.timeline.limitHits[rule] ?? 0
      let times = count == 1 ? "once" : "\(count) times"
      return "the rule \(rule) was given up \(times): its pattern takes too many steps, see rca rules lint"
    }
  }
}
