import Rules

/// Finds what a rule leaves unsaid: samples, and what the diagnosis and the report make of its events.
struct MeaningLint {
  let lint: RuleLint

  /// So many samples of each kind pin a pattern at least.
  private static let samplesMin = 2

  func findings(_ rule: Rule) -> [LintFinding] {
    var findings: [LintFinding] = []
    if let missing = samples(rule) { findings.append(missing) }
    let places = lint.places(of: rule)
    func note(_ check: LintFinding.Check, _ text: String, hint: String) {
      findings.append(lint.finding(check, .warning, rule, rule.origin.mark, text, hint: hint))
    }
    if rule.status == .deprecated { return findings }
    if !places.has("role", rule) {
      note(.role, "no role", hint: "say role: cause, symptom, either, change, mitigation or recovery")
    }
    if !places.has("category", rule), rule.change == nil {
      note(.category, "no category", hint: "say what the event speaks for, or category: unknown")
    }
    let isTrouble = rule.severity != .info
    // What any program can say is about whoever said it, and documented nowhere.
    if !rule.isFallback, isTrouble, rule.change == nil, rule.request == nil, !places.has("entity", rule) {
      note(
        .entity, "no entity, so the event counts for whoever logged it",
        hint: "name what the message is about: entity: {service: …, instance: '{capture}'}")
    }
    if isTrouble, rule.role != .recovery, rule.role != .mitigation, !places.has("actions", rule) {
      note(.actions, "no actions", hint: "name what to do about it: actions: [disk-space-alert, …]")
    }
    if !rule.isFallback, isTrouble, !places.has("references", rule) {
      note(
        .references, "no references", hint: "link where the product documents the message, or its source")
    }
    return findings
  }

  private func samples(_ rule: Rule) -> LintFinding? {
    guard rule.status == .stable, rule.sequence.isEmpty else { return nil }
    let positive = rule.samples.count { $0.expectation == .match }
    let negative = rule.samples.count { $0.expectation == .noMatch }
    guard positive < Self.samplesMin || negative < Self.samplesMin else { return nil }
    return lint.finding(
      .samples, .error, rule, rule.origin.mark,
      "a stable rule has at least 2 samples that match and 2 that do not; here are \(positive) and \(negative)",
      hint: "add match: and no_match: under tests, or say status: test")
  }
}
