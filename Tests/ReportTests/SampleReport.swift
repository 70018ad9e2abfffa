import Diagnosis
import Events
import Records
import Report
import Timeline

/// A made-up analysis, rich enough that every part of every output has something to show: a surge that exhausts a
/// database's connections, an innocent deploy with its rollback, pooling as the mitigation.
enum SampleReport {
  /// `HH:MM:SS` on the day of the sample.
  static func at(_ clock: String) -> Timestamp { Timestamp(rfc3339: "2024-07-15T\(clock)Z")! }

  static func line(
    _ source: String, _ line: Int, _ clock: String, _ text: String
  ) -> Evidence {
    Evidence(
      source: source, line: line, offset: UInt64(line) * 120, time: at(clock), text: text,
      sha256: String(repeating: "0123456789abcdef", count: 4))
  }

  static let surgeLine = line(
    "web01/nginx/access.log.gz", 10588, "11:56:00", #"10.0.0.7 - - "GET /cart HTTP/1.1" 200 512"#)
  static let connectionLine = line(
    "db01/postgresql.log.gz", 2795, "11:56:00.102", "LOG:  connection authorized: user=app database=shop")
  static let refusedLine = line(
    "db01/postgresql.log.gz", 3061, "12:00:00.603",
    "12:00:00.603 UTC [22879] app@shop FATAL:  sorry, too many clients already")
  static let deployLine = line(
    "ops01/deploys.log", 2, "11:43:30", "deploy web 2024.07.15-1 finished by carol@example.com")
  static let rollbackLine = line("ops01/deploys.log", 3, "12:41:10", "rollback web to 2024.07.08-2")
  static let poolingLine = line("ops01/deploys.log", 5, "14:49:30", "config app pool.max_size 200->20")
  static let failureLine = line(
    "web01/nginx/access.log.gz", 11020, "12:00:01", #"10.0.0.9 - - "GET /cart HTTP/1.1" 503 0"#)

  static let cause = Lead(
    id: "L1", category: "connection-exhaustion", title: "connection surge exhausts max_connections",
    host: "db01", service: "postgresql", instance: nil, metric: nil, onset: at("11:56:00.102"), end: nil,
    confidence: 0.8712, change: nil,
    checks: [
      Check(
        id: "precedence", outcome: .supports, weight: 2.1,
        says: "connections rose 4m00s before the first error", evidence: [connectionLine]),
      Check(
        id: "surprise", outcome: .supports, weight: 3.402,
        says: "connections 15.0 → 62.2/min (×4.1); web requests 60 → 120/min",
        evidence: [connectionLine, surgeLine]),
      Check(id: "novelty", outcome: .neutral, weight: 0, says: "seen before at a lower rate"),
      Check(id: "dose-response", outcome: .untestable, weight: 0, says: "no metrics of connections in use"),
    ],
    rules: ["postgresql.connection-authorized", "postgresql.too-many-clients"],
    evidence: [connectionLine, surgeLine, refusedLine],
    decidable: at("12:00:30"), wouldChange: "a count of open connections that stays below max_connections")

  static let symptom = Lead(
    id: "L2", category: "connection-exhaustion", title: "FATAL sorry, too many clients (14.7/min)",
    host: "db01", service: "postgresql", instance: nil, metric: nil, onset: at("12:00:00.603"),
    end: at("15:29:00"), confidence: 0.04, change: nil, checks: [],
    rules: ["postgresql.too-many-clients"], evidence: [refusedLine])

  static let deploy = Lead(
    id: "L3", category: "deploy", title: "deploy web 2024.07.15-1", host: "web01", service: "web",
    instance: nil, metric: nil, onset: at("11:43:30"), end: nil, confidence: 0.03,
    change: Change(
      kind: "deploy", service: "web", version: "2024.07.15-1", revision: nil, start: at("11:42:10"),
      finish: at("11:43:30"), reverts: nil),
    checks: [
      Check(
        id: "exposure", outcome: .refutes, weight: -3.1,
        says:
          "12 min of traffic on the new version, 5xx 0.4 % (before 0.5 %): 3 of 725 failed, a guilty deploy "
          + "would have failed about 544",
        evidence: [deployLine], decidable: at("11:56:00")),
      Check(
        id: "reversal", outcome: .refutes, weight: -2.5,
        says: "rolled back 12:41:10; 5xx 74.7 % → 74.1 % (30 min each side): no recovery",
        evidence: [rollbackLine], decidable: at("12:46:00")),
    ],
    rules: ["deploy.finished"], evidence: [deployLine],
    decidable: at("11:56:00"), wouldChange: "failures on the new version before the surge")

  static let mitigation = Lead(
    id: "L5", category: "config-change", title: "pool.max_size 200→20, pgbouncer on", host: "app01",
    service: "app", instance: nil, metric: nil, onset: at("14:49:30"), end: nil, confidence: 0, change: nil,
    checks: [], rules: ["config.changed"], evidence: [poolingLine])

  static let incident = Incident(
    id: "I1", onset: at("12:00:00.603"), onsetUncertaintySeconds: 5, peak: at("13:20:00"),
    end: at("15:30:00"),
    headline: "5xx 0.5 % → 75.0 % of requests",
    impact: Impact(failedShare: 0.37, peakFailedShare: 0.75, requests: 4142, affectedClients: 0.7512),
    answer: .causeFound, wouldDecide: nil, changeCaused: false, causes: [cause], contributing: [],
    symptoms: [symptom], deadEnds: [deploy], unrelated: [], mitigation: mitigation, recovered: at("15:30:00"),
    detected: at("12:06:00"), sensitivity: "stable in 19 of 20 perturbations")

  static let diagnosis = Diagnosis(
    verdict: .incident, incidents: [incident], rejectedWindow: nil,
    baseline: TimeWindow(start: at("09:00:00"), end: at("11:30:00")),
    timeline: [
      TimelineEntry(
        time: at("11:43:30"), kind: "deploy", role: "change", host: "web01", service: "web",
        title: "deploy web 2024.07.15-1", evidence: deployLine),
      TimelineEntry(
        time: at("12:00:00.603"), kind: "connection", role: "symptom", host: "db01", service: "postgresql",
        title: "PostgreSQL refuses connections", evidence: refusedLine),
      TimelineEntry(
        time: at("12:41:10"), kind: "rollback", role: "change", host: "web01", service: "web",
        title: "rollback web to 2024.07.08-2", evidence: rollbackLine),
      TimelineEntry(
        time: at("14:49:30"), kind: "config", role: "mitigation", host: "app01", service: "app",
        title: "pool.max_size 200→20", evidence: poolingLine),
      TimelineEntry(
        time: at("15:30:00"), kind: "recovery", role: "recovery", host: nil, service: nil,
        title: "error rates are normal", evidence: nil),
    ],
    series: [
      series("failed requests", "%", "impact") { $0 < 36 ? 0.5 : $0 < 78 ? 75 : 0.6 },
      series("connections", "/min", "cause", rule: "postgresql.connection-authorized") {
        $0 < 35 ? 15 : $0 < 78 ? 62.2 : 16
      },
      series("p95 latency", "s", "symptom") { $0 < 35 ? 0.21 : $0 < 78 ? 4.1 : 0.2 },
      series("redis commands", "/s", "healthy") { _ in 40 },
    ],
    templates: [
      TemplateShift(
        kind: .new, text: "order <*> failed: <*>", host: "app01", service: "app", perMinuteBefore: 0,
        perMinuteDuring: 12.4, evidence: [failureLine]),
      TemplateShift(
        kind: .gone, text: "order <*> shipped", host: "app01", service: "app", perMinuteBefore: 3.1,
        perMinuteDuring: 0, evidence: []),
    ],
    clocks: [ClockOffset(host: "app01", offsetSeconds: 2.5004, uncertaintySeconds: 0.4, applied: true)],
    notCovered: ["no metrics", "app02 silent 13:10–13:20"])

  static let timeline: Timeline = {
    var timeline = Timeline()
    timeline.sources = [
      source("app01/app.log", "app", 8000), source("db01/postgresql.log.gz", "postgresql", 4000),
      source("ops01/deploys.log", nil, 6), source("web01/nginx/access.log.gz", "nginx", 51_816),
    ]
    timeline.rules["postgresql.too-many-clients"] = RuleFacts(
      id: "postgresql.too-many-clients", title: "PostgreSQL refuses connections", event: "connection",
      category: "connection-exhaustion", role: "symptom", severity: "critical", isSignal: false, explains: [],
      actions: ["connection-pooling", "connection-alert", "load-test"], pack: "postgresql")
    var connections = EventSeries()
    connections.earliest = [connectionLine]
    timeline.events[
      EventKey(kind: .rule, id: "postgresql.connection-authorized", host: nil, service: nil)] = connections
    for host in ["app01", "db01", "web01"] {
      var series = EventSeries()
      for minute in 0..<480 where !(host == "app01" && (250..<260).contains(minute)) {
        series.counts.add(Int64(10 + minute % 7), at: at("09:00:00").advanced(bySeconds: Double(minute * 60)))
      }
      timeline.events[EventKey(kind: .activity, id: "records", host: host, service: nil)] = series
    }
    return timeline
  }()

  static let packs = [
    ReportDocument.Pack(pack: "postgresql", version: "1.0.0", sha256: String(repeating: "ab", count: 32)),
    ReportDocument.Pack(pack: "deploys", version: "1.0.0", sha256: String(repeating: "cd", count: 32)),
  ]

  static let document: ReportDocument = {
    var document = ReportBuilder(version: "0.1.0", packs: packs).document(timeline, diagnosis)
    document.incidents[0].similar = [
      ReportDocument.PastIncident(
        report: 12, incident: "I1", onset: at("09:00:00").advanced(bySeconds: -135 * 86400),
        title: "connection surge",
        says: "same category, same rules, same order", label: "sale of the spring")
    ]
    return document
  }()

  /// A day on which nothing was wrong.
  static let quiet = ReportBuilder(version: "0.1.0", packs: packs).document(
    timeline,
    Diagnosis(
      verdict: .noIncident, incidents: [], rejectedWindow: "5xx 0.5 % → 0.9 % at 12:10, too little to matter",
      baseline: diagnosis.baseline, timeline: diagnosis.timeline.filter { $0.role == "change" },
      series: diagnosis.series.filter { $0.role == "healthy" }, templates: [], clocks: [], notCovered: []))

  /// Two candidates that cannot be told apart.
  static let undecided: ReportDocument = {
    var open = diagnosis
    open.incidents[0].answer = .cannotTell
    open.incidents[0].causes = [cause, deploy]
    open.incidents[0].deadEnds = []
    open.incidents[0].changeCaused = nil
    open.incidents[0].end = nil
    open.incidents[0].recovered = nil
    open.incidents[0].mitigation = nil
    open.incidents[0].wouldDecide = "per-host error counts of web would separate the deploy from the surge"
    return ReportBuilder(version: "0.1.0", packs: packs).document(timeline, open)
  }()

  /// 96 points of five minutes each.
  private static func series(
    _ title: String, _ unit: String, _ role: String, rule: String? = nil, _ value: (Int) -> Double
  ) -> DrawnSeries {
    DrawnSeries(
      title: title, unit: unit, host: nil, service: nil, role: role, rule: rule,
      start: at("09:00:00"), stepSeconds: 300,
      values: (0..<96).map(value))
  }

  private static func source(_ path: String, _ service: String?, _ records: Int) -> SourceFacts {
    SourceFacts(
      path: path, set: path.replacing(".gz", with: ""), codec: path.hasSuffix(".gz") ? "gzip" : "plain",
      format: "generic", host: path.split(separator: "/").first.map(String.init), service: service,
      records: records, unparsed: 0, first: at("09:00:00"), last: at("16:59:59"),
      bytes: UInt64(records) * 120,
      damage: nil, resolutionSeconds: 1, isMetrics: false)
  }
}
