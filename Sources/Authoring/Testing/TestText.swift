/// The report of a run of tests, as people read it: failures with what was got and what was expected, then the counts.
package struct TestText: Sendable {
  private let report: TestReport
  /// Whether the signs may be more than ASCII.
  private let isASCII: Bool

  package init(_ report: TestReport, isASCII: Bool = false) {
    self.report = report
    self.isASCII = isASCII
  }

  /// The lines, without their ends.
  package var lines: [String] {
    var lines = report.results.filter { $0.outcome != .passed }.flatMap(describe)
    if !lines.isEmpty { lines.append("") }
    lines += counts + coverage + corpus + effort
    return lines
  }

  private func describe(_ result: TestResult) -> [String] {
    let sign =
      switch result.outcome {
      case .failed: isASCII ? "x" : "✗"
      case .todo: isASCII ? "-" : "○"
      case .fixed: "!"
      case .passed: isASCII ? "+" : "✓"
      }
    let words: String? =
      switch result.outcome {
      case .todo: "known gap"
      case .fixed: "known gap that is closed: drop the todo_"
      default: nil
      }
    let head = [sign, result.subject, result.name.isEmpty ? nil : result.name, result.place, words]
    return [head.compactMap { $0 }.joined(separator: "  ").replacing("\(sign)  ", with: "\(sign) ")]
      + (result.outcome == .failed ? result.findings.map(Self.line) : [])
  }

  private static let labelWidth = 9

  private static func line(_ finding: TestResult.Finding) -> String {
    let label = finding.label + String(repeating: " ", count: max(1, labelWidth - finding.label.count))
    return "    " + label + finding.text
  }

  private var counts: [String] {
    let kinds: [(TestResult.Kind, String)] = [
      (.sample, "samples of rules"), (.format, "samples of formats"), (.scenario, "scenarios"),
    ]
    return kinds.compactMap { kind, words in
      let mine = report.results.filter { $0.kind == kind }
      if mine.isEmpty { return nil }
      var parts = ["\(mine.count { $0.outcome == .passed }) passed"]
      for (outcome, name) in [
        (TestResult.Outcome.failed, "failed"), (.todo, "known gaps"), (.fixed, "known gaps closed"),
      ] {
        let count = mine.count { $0.outcome == outcome }
        if count > 0 { parts.append("\(count) \(name)") }
      }
      return "\(mine.count) \(words): \(parts.joined(separator: ", "))"
    }
  }

  private static let listed = 10

  private var coverage: [String] {
    let coverage = report.coverage
    guard coverage.rules > 0 else { return [] }
    var lines = [
      "\(coverage.withBoth) of \(coverage.rules) rules have samples that must match and samples that must not"
    ]
    for (words, ids) in [
      ("without match", coverage.withoutMatch), ("without no_match", coverage.withoutNoMatch),
    ] where !ids.isEmpty {
      let rest = ids.count > Self.listed ? " and \(ids.count - Self.listed) more" : ""
      lines.append("  \(words): \(ids.prefix(Self.listed).joined(separator: ", "))\(rest)")
    }
    return lines
  }

  private var corpus: [String] {
    guard let corpus = report.corpus else { return [] }
    guard let share = corpus.share else { return ["corpus: no warning or error in it"] }
    let percent = Self.percent(share)
    var lines = [
      "corpus: \(corpus.records) warnings and errors, \(corpus.known) known to a rule (\(percent)), "
        + "\(corpus.generic) by general words only, \(corpus.unknownCount) unknown"
    ]
    for message in corpus.unknown {
      lines.append("  \(message.count) ×  \(message.format)  \(message.template)")
    }
    return lines
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded(.down))
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private var effort: [String] {
    var lines = report.limitHits.map { "\($0) hit the match limit; see its pattern" }
    if !report.slowest.isEmpty {
      let works = report.slowest.map { "\($0.rule) (\($0.items) items)" }
      lines.append("most work on one sample: \(works.joined(separator: ", "))")
    }
    return lines
  }
}
