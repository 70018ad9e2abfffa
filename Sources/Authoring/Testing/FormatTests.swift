import Analysis
package import Events
package import Records
package import Rules

/// Tests the samples of formats: each must be taken for its own format and say what its author read in it.
package struct FormatTests: ~Copyable {
  private let catalog: FormatCatalog
  private var probe: TextProbe

  package init(_ rules: CompiledRules, _ catalog: FormatCatalog) {
    self.catalog = catalog
    probe = TextProbe(rules, catalog)
  }

  /// The results of one format's samples, in their order.
  package mutating func run(_ format: FormatDefinition) -> [TestResult] {
    format.samples.enumerated().map { index, sample in
      var origin = format.origin
      origin.mark = sample.mark
      let findings = findings(sample, format)
      return TestResult(
        kind: .format, subject: format.id, name: "sample[\(index + 1)]", origin: origin,
        outcome: findings.isEmpty ? .passed : .failed, findings: findings)
    }
  }

  private mutating func findings(_ sample: FormatDefinition.Sample, _ format: FormatDefinition)
    -> [TestResult.Finding]
  {
    let line = TestResult.Finding("line", MissExplanation.firstLine(sample.text))
    let text = probe.decode(TextProbe.Text(sample.text + "\n", fileName: sample.file ?? ""))
    guard text.format == format.id else {
      return [
        line, .init("got", "it is taken for \(text.format): \(text.why)"),
        .init("expected", "format \(format.id)"),
      ]
    }
    if format.kind == .metrics { return [] }
    guard text.records.count == 1, let record = text.records.first else {
      return [line, .init("got", "\(text.records.count) records"), .init("expected", "one record")]
    }
    var findings: [TestResult.Finding] = []
    func compare(_ name: String, _ got: String?, _ expected: String?) {
      guard let expected, got != expected else { return }
      let words = got.map { "got \"\($0)\"" } ?? "got nothing"
      findings.append(.init(name, "\(words), expected \"\(expected)\""))
    }
    if let expected = sample.time, let finding = difference(record.time, expected) {
      findings.append(finding)
    }
    compare("level", record.level, sample.level)
    compare("message", record.message, sample.message)
    for field in sample.fields { compare(field.name, record.text(of: field.name), field.text) }
    return findings.isEmpty ? [] : [line] + findings
  }

  private func difference(_ got: Timestamp?, _ expected: String) -> TestResult.Finding? {
    let bytes = Array(expected.utf8)
    var context = TimeContext()
    let instant = TimestampParser.parse(.iso, bytes, at: 0, end: bytes.count).map { context.resolve($0) }
    guard let instant, let wanted = instant else {
      return .init("time", "\(expected) is no time; write 2024-07-15T12:00:00Z")
    }
    guard let got else { return .init("time", "got no time, expected \(expected)") }
    if got == wanted { return nil }
    let seconds = got.secondsSince(wanted)
    return .init(
      "time", "got a time \(abs(seconds)) s \(seconds > 0 ? "after" : "before") the expected \(expected)")
  }
}
