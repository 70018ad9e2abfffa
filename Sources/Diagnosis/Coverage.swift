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
      let all = source.records + source.unparsed
      if source.records == 0, source.unparsed > 0 {
        words.append("\(source.path): none of its \(source.unparsed) lines could be read as records")
      } else if all > 0, Double(source.unparsed) > 0.1 * Double(all) {
        words.append(
          "\(source.path): \(Words.percent(Double(source.unparsed) / Double(all))) of its lines could not be read"
        )
      }
    }
    if !sources.contains(where: \.isMetrics) { words.append("no metrics were given") }
    if !sources.contains(where: { !$0.isMetrics }) { words.append("no logs were given") }
    if !scene.front.hasRequests {
      words.append("no log of served requests was given: the impact on users cannot be measured")
    }
    return words
  }
}
