package import Events
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

/// One window of trouble and what explains it.
package struct Incident: Sendable, Equatable {
  package enum Answer: String, Sendable {
    case causeFound = "cause-found"
    case cannotTell = "cannot-tell"
    case noneOfTheLeads = "none-of-the-leads"
  }

  package var id: String
  package var onset: Timestamp
  package var onsetUncertaintySeconds: Double
  package var peak: Timestamp
  /// nil: still going on when the data ends.
  package var end: Timestamp?
  /// What was seen, in a few words: `5xx 0.5 % → 75.0 % of requests`.
  package var headline: String
  package var impact: Impact
  package var answer: Answer
  /// When `answer` is `cannotTell` or a change could not be cleared: the observation that would decide.
  package var wouldDecide: String?
  package var changeCaused: Bool?
  package var causes: [Lead]
  package var contributing: [Lead]
  package var symptoms: [Lead]
  package var deadEnds: [Lead]
  package var unrelated: [Lead]
  package var mitigation: Lead?
  package var recovered: Timestamp?
  /// First reaction of a person or an alert after the onset.
  package var detected: Timestamp?
  /// "stable in 19 of 20 perturbations; flips without postgresql.log.gz"; nil when not computed.
  package var sensitivity: String?

  package init(
    id: String, onset: Timestamp, onsetUncertaintySeconds: Double, peak: Timestamp, end: Timestamp?,
    headline: String, impact: Impact, answer: Answer, wouldDecide: String?, changeCaused: Bool?,
    causes: [Lead], contributing: [Lead], symptoms: [Lead], deadEnds: [Lead], unrelated: [Lead],
    mitigation: Lead?, recovered: Timestamp?, detected: Timestamp?, sensitivity: String?
  ) {
    self.id = id
    self.onset = onset
    self.onsetUncertaintySeconds = onsetUncertaintySeconds
    self.peak = peak
    self.end = end
    self.headline = headline
    self.impact = impact
    self.answer = answer
    self.wouldDecide = wouldDecide
    self.changeCaused = changeCaused
    self.causes = causes
    self.contributing = contributing
    self.symptoms = symptoms
    self.deadEnds = deadEnds
    self.unrelated = unrelated
    self.mitigation = mitigation
    self.recovered = recovered
    self.detected = detected
    self.sensitivity = sensitivity
  }
}

/// How much it hurt; nil = not measurable from what was given.
package struct Impact: Sendable, Equatable {
  /// Failed / all requests within the incident, no baseline subtracted.
  package var failedShare: Double?
  package var peakFailedShare: Double?
  package var requests: Int?
  /// Share of the distinct clients with at least one failed request.
  package var affectedClients: Double?

  package init(failedShare: Double?, peakFailedShare: Double?, requests: Int?, affectedClients: Double?) {
    self.failedShare = failedShare
    self.peakFailedShare = peakFailedShare
    self.requests = requests
    self.affectedClients = affectedClients
  }
}

/// A claim that something is the root cause, with every check it was put to.
package struct Lead: Sendable, Equatable {
  package var id: String
  /// A category of product.md §7.
  package var category: String
  package var title: String
  package var host: String?
  package var service: String?
  package var instance: String?
  package var metric: String?
  package var onset: Timestamp
  package var end: Timestamp?
  /// Probability that this lead is a root cause, comparable across all lists.
  package var confidence: Double
  package var change: Change?
  package var checks: [Check]
  package var rules: [String]
  package var evidence: [Evidence]
  /// When the verdict on this lead could first have been known; nil when it never could.
  package var decidable: Timestamp?
  /// What evidence would change the verdict.
  package var wouldChange: String?

  package init(
    id: String, category: String, title: String, host: String?, service: String?, instance: String?,
    metric: String?, onset: Timestamp, end: Timestamp?, confidence: Double, change: Change?, checks: [Check],
    rules: [String], evidence: [Evidence], decidable: Timestamp? = nil, wouldChange: String? = nil
  ) {
    self.id = id
    self.category = category
    self.title = title
    self.host = host
    self.service = service
    self.instance = instance
    self.metric = metric
    self.onset = onset
    self.end = end
    self.confidence = confidence
    self.change = change
    self.checks = checks
    self.rules = rules
    self.evidence = evidence
    self.decidable = decidable
    self.wouldChange = wouldChange
  }
}

/// A change as an interval, joined from the lines that speak of it.
package struct Change: Sendable, Equatable {
  package var kind: String
  package var service: String?
  package var version: String?
  package var revision: String?
  package var start: Timestamp
  package var finish: Timestamp
  /// Id of the lead it takes back; nil when it takes nothing back.
  package var reverts: String?

  package init(
    kind: String, service: String?, version: String?, revision: String?, start: Timestamp, finish: Timestamp,
    reverts: String?
  ) {
    self.kind = kind
    self.service = service
    self.version = version
    self.revision = revision
    self.start = start
    self.finish = finish
    self.reverts = reverts
  }
}

/// One named test of a lead: what it found, in nats and in words.
package struct Check: Sendable, Equatable {
  package enum Outcome: String, Sendable { case supports, refutes, neutral, untestable }
  /// `precedence`, `surprise`, `novelty`, `dose-response`, `scope`, `reversal`, `exposure`, `mechanism`,
  /// `specificity`, `explained-away` …
  package var id: String
  package var outcome: Outcome
  /// Log-likelihood ratio in nats, cause against not.
  package var weight: Double
  package var says: String
  package var evidence: [Evidence]
  /// When the data of this check were complete.
  package var decidable: Timestamp?

  package init(
    id: String, outcome: Outcome, weight: Double, says: String, evidence: [Evidence] = [],
    decidable: Timestamp? = nil
  ) {
    self.id = id
    self.outcome = outcome
    self.weight = weight
    self.says = says
    self.evidence = evidence
    self.decidable = decidable
  }
}

/// One row of the merged timeline.
package struct TimelineEntry: Sendable, Equatable {
  package var time: Timestamp
  /// An event kind or a change kind.
  package var kind: String
  /// `cause`, `symptom`, `either`, `change`, `mitigation` or `recovery`.
  package var role: String
  package var host: String?
  package var service: String?
  package var title: String
  package var evidence: Evidence?

  package init(
    time: Timestamp, kind: String, role: String, host: String?, service: String?, title: String,
    evidence: Evidence?
  ) {
    self.time = time
    self.kind = kind
    self.role = role
    self.host = host
    self.service = service
    self.title = title
    self.evidence = evidence
  }
}

/// A series to draw: at most 240 points, min/max-decimated so that peaks survive.
package struct DrawnSeries: Sendable, Equatable {
  package var title: String
  package var unit: String
  package var host: String?
  package var service: String?
  /// `impact`, `cause`, `symptom`, `healthy` …
  package var role: String
  /// Id of the rule whose events it counts; nil when it counts none.
  package var rule: String?
  /// The metric's name in its file, when it is one without further labels and not a counter.
  package var metric: String?
  package var start: Timestamp
  package var stepSeconds: Double
  /// nil where there are no data.
  package var values: [Double?]

  package init(
    title: String, unit: String, host: String?, service: String?, role: String, rule: String? = nil,
    metric: String? = nil, start: Timestamp, stepSeconds: Double, values: [Double?]
  ) {
    self.title = title
    self.unit = unit
    self.host = host
    self.service = service
    self.role = role
    self.rule = rule
    self.metric = metric
    self.start = start
    self.stepSeconds = stepSeconds
    self.values = values
  }
}

/// A message no rule knows, and how it changed at the onset.
package struct TemplateShift: Sendable, Equatable {
  package enum Kind: String, Sendable { case new, gone, shifted }
  package var kind: Kind
  package var text: String
  package var host: String?
  package var service: String?
  package var perMinuteBefore: Double
  package var perMinuteDuring: Double
  package var evidence: [Evidence]

  package init(
    kind: Kind, text: String, host: String?, service: String?, perMinuteBefore: Double,
    perMinuteDuring: Double,
    evidence: [Evidence]
  ) {
    self.kind = kind
    self.text = text
    self.host = host
    self.service = service
    self.perMinuteBefore = perMinuteBefore
    self.perMinuteDuring = perMinuteDuring
    self.evidence = evidence
  }
}

/// By how much a host's clock was ahead of the others.
package struct ClockOffset: Sendable, Equatable {
  package var host: String
  package var offsetSeconds: Double
  package var uncertaintySeconds: Double
  package var applied: Bool
  package init(host: String, offsetSeconds: Double, uncertaintySeconds: Double, applied: Bool) {
    self.host = host
    self.offsetSeconds = offsetSeconds
    self.uncertaintySeconds = uncertaintySeconds
    self.applied = applied
  }
}
