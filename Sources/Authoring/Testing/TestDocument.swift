import Rules

/// The report of a run of tests as JSON says it: `rca/rule-tests/v1`.
package struct TestDocument: Encodable, Sendable {
  let schema = "rca/rule-tests/v1"
  let passed: Int
  let failed: Int
  let knownGaps: Int
  let knownGapsClosed: Int
  let tests: [Test]
  let coverage: Coverage
  let corpus: Corpus?
  let limitHits: [String]
  let mostWork: [Work]

  enum CodingKeys: String, CodingKey {
    case schema, passed, failed
    case knownGaps = "known_gaps"
    case knownGapsClosed = "known_gaps_closed"
    case tests, coverage, corpus
    case limitHits = "limit_hits"
    case mostWork = "most_work"
  }

  struct Test: Encodable {
    var kind, subject, name, file: String
    var line, column: Int
    var outcome: String
    var findings: [Finding]
  }

  struct Finding: Encodable { var label, text: String }

  struct Coverage: Encodable {
    var rules, withBoth: Int
    var withoutMatch, withoutNoMatch: [String]

    enum CodingKeys: String, CodingKey {
      case rules
      case withBoth = "with_both"
      case withoutMatch = "without_match"
      case withoutNoMatch = "without_no_match"
    }
  }

  struct Corpus: Encodable {
    var records, known, generic, unknown: Int
    var share: Double?
    var messages: [Message]
  }

  struct Message: Encodable {
    var template: String
    var count: Int
    var format, example: String
  }

  struct Work: Encodable {
    var rule: String
    var items: Int
  }

  package init(_ report: TestReport) {
    passed = report.count(.passed)
    failed = report.count(.failed)
    knownGaps = report.count(.todo)
    knownGapsClosed = report.count(.fixed)
    tests = report.results.map { result in
      Test(
        kind: result.kind.rawValue, subject: result.subject, name: result.name, file: result.origin.file,
        line: result.origin.mark.line, column: result.origin.mark.column, outcome: result.outcome.rawValue,
        findings: result.findings.map { Finding(label: $0.label, text: $0.text) })
    }
    coverage = Coverage(
      rules: report.coverage.rules, withBoth: report.coverage.withBoth,
      withoutMatch: report.coverage.withoutMatch, withoutNoMatch: report.coverage.withoutNoMatch)
    corpus = report.corpus.map { corpus in
      Corpus(
        records: corpus.records, known: corpus.known, generic: corpus.generic, unknown: corpus.unknownCount,
        share: corpus.share,
        messages: corpus.unknown.map {
          Message(template: $0.template, count: $0.count, format: $0.format, example: $0.example)
        })
    }
    limitHits = report.limitHits
    mostWork = report.slowest.map { Work(rule: $0.rule, items: $0.items) }
  }
}
