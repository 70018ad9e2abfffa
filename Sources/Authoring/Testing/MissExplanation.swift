import Analysis
import Events
import Patterns
import Rules

/// Says in words why a rule did not match a text, with both carets when its pattern failed.
struct MissExplanation {
  let rule: Rule
  /// Id of the format that the text was read with.
  let format: String

  func findings(_ probed: ProbedMiss?, text: String) -> [TestResult.Finding] {
    guard let probed else {
      return [
        .init("line", Self.firstLine(text)),
        .init("got", "no record at all; the text is read as \(format)"),
      ]
    }
    let line = TestResult.Finding("line", Self.firstLine(probed.line))
    switch probed.miss {
    case .format:
      return [
        line,
        .init("got", "the line is read as \(format), which the rule does not look at"),
        .init("expected", "applies_to format: \(rule.appliesTo.formats.joined(separator: ", "))"),
        .init("hint", "add the format to applies_to, or say in the test which one the text has: format: ID"),
      ]
    case .service:
      return [
        line, .init("got", "service \(probed.service ?? "unknown")"),
        .init("expected", "applies_to service: \(rule.appliesTo.services.joined(separator: ", "))"),
        .init("hint", "say in the test who logged it: service: NAME"),
      ]
    case .condition(let field, let found):
      return [
        line, .init("got", "\(field) is \(found.map { "\"\($0)\"" } ?? "not there") (read as \(format))"),
        .init("expected", "where: {\(rule.conditions.first { $0.field == field }?.description ?? field)}"),
      ]
    case .noSubject:
      return [line, .init("got", "the record has no field to search in (read as \(format))")]
    case .limit(let source):
      return [
        line, .init("pattern", source),
        .init("got", "the pattern needed more steps than a match may take"),
        .init("hint", "nested quantifiers: make the inner one possessive, or its text distinct"),
      ]
    case .literals:
      return [
        line, .init("got", "the pattern matches, but the line is not read as one that it is searched in"),
        .init("hint", "a level word or a literal of the pattern must stand in the line"),
      ]
    case .known(let others):
      return [
        line,
        .init("got", "known to \(others.joined(separator: ", ")); a fallback rule counts only elsewhere"),
      ]
    case .pattern(let source, let near, let subject): return Self.carets(source, near, subject)
    }
  }

  private static func carets(_ source: String, _ near: NearMiss, _ subject: [UInt8]) -> [TestResult.Finding] {
    let line = CaretExcerpt(subject, at: near.offset)
    let pattern = CaretExcerpt(Array(source.utf8), at: near.item.lowerBound)
    let got = near.got.isEmpty ? "got the end of the text" : "got \"\(near.got)\""
    var findings = [
      TestResult.Finding("line", line.text),
      .init("", caret(line.column) + " \(got), expected \"\(near.expected)\""),
      .init("pattern", pattern.text),
      .init("", caret(pattern.column) + " \(near.percentage) % of the pattern matched"),
    ]
    if let repair = near.repair { findings.append(.init("hint", repair.advice)) }
    return findings
  }

  private static func caret(_ column: Int) -> String { String(repeating: " ", count: column) + "^" }

  static func firstLine(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return CaretExcerpt(Array(line.utf8), at: 0, width: 96).text
  }
}
