package import Diagnosis
import Events
package import Records
package import Timeline

/// Writes a diagnosis out as a `ReportDocument`.
package struct ReportBuilder {
  private let version: String
  private let packs: [ReportDocument.Pack]

  /// - Parameters:
  ///   - version: of this program.
  ///   - packs: the rule packs that took part, with the hashes of their files.
  package init(version: String, packs: [ReportDocument.Pack]) {
    self.version = version
    self.packs = packs
  }

  /// The report of one analysis. Evidence is numbered in the order in which the report first mentions it.
  ///
  /// - Parameter known: the time up to which the logs were looked at; nil: all of them.
  package func document(_ timeline: Timeline, _ diagnosis: Diagnosis, asKnownAt known: Timestamp? = nil)
    -> ReportDocument
  {
    var index = EvidenceIndex()
    let incidents = diagnosis.incidents.map { incident($0, timeline, &index) }
    let rows = diagnosis.timeline.map { row($0, &index) }
    let templates = diagnosis.templates.map { template($0, &index) }
    return ReportDocument(
      version: version, verdict: verdict(diagnosis),
      sources: timeline.sources.map { source($0, diagnosis.clocks) },
      rules: packs.sorted { ($0.pack, $0.version, $0.sha256) < ($1.pack, $1.version, $1.sha256) },
      incidents: incidents, timeline: rows, evidence: index.lines, notCovered: diagnosis.notCovered,
      baseline: diagnosis.baseline.map {
        .init(start: $0.start.cutToMilliseconds, end: $0.end.cutToMilliseconds)
      },
      rejectedWindow: diagnosis.rejectedWindow,
      series: diagnosis.series.map { series($0, timeline) }, templates: templates,
      clocks: diagnosis.clocks.map {
        .init(
          host: $0.host, offsetSeconds: $0.offsetSeconds.rounded(places: 3),
          uncertaintySeconds: $0.uncertaintySeconds.rounded(places: 3), applied: $0.applied)
      },
      density: RecordDensity(timeline).rows, asKnownAt: known?.cutToMilliseconds)
  }

  private func verdict(_ diagnosis: Diagnosis) -> ReportDocument.Verdict {
    switch diagnosis.verdict {
    case .incident: .incident
    case .possibleIncident: .possibleIncident
    case .noIncident: .noIncident
    }
  }

  /// One file as reports describe it.
  package func source(_ facts: SourceFacts, _ clocks: [ClockOffset] = []) -> ReportDocument.Source {
    let clock = clocks.first { $0.host == facts.host }
    return ReportDocument.Source(
      set: facts.set, path: facts.path, codec: facts.codec, format: facts.format, host: facts.host,
      service: facts.service, records: facts.records, unparsed: facts.unparsed,
      first: facts.first?.cutToMilliseconds, last: facts.last?.cutToMilliseconds,
      clockOffsetSeconds: clock?.offsetSeconds.rounded(places: 3),
      clockUncertaintySeconds: clock?.uncertaintySeconds.rounded(places: 3),
      truncated: facts.damage != nil, bytes: facts.bytes, damage: facts.damage, metrics: facts.isMetrics)
  }

  private func incident(
    _ incident: Incident, _ timeline: Timeline, _ index: inout EvidenceIndex
  ) -> ReportDocument.Incident {
    func leads(_ leads: [Lead]) -> [ReportDocument.Lead] { leads.map { lead($0, timeline, &index) } }
    let answer: ReportDocument.Answer =
      switch incident.answer {
      case .causeFound: .causeFound
      case .cannotTell: .cannotTell
      case .noneOfTheLeads: .noneOfTheLeads
      }
    return ReportDocument.Incident(
      id: incident.id, onset: incident.onset.cutToMilliseconds,
      onsetUncertaintySeconds: incident.onsetUncertaintySeconds.rounded(places: 3),
      peak: incident.peak.cutToMilliseconds, end: incident.end?.cutToMilliseconds,
      impact: ReportDocument.Impact(
        failedShare: incident.impact.failedShare?.rounded(places: 4),
        peakFailedShare: incident.impact.peakFailedShare?.rounded(places: 4),
        requests: incident.impact.requests,
        affectedClients: incident.impact.affectedClients?.rounded(places: 4)),
      answer: answer, changeCaused: incident.changeCaused, causes: leads(incident.causes),
      contributing: leads(incident.contributing), symptoms: leads(incident.symptoms),
      deadEnds: leads(incident.deadEnds), unrelated: leads(incident.unrelated),
      mitigation: incident.mitigation.map { lead($0, timeline, &index) },
      recovered: incident.recovered?.cutToMilliseconds, headline: incident.headline,
      wouldDecide: incident.wouldDecide,
      phases: ReportDocument.Phases(
        cause: incident.causes.first?.onset.cutToMilliseconds, impact: incident.onset.cutToMilliseconds,
        detected: incident.detected?.cutToMilliseconds,
        mitigated: incident.mitigation?.onset.cutToMilliseconds,
        recovered: incident.recovered?.cutToMilliseconds),
      sensitivity: incident.sensitivity, similar: [])
  }

  private func lead(_ lead: Lead, _ timeline: Timeline, _ index: inout EvidenceIndex) -> ReportDocument.Lead {
    let checks = lead.checks.map { check($0, &index) }
    var actions: [String] = []
    for rule in lead.rules {
      for action in timeline.rules[rule]?.actions ?? [] where !actions.contains(action) {
        actions.append(action)
      }
    }
    return ReportDocument.Lead(
      id: lead.id, category: lead.category, title: lead.title, host: lead.host, service: lead.service,
      instance: lead.instance, metric: lead.metric, onset: lead.onset.cutToMilliseconds,
      end: lead.end?.cutToMilliseconds, confidence: lead.confidence.rounded(places: 3),
      change: lead.change.map {
        ReportDocument.Change(
          kind: $0.kind, service: $0.service, version: $0.version, revision: $0.revision,
          start: $0.start.cutToMilliseconds, finish: $0.finish.cutToMilliseconds, reverts: $0.reverts)
      },
      checks: checks, rules: lead.rules, evidence: index.ids(of: lead.evidence),
      decidable: lead.decidable?.cutToMilliseconds, wouldChange: lead.wouldChange, actions: actions)
  }

  private func check(_ check: Check, _ index: inout EvidenceIndex) -> ReportDocument.Check {
    let outcome: ReportDocument.Outcome =
      switch check.outcome {
      case .supports: .supports
      case .refutes: .refutes
      case .neutral: .neutral
      case .untestable: .untestable
      }
    return ReportDocument.Check(
      id: check.id, outcome: outcome, weight: check.weight.rounded(places: 2), says: check.says,
      evidence: index.ids(of: check.evidence), decidable: check.decidable?.cutToMilliseconds)
  }

  private func row(_ entry: TimelineEntry, _ index: inout EvidenceIndex) -> ReportDocument.TimelineRow {
    ReportDocument.TimelineRow(
      time: entry.time.cutToMilliseconds, kind: entry.kind, role: entry.role, host: entry.host,
      service: entry.service, title: entry.title, evidence: entry.evidence.map { index.id(of: $0) })
  }

  private func series(_ series: DrawnSeries, _ timeline: Timeline) -> ReportDocument.Series {
    ReportDocument.Series(
      title: series.title, unit: series.unit, host: series.host, service: series.service, role: series.role,
      rule: series.rule, metric: series.metric, phrase: phrase(series, timeline),
      start: series.start.cutToMilliseconds,
      stepSeconds: series.stepSeconds.rounded(places: 3),
      values: series.values.map { $0?.rounded(significant: 5) })
  }

  private func phrase(_ series: DrawnSeries, _ timeline: Timeline) -> String? {
    guard let rule = series.rule else { return nil }
    let counted = timeline.events.filter { key, _ in
      key.kind == .rule && key.id == rule && key.host == series.host && key.service == series.service
    }
    return CommonPhrase.of(counted.values.flatMap { $0.earliest + $0.latest }.sorted().map(\.text))
  }

  private func template(_ shift: TemplateShift, _ index: inout EvidenceIndex) -> ReportDocument.Template {
    let kind: ReportDocument.TemplateKind =
      switch shift.kind {
      case .new: .new
      case .gone: .gone
      case .shifted: .shifted
      }
    return ReportDocument.Template(
      kind: kind, text: shift.text, host: shift.host, service: shift.service,
      perMinuteBefore: shift.perMinuteBefore.rounded(significant: 4),
      perMinuteDuring: shift.perMinuteDuring.rounded(significant: 4), evidence: index.ids(of: shift.evidence))
  }
}
