import Records
import Timeline

/// All that one diagnosis looks at: the timeline on one clock, who is who, what was changed, what users saw.
struct Scene {
  let timeline: Timeline
  let topology: Topology
  let changes: [ChangeEvent]
  let front: Front
  /// First and last record of the logs (of the metrics when there are no logs), in epoch seconds.
  let span: ClosedRange<Double>
  let bins: Bins
  let options: DiagnosisOptions
  let clocks: [ClockOffset]

  init?(_ timeline: Timeline, options: DiagnosisOptions, clocks: [ClockOffset]) {
    guard let span = Self.span(of: timeline) else { return nil }
    self.timeline = timeline
    self.options = options
    self.clocks = clocks
    self.span = span
    topology = Topology(timeline: timeline, declared: options.topology)
    changes = ChangeAssembler.assemble(timeline.changes)
    let front = Front(timeline: timeline, topology: topology, span: span)
    self.front = front
    let requests = front.total(span.lowerBound, span.upperBound + 1)
    let records = timeline.sources.reduce(0) { $0 + ($1.isMetrics ? 0 : $1.records) }
    let resolution = timeline.sources.filter { !$0.isMetrics }.map(\.resolutionSeconds).max() ?? 0
    let usual = Bins(
      span: span, total: front.hasRequests ? requests : Double(records),
      resolutionSeconds: min(resolution, 60))
    let factor = options.perturbation.binFactor
    bins = factor == 1 ? usual : usual.coarser(by: factor)
  }

  var hasLogs: Bool { timeline.sources.contains { !$0.isMetrics && $0.records > 0 } }

  /// Rule series in a fixed order.
  var ruleKeys: [EventKey] { timeline.events.keys.filter { $0.kind == .rule }.sorted(by: Scene.order) }

  static func order(_ left: EventKey, _ right: EventKey) -> Bool {
    (
      left.id, left.host ?? "", left.service ?? "", left.instance ?? "", left.observerHost ?? "",
      left.observerService ?? ""
    )
      < (
        right.id, right.host ?? "", right.service ?? "", right.instance ?? "", right.observerHost ?? "",
        right.observerService ?? ""
      )
  }

  private static func span(of timeline: Timeline) -> ClosedRange<Double>? {
    let logs = timeline.sources.filter { !$0.isMetrics && $0.first != nil }
    let sources = logs.isEmpty ? timeline.sources.filter { $0.first != nil } : logs
    guard let first = sources.compactMap(\.first).min(), let last = sources.compactMap(\.last).max() else {
      return nil
    }
    return first.seconds...max(first.seconds + 1, last.seconds)
  }
}
