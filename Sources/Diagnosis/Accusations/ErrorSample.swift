import Events
import Records
import Timeline

/// One line out of a series of complaints, and how many of the series it stands for.
///
/// Lines are kept only a few per series (`EvidenceShelf`), so a line stands for total ÷ kept of them.
struct ErrorSample {
  /// Service, else host, that logged it.
  var observer: String
  /// The line without regard to case, as logged.
  var text: String
  var weight: Double
  var evidence: Evidence

  /// The complaints of a timeline, each line once, in the order of their places. A complaint is a line with a word for
  /// failure in it that a rule for trouble knows, or that no rule knows.
  static func all(of timeline: Timeline) -> [ErrorSample] {
    var heaviest: [Place: ErrorSample] = [:]
    func add(_ series: EventSeries, observer: String?) {
      guard let observer else { return }
      let lines = Set(series.earliest + series.latest)
      let weight = Double(series.total) / Double(max(1, lines.count))
      for line in lines where ErrorWords.complains(line.text) {
        let place = Place(source: line.source, line: line.line)
        // A line in several series speaks for the most specific one, which is the smallest.
        if let known = heaviest[place], known.weight <= weight { continue }
        heaviest[place] = ErrorSample(observer: observer, text: line.text, weight: weight, evidence: line)
      }
    }
    for key in timeline.events.keys.filter({ $0.kind == .rule }).sorted(by: Scene.order) {
      guard let series = timeline.events[key], let rule = timeline.rules[key.id] else { continue }
      guard rule.role == "symptom" || rule.role == "either" || rule.role == "cause" else { continue }
      add(series, observer: key.observerService ?? key.observerHost ?? key.service ?? key.host)
    }
    let templates = timeline.templates.keys.sorted {
      ($0.text, $0.service ?? "", $0.host ?? "") < ($1.text, $1.service ?? "", $1.host ?? "")
    }
    for key in templates {
      if let series = timeline.templates[key] { add(series, observer: key.service ?? key.host) }
    }
    return heaviest.keys.sorted().compactMap { heaviest[$0] }
  }

  private struct Place: Hashable, Comparable {
    var source: String
    var line: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.source, left.line) < (right.source, right.line)
    }
  }
}
