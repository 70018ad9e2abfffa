import Events
import Records
package import Timeline

/// From a timeline to a verdict.
package struct Diagnoser: Sendable {
  private let options: DiagnosisOptions

  package init(options: DiagnosisOptions = DiagnosisOptions()) { self.options = options }

  /// Detects incidents, finds and checks the leads of each, and says what could not be looked at. Deterministic.
  package func diagnose(_ timeline: Timeline) -> Diagnosis {
    let (scene, audit) = scene(of: timeline)
    guard let scene else {
      return Diagnosis(
        verdict: .noIncident, incidents: [], rejectedWindow: nil, baseline: nil, timeline: [], series: [],
        templates: [],
        clocks: audit, notCovered: ["nothing with a time was found"])
    }
    let detection = windows(of: scene)
    let findings = findings(scene, detection)
    let incidents = findings.incidents
    let baseline = detection.windows.first.map { window -> TimeWindow in
      let (start, end) = Inquiry(scene: scene, window: window).baseline
      return TimeWindow(start: Timestamp(seconds: start), end: Timestamp(seconds: end))
    }
    return Diagnosis(
      verdict: findings.verdict, incidents: incidents,
      rejectedWindow: detection.rejected, baseline: baseline,
      timeline: Chronicle(scene: scene, incidents: incidents).entries(),
      series: Lanes(scene: scene, incidents: incidents).series(),
      templates: TemplateShifts(scene: scene, windows: detection.windows).shifts(), clocks: audit,
      notCovered: Coverage(scene: scene).gaps())
  }

  /// The verdict and the incidents of ``diagnose(_:)``, without what only a reader needs.
  package func findings(_ timeline: Timeline) -> Diagnosis.Findings {
    guard let scene = scene(of: timeline).scene else {
      return Diagnosis.Findings(verdict: .noIncident, incidents: [])
    }
    return findings(scene, windows(of: scene))
  }

  private func scene(of timeline: Timeline) -> (scene: Scene?, audit: [ClockOffset]) {
    let audit = options.comparesClocks ? ClockAudit(timeline).audit() : []
    let corrected = audit.contains(where: \.applied) ? timeline.shifted(by: audit) : timeline
    return (Scene(corrected, options: options, clocks: audit), audit)
  }

  private func findings(_ scene: Scene, _ detection: Detection) -> Diagnosis.Findings {
    let incidents = detection.windows.enumerated().map { offset, window -> Incident in
      let inquiry = Inquiry(scene: scene, window: window)
      return IncidentWriter(
        inquiry: inquiry, result: Investigation(inquiry: inquiry).run(), number: offset + 1
      )
      .write().placed(inquiry, number: offset + 1)
    }
    let certain = detection.windows.contains(where: \.isCertain)
    return Diagnosis.Findings(
      verdict: incidents.isEmpty ? .noIncident : certain ? .incident : .possibleIncident, incidents: incidents
    )
  }

  /// Without a visible symptom, metrics that moved together make a possible incident, never a certain one.
  private func findMetricWindow(_ scene: Scene, _ detection: inout Detection) {
    let calls = options.topology + scene.topology.pairs
    let analysis = MetricAnalysis(timeline: scene.timeline, calls: calls, baseline: options.baseline)
    guard let finding = analysis.search(), let window = finding.window, let first = finding.places.first
    else { return }
    let words =
      "\(first.metric ?? "the metrics") of \(first.name) moved"
      + (first.reasons.first.map { ": \($0)" } ?? "")
    // Users who were seen to be well outweigh metrics that moved.
    guard window.isConvincing, !scene.front.hasRequests else {
      detection.reject("\(words), too little to speak of an incident", score: window.gain)
      return
    }
    detection.windows = [
      SymptomWindow(
        kind: .metrics, start: window.start, end: window.end, peak: window.start,
        uncertaintySeconds: window.uncertaintySeconds, score: window.gain, headline: words, isCertain: false)
    ]
  }

  /// Without requests and metrics, complaints of several kinds about one service make a possible incident.
  private func findAccusation(_ scene: Scene, _ detection: inout Detection) {
    guard !scene.front.hasRequests, scene.timeline.metrics.isEmpty else { return }
    guard let first = ServiceErrorRanking(timeline: scene.timeline).ranked().first else { return }
    let words = "\(first.service) is complained of" + (first.reasons.first.map { ": \($0)" } ?? "")
    guard first.score >= AccusationLeads.notable else { return detection.reject(words, score: first.score) }
    let start = first.evidence.map(\.time.seconds).min() ?? scene.span.lowerBound
    detection.windows = [
      SymptomWindow(
        kind: .errors, start: start, end: nil, peak: start, uncertaintySeconds: scene.bins.widthSeconds,
        score: first.score, headline: words, isCertain: false)
    ]
  }

  /// Beside a certain incident, what may or may not be one is none.
  private func dropDoubtful(_ detection: inout Detection) {
    guard detection.windows.contains(where: \.isCertain) else { return }
    for window in detection.windows where !window.isCertain {
      detection.reject("\(window.headline): no user was seen to notice", score: window.score)
    }
    detection.windows.removeAll { !$0.isCertain }
  }

  /// The windows found, or the one that the user gave; a given window keeps its start and takes the found end.
  private func windows(of scene: Scene) -> Detection {
    var detection = found(in: scene)
    let shift = options.perturbation.onsetBins * scene.bins.widthSeconds
    for index in detection.windows.indices where shift != 0 {
      let start = detection.windows[index].start + shift
      detection.windows[index].start = max(
        scene.span.lowerBound, min(start, detection.windows[index].end ?? start))
    }
    return detection
  }

  private func found(in scene: Scene) -> Detection {
    var detection = IncidentDetector(scene: scene).detect()
    if detection.windows.isEmpty { findMetricWindow(scene, &detection) }
    if detection.windows.isEmpty { findAccusation(scene, &detection) }
    dropDoubtful(&detection)
    guard let given = options.incident else { return detection }
    let start = given.start.seconds
    let end = given.end?.seconds
    let inside = detection.windows.filter {
      $0.end(orAt: scene.span.upperBound) >= start && $0.start <= (end ?? scene.span.upperBound)
    }.max { ($0.score, $1.start) < ($1.score, $0.start) }
    var window =
      inside
      ?? SymptomWindow(
        kind: .requests, start: start, end: end, peak: start, uncertaintySeconds: scene.bins.widthSeconds,
        score: 0,
        headline: "the window that was given", isCertain: true)
    if inside == nil || start < window.start { window.start = start }
    window.end = end ?? (inside == nil ? nil : window.end)
    window.isCertain = true
    detection.windows = [window]
    return detection
  }
}
