import Events
import Records
import Timeline

/// When each service began to log, against the others of the same collection.
struct SourceStarts {
  private var services: [String: Service] = [:]

  private struct Service {
    var records = 0
    var unparsed = 0
    var first: Double?
    var last: Double?
  }

  private let timeline: Timeline

  init(timeline: Timeline) {
    self.timeline = timeline
    for source in timeline.sources where !source.isMetrics {
      guard let name = source.service ?? source.host else { continue }
      var service = services[name] ?? Service()
      service.records += source.records
      service.unparsed += source.unparsed
      if let first = source.first?.seconds { service.first = min(service.first ?? first, first) }
      if let last = source.last?.seconds { service.last = max(service.last ?? last, last) }
      services[name] = service
    }
  }

  /// Services whose whole log is up to three complaints, or up to three lines of whoever collected the logs (lines of
  /// no format and without a time), where at least three others logged more; sorted.
  func neverStarted() -> [(name: String, evidence: [Evidence])] {
    guard services.values.count(where: { $0.records > 3 }) >= 3 else { return [] }
    let samples = ErrorSample.all(of: timeline)
    return services.keys.sorted().compactMap { name in
      guard let service = services[name], (1...3).contains(service.records) else { return nil }
      if service.first == nil, service.unparsed == service.records { return (name, []) }
      let own = samples.filter { $0.observer == name }
      let complaints = Int(own.reduce(0) { $0 + $1.weight }.rounded())
      return complaints >= service.records ? (name, own.map(\.evidence)) : nil
    }
  }

  /// Services whose log begins when two fifths of the time of all others is over, with by how many seconds; sorted.
  /// Logs of running containers begin at their last start.
  func startedLate() -> [(name: String, seconds: Double)] {
    let firsts = services.values.compactMap(\.first).sorted()
    guard firsts.count >= 4, let end = services.values.compactMap(\.last).max() else { return [] }
    let usual = firsts[firsts.count / 2]
    return services.keys.sorted().compactMap { name in
      guard let first = services[name]?.first, first - usual > 0.4 * max(1, end - usual), first - usual >= 10
      else { return nil }
      return (name, first - usual)
    }
  }
}
