import Analysis
package import Events
package import Records
package import Rules

/// Tests the samples of rules: each is read as an analysis would read a file that holds nothing else.
package struct SampleTests: ~Copyable {
  private let rules: CompiledRules
  private let catalog: FormatCatalog
  private var probe: TextProbe

  package init(_ rules: CompiledRules, _ catalog: FormatCatalog) {
    self.rules = rules
    self.catalog = catalog
    probe = TextProbe(rules, catalog)
  }

  /// Ids of the rules that needed more steps than a match may take, sorted.
  package var limitHits: [String] { probe.limitHits.map { rules.rules[$0].id }.sorted() }

  /// The results of one rule's samples, in their order.
  ///
  /// - Parameter number: of the rule in the compiled rules.
  package mutating func run(_ number: Int) -> [TestResult] {
    var counts: [RuleSample.Expectation: Int] = [:]
    return rules.rules[number].samples.map { sample in
      counts[sample.expectation, default: 0] += 1
      let name = "\(sample.expectation.rawValue)[\(counts[sample.expectation] ?? 0)]"
      return run(sample, name, of: number)
    }
  }

  /// What the named groups of a rule capture in a sample; nil when it does not match.
  package mutating func captures(of sample: RuleSample, by number: Int) -> [NamedText]? {
    match(sample, number)?.captures
  }

  private mutating func run(_ sample: RuleSample, _ name: String, of number: Int) -> TestResult {
    let rule = rules.rules[number]
    var origin = rule.origin
    origin.mark = sample.mark
    var findings = findings(sample, number)
    if let why = sample.why, !findings.isEmpty { findings.append(.init("why", why)) }
    let outcome: TestResult.Outcome =
      switch (sample.expectation.isTodo, findings.isEmpty) {
      case (false, true): .passed
      case (false, false): .failed
      case (true, true): .fixed
      case (true, false): .todo
      }
    return TestResult(
      kind: .sample, subject: rule.id, name: name, origin: origin, outcome: outcome,
      findings: outcome == .failed || outcome == .todo ? findings : [])
  }

  private mutating func findings(_ sample: RuleSample, _ number: Int) -> [TestResult.Finding] {
    if let format = sample.format, catalog.id(named: format) == nil {
      return [.init("got", "there is no format \"\(format)\"")]
    }
    let match = match(sample, number)
    guard sample.expectation.expectsMatch else {
      guard match != nil else { return [] }
      return [
        .init("line", MissExplanation.firstLine(sample.text)), .init("got", "the rule matches"),
        .init("expected", "no match"),
      ]
    }
    guard let match else {
      let miss = probe.miss(of: number, text(sample))
      let format = miss.map { catalog[$0.format].id } ?? probe.decode(text(sample)).format
      return MissExplanation(rule: rules.rules[number], format: format).findings(miss, text: sample.text)
    }
    return differences("captures", sample.captures, match.captures)
      + differences("entity", sample.entity, match.entity)
  }

  private func differences(_ label: String, _ expected: [NamedText], _ got: [NamedText])
    -> [TestResult.Finding]
  {
    expected.compactMap { expectation in
      let found = got.first { $0.name == expectation.name }?.text
      if found == expectation.text { return nil }
      let words = found.map { "got \"\($0)\"" } ?? "got nothing"
      return .init(label, "\(expectation.name): \(words), expected \"\(expectation.text)\"")
    }
  }

  private mutating func match(_ sample: RuleSample, _ number: Int) -> ProbedRecord.Match? {
    probe.read(text(sample)).lazy.flatMap(\.matches).first { $0.rule == number }
  }

  private func text(_ sample: RuleSample) -> TextProbe.Text {
    TextProbe.Text(
      sample.text, service: sample.service, format: sample.format.flatMap { catalog.id(named: $0) })
  }
}
