import Diagnosis
import Records
import Rules

/// Compares a diagnosis with what a scenario expects of it.
struct VerdictComparison {
  private let diagnosis: Diagnosis
  private let expected: ScenarioExpectation
  private let names: LeadNames

  init(_ diagnosis: Diagnosis, _ expected: ScenarioExpectation, _ names: LeadNames) {
    self.diagnosis = diagnosis
    self.expected = expected
    self.names = names
  }

  /// The strongest incident: the one that expectations are about.
  private var incident: Incident? { diagnosis.incidents.first }

  func findings() -> [TestResult.Finding] {
    var findings = verdicts()
    guard let incident else {
      if findings.isEmpty, expected.verdict != .noIncident {
        findings.append(.init("got", "no incident: \(diagnosis.rejectedWindow ?? "nothing stands out")"))
      }
      return findings
    }
    if let cause = expected.cause {
      let first = incident.causes.first
      if !(first.map { names.means(cause, $0) } ?? false) {
        findings.append(
          .init("cause", "got \(first.map(Self.describe) ?? "none"), expected \(cause)"))
      }
    }
    findings += lists(incident).flatMap { label, wanted, leads in
      wanted.compactMap { missing(label, $0, leads, incident) }
    }
    return findings + expected.checks.compactMap { difference($0, incident) }
  }

  /// What the diagnosis said: every lead with its checks, for the author of a scenario that fails.
  func summary() -> [TestResult.Finding] {
    guard let incident else {
      return diagnosis.rejectedWindow.map { [.init("seen", $0)] } ?? []
    }
    let window = [incident.onset, incident.end].map { time in
      time.map { "\(Int($0.seconds - ScenarioTimeline.origin)) s" } ?? "the end"
    }.joined(separator: " to ")
    return [.init("seen", "\(incident.headline), \(window)")]
      + groups(incident).flatMap { group in
        group.leads.map { lead in
          let checks = lead.checks.map { "\($0.id) \($0.outcome.rawValue)" }.joined(separator: ", ")
          let percent = Int((lead.confidence * 100).rounded())
          return .init("", "\(group.name): \(Self.describe(lead)), \(percent) %: \(checks)")
        }
      }
  }

  private func verdicts() -> [TestResult.Finding] {
    var findings: [TestResult.Finding] = []
    func compare(_ label: String, _ got: String, _ wanted: String?) {
      guard let wanted, got != wanted else { return }
      findings.append(.init(label, "got \(got), expected \(wanted)"))
    }
    compare("verdict", diagnosis.verdict.rawValue, expected.verdict?.rawValue)
    guard let incident else { return findings }
    compare("answer", incident.answer.rawValue, expected.answer?.rawValue)
    compare(
      "change_caused", incident.changeCaused.map { "\($0)" } ?? "unknown", expected.changeCaused?.rawValue)
    return findings
  }

  private func lists(_ incident: Incident) -> [(String, [String], [Lead])] {
    [
      ("causes", expected.causes, incident.causes),
      ("contributing", expected.contributing, incident.contributing),
      ("symptoms", expected.symptoms, incident.symptoms),
      ("dead_ends", expected.deadEnds, incident.deadEnds),
      ("unrelated", expected.unrelated, incident.unrelated),
      ("mitigation", [expected.mitigation].compactMap { $0 }, [incident.mitigation].compactMap { $0 }),
    ]
  }

  private func missing(_ label: String, _ name: String, _ leads: [Lead], _ incident: Incident)
    -> TestResult.Finding?
  {
    if leads.contains(where: { names.means(name, $0) }) { return nil }
    let place = groups(incident).first { $0.leads.contains { names.means(name, $0) } }
    return .init(label, "\(name) is \(place.map { "under \($0.name)" } ?? "no lead at all")")
  }

  private func difference(_ wanted: ExpectedCheck, _ incident: Incident) -> TestResult.Finding? {
    let label = "check"
    let leads = groups(incident).flatMap(\.leads).filter { names.means(wanted.lead, $0) }
    guard let lead = leads.first else { return .init(label, "\(wanted.lead) is no lead at all") }
    guard let check = lead.checks.first(where: { $0.id == wanted.check }) else {
      let done = lead.checks.map { "\($0.id) \($0.outcome.rawValue)" }.joined(separator: ", ")
      return .init(label, "\(wanted.lead) was not put to \(wanted.check); it was to \(done)")
    }
    guard check.outcome.rawValue != wanted.outcome.rawValue else { return nil }
    return .init(
      label,
      "\(wanted.check) of \(wanted.lead): got \(check.outcome.rawValue), expected \(wanted.outcome.rawValue)"
        + " (\(check.says))")
  }

  private func groups(_ incident: Incident) -> [(name: String, leads: [Lead])] {
    [
      ("causes", incident.causes), ("contributing", incident.contributing), ("symptoms", incident.symptoms),
      ("dead_ends", incident.deadEnds), ("unrelated", incident.unrelated),
      ("mitigation", [incident.mitigation].compactMap { $0 }),
    ]
  }

  private static func describe(_ lead: Lead) -> String {
    "\(lead.title) (\((lead.rules.isEmpty ? [lead.category] : lead.rules).joined(separator: ", ")))"
  }
}
