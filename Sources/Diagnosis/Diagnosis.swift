package import Records

/// What the analysis concludes; `report/v1` is this value written out.
package struct Diagnosis: Sendable, Equatable {
  package enum Verdict: String, Sendable {
    case incident = "incident"
    case possibleIncident = "possible-incident"
    case noIncident = "no-incident"
  }

  package var verdict: Verdict
  /// Most severe first, ties by onset.
  package var incidents: [Incident]
  /// The strongest window that was looked at and not called an incident, in one sentence; nil when there is none.
  package var rejectedWindow: String?
  /// The window that counted as normal.
  package var baseline: TimeWindow?
  /// Everything notable in time order: changes, first symptoms, recoveries.
  package var timeline: [TimelineEntry]
  /// Series worth drawing (lanes, sparklines), most telling first.
  package var series: [DrawnSeries]
  /// New, gone and surging messages that no rule knows.
  package var templates: [TemplateShift]
  /// Clock offsets that were found, applied or not.
  package var clocks: [ClockOffset]
  /// What could not be looked at, most important first.
  package var notCovered: [String]

  package init(
    verdict: Verdict, incidents: [Incident], rejectedWindow: String?, baseline: TimeWindow?,
    timeline: [TimelineEntry], series: [DrawnSeries], templates: [TemplateShift], clocks: [ClockOffset],
    notCovered: [String]
  ) {
    self.verdict = verdict
    self.incidents = incidents
    self.rejectedWindow = rejectedWindow
    self.baseline = baseline
    self.timeline = timeline
    self.series = series
    self.templates = templates
    self.clocks = clocks
    self.notCovered = notCovered
  }
}

extension Diagnosis {
  /// The answer alone.
  package struct Findings: Sendable, Equatable {
    package var verdict: Verdict
    package var incidents: [Incident]
  }
}

/// A half-open span of time.
package struct TimeWindow: Sendable, Equatable {
  package var start: Timestamp
  package var end: Timestamp
  package init(start: Timestamp, end: Timestamp) {
    self.start = start
    self.end = end
  }
  package var seconds: Double { end.secondsSince(start) }
}
