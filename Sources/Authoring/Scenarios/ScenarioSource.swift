import Events
import Records
import Rules
import Timeline

/// The log of one service on one host, as a scenario tells it.
struct ScenarioSource {
  struct Place: Hashable {
    var host: String?
    var service: String?

    var path: String { [host, service ?? "log"].compactMap { $0 }.joined(separator: "/") + ".log" }
  }

  private let place: Place
  private var builder: TimelineBuilder
  private let host: TimelineBuilder.Place
  private let service: TimelineBuilder.Place
  private var bytes: [UInt8] = []
  private var line = 0

  init(_ place: Place, ruleIDs: [String]) {
    self.place = place
    builder = TimelineBuilder(source: place.path, ruleIDs: ruleIDs)
    host = builder.place(place.host)
    service = builder.place(place.service)
  }

  /// Writes all that one event brings.
  ///
  /// - Parameter named: the rule that the event names, with its number.
  mutating func write(_ event: ScenarioEvent, _ named: (number: Int, rule: Rule)?, delaySeconds: Double) {
    switch event.kind {
    case .rule:
      guard let named else { return }
      let text = append(Self.words(of: event, named.rule))
      for second in Self.seconds(event, event.repetition) {
        write(event, named, at: Self.time(second + delaySeconds), text)
      }
    case .requests(let repetition, let failed, let latency):
      writeRequests(event, repetition, failed: failed, latencySeconds: latency)
    case .records(let repetition):
      let text = append("at work")
      for second in Self.seconds(event, repetition) { _ = record(at: Self.time(second + delaySeconds), text) }
    case .metric:
      break
    }
  }

  /// The timeline of the log; the source covers the whole scenario.
  mutating func finish(windowSeconds: Double) -> Timeline {
    builder.endChunk(bytes)
    return builder.finish(
      SourceFacts(
        path: place.path, set: place.path, codec: "plain", format: "scenario", host: place.host,
        service: place.service, records: line, unparsed: 0, first: Self.time(0),
        last: Self.time(windowSeconds), bytes: UInt64(bytes.count), damage: nil, resolutionSeconds: 1,
        isMetrics: false))
  }

  private mutating func write(
    _ event: ScenarioEvent, _ named: (number: Int, rule: Rule), at time: Timestamp, _ text: Range<Int>
  ) {
    let line = record(at: time, text)
    let instance = event.instance.map { name -> TimelineBuilder.Place in
      let bytes = Array(name.utf8)
      return builder.instance(bytes, bytes.indices)
    }
    let severity = Self.severity(named.rule.severity)
    builder.addEvent(
      rule: named.number, host: host, service: service, instance: instance ?? -1, observerHost: host,
      observerService: service, severity: severity, value: nil, line)
    builder.addLevel(severity, host: host, service: service, line)
    guard let change = named.rule.change else { return }
    builder.addChange(
      ChangeRecord(
        time: time, phase: Self.phase(change.phase), kind: change.kind.rawValue, ruleID: named.rule.id,
        host: place.host, service: place.service, observerHost: place.host, version: event.version,
        previousVersion: event.previousVersion, revision: nil, actor: event.actor,
        title: event.title ?? Self.title(of: event, change.kind.rawValue, place.service),
        instance: event.instance, evidence: builder.evidence(line, bytes)))
  }

  private mutating func writeRequests(
    _ event: ScenarioEvent, _ repetition: Repetition, failed: Double, latencySeconds: Double?
  ) {
    let path = append("/api/items")
    let client = append(event.client ?? "198.51.100.7")
    let upstream = event.upstream.map { append($0) }
    let served = append("GET /api/items 200")
    let refused = append("GET /api/items 503")
    var owed = 0.0
    for second in Self.seconds(event, repetition) {
      owed += failed
      let isFailed = owed >= 1
      if isFailed { owed -= 1 }
      let line = record(at: Self.time(second), isFailed ? refused : served)
      builder.addRequest(
        ServedRequest(
          status: isFailed ? 503 : 200, durationSeconds: latencySeconds, client: client, path: path,
          upstream: upstream), host: host, service: service, bytes, line)
    }
  }

  /// Counts a record whose text stands at `text`.
  private mutating func record(at time: Timestamp, _ text: Range<Int>) -> LineReference {
    line += 1
    builder.addRecord(host: host, service: service, at: time)
    return LineReference(time: time, line: line, offset: UInt64(text.lowerBound), range: text)
  }

  /// Texts stand once in the made-up file, however often they come.
  private mutating func append(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return start..<bytes.count
  }

  /// A sample of the rule where it has one, since words of lines can connect a change with a trouble.
  private static func words(of event: ScenarioEvent, _ rule: Rule) -> String {
    if rule.change != nil { return event.title ?? rule.title }
    return rule.samples.first { $0.expectation == .match }?.text ?? rule.title
  }

  private static func title(of event: ScenarioEvent, _ kind: String, _ service: String?) -> String {
    [kind, service, event.version].compactMap { $0 }.joined(separator: " ")
  }

  /// Seconds from the start at which the event comes: once, or in equal steps over its span.
  static func seconds(_ event: ScenarioEvent, _ repetition: Repetition?) -> [Double] {
    guard let repetition else { return [event.fromSeconds] }
    let step = repetition.perSeconds / repetition.count
    let count = Int(((event.toSeconds - event.fromSeconds) / step).rounded(.down))
    guard count > 0 else { return [event.fromSeconds] }
    return (0..<min(count, Self.occurrencesMax)).map { event.fromSeconds + (Double($0) + 0.5) * step }
  }

  /// A scenario is tiny; a rate that is a slip of the pen must not fill the memory.
  private static let occurrencesMax = 1_000_000

  private static func time(_ second: Double) -> Timestamp {
    Timestamp(seconds: ScenarioTimeline.origin + second)
  }

  private static func severity(_ severity: RuleSeverity) -> Severity {
    switch severity {
    case .info: .info
    case .warning: .warning
    case .error: .error
    case .critical: .critical
    }
  }

  private static func phase(_ phase: ChangePhase) -> ChangeRecord.Phase {
    switch phase {
    case .started: .started
    case .finished: .finished
    case .failed: .failed
    case .point: .point
    }
  }
}
