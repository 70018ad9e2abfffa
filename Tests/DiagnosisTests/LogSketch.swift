import Events
import Records
import Timeline

/// Writes logs of services for tests, as a timeline of messages that no rule knows.
struct LogSketch {
  private(set) var timeline = Timeline()
  static let start = 1_700_000_000.0
  private var lines: [String: Int] = [:]

  /// `count` lines of one message, a second apart from `second` on; `text` is the line, `message` its masked form.
  mutating func log(
    _ text: String, message: String? = nil, at service: String, from second: Double = 0, count: Int = 1,
    severity: Severity = .info
  ) {
    let key = TemplateKey(text: message ?? text, host: nil, service: service)
    let activity = EventKey(kind: .activity, id: "records", host: nil, service: service)
    for index in 0..<count {
      let time = Timestamp(seconds: Self.start + second + Double(index))
      lines[service, default: 0] += 1
      let evidence = Evidence(
        source: "\(service).log", line: lines[service] ?? 0, offset: 0, time: time, text: text, sha256: "")
      var series = EventSeries()
      series.counts.add(at: time)
      series.total = 1
      (series.first, series.last, series.severityMax) = (time, time, severity)
      (series.earliest, series.latest) = ([evidence], [evidence])
      timeline.templates[key, default: EventSeries()].merge(series)
      timeline.events[activity, default: EventSeries()].merge(series)
      see(service, time)
    }
  }

  /// Ordinary work of services that say on which port they listen.
  mutating func work(_ services: [(name: String, port: Int)], seconds: Int = 60) {
    for (name, port) in services {
      log("server started, listening on :\(port)", at: name)
      log("request served in 4 ms", at: name, from: 1, count: seconds)
    }
  }

  private mutating func see(_ service: String, _ time: Timestamp) {
    if let index = timeline.sources.firstIndex(where: { $0.service == service }) {
      timeline.sources[index].records += 1
      timeline.sources[index].first = min(timeline.sources[index].first ?? time, time)
      timeline.sources[index].last = max(timeline.sources[index].last ?? time, time)
    } else {
      timeline.sources.append(
        SourceFacts(
          path: "\(service).log", set: "\(service).log", codec: "plain", format: "plain", host: nil,
          service: service, records: 1, unparsed: 0, first: time, last: time, bytes: 0, damage: nil,
          resolutionSeconds: 1, isMetrics: false))
    }
  }
}
