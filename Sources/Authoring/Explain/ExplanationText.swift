import Events
import Patterns
import Records
import Rules

/// An explanation on a few lines: what the record is, each stage that turned it away, and how far the pattern came.
package struct ExplanationText {
  private let explanation: RuleExplanation
  private let width: Int
  private let place: String
  private let others: [String]

  /// - Parameters:
  ///   - place: where the rule stands, `file:line:column`.
  ///   - others: ids of further rules that know the record.
  package init(_ explanation: RuleExplanation, place: String, others: [String] = [], width: Int = 100) {
    self.explanation = explanation
    self.place = place
    self.others = others
    self.width = width
  }

  package var lines: [String] {
    let sign = explanation.knowsRecord ? "✓" : "✗"
    var lines = [
      "\(sign) \(explanation.rule.id)  \(place)".trimmedEnd, NearMissText.labelled("record", record),
    ]
    if let event = explanation.event {
      lines += self.event(event)
    } else {
      lines += rejections
    }
    if !others.isEmpty {
      lines.append(NearMissText.labelled("known", "to \(others.joined(separator: ", "))"))
    }
    return lines
  }

  private var record: String {
    let level = explanation.record.record.level.map { "level \($0.word)" } ?? "no level"
    let service = explanation.record.service.map { "service \(shown($0))" } ?? "no service"
    return "\(explanation.format), \(level), \(service)"
  }

  private func event(_ event: ExplainedEvent) -> [String] {
    let rule = explanation.rule
    var lines = event.captures.map { capture in
      NearMissText.labelled("capture", "\(capture.name) = \"\(shown(Array(capture.text.utf8)))\"")
    }
    lines.append(
      NearMissText.labelled(
        "event",
        "\(rule.event.rawValue), \(event.severity.word), role \(rule.role.rawValue), category \(rule.category.rawValue)"
      ))
    let entity = [("host", event.host), ("service", event.service), ("instance", event.instance)]
      .compactMap { name, text in text.map { "\(name) \(shown(Array($0.utf8)))" } }
    lines.append(
      NearMissText.labelled("entity", entity.isEmpty ? "where it was logged" : entity.joined(separator: ", "))
    )
    if let signal = rule.signal {
      let value = event.value.map { ", value \($0)" } ?? ""
      lines.append(NearMissText.labelled("series", signal.series + value))
    }
    if let change = event.change {
      let version = change.version.map { ", version \(shown(Array($0.utf8)))" } ?? ""
      lines.append(NearMissText.labelled("change", "\(change.kind), \(change.phase)\(version)"))
    }
    return lines
  }

  private var rejections: [String] {
    let (rule, stages) = (explanation.rule, explanation.stages)
    var lines: [String] = []
    if !stages.looksAtFormat {
      let names = rule.appliesTo.formats
      let wanted =
        names.isEmpty ? "all formats but access logs" : names.joined(separator: ", ")
      lines.append(
        NearMissText.labelled(
          "format", "not applied: the rule looks at \(wanted); this record is \(explanation.format)"))
    }
    if !stages.looksAtService {
      let own = explanation.record.service.map { "of \(shown($0))" } ?? "of no known service"
      lines.append(
        NearMissText.labelled(
          "service",
          "not applied: the rule looks at \(rule.appliesTo.services.joined(separator: ", ")); this record is \(own)"
        ))
    }
    for condition in stages.conditions where !condition.holds {
      lines.append(NearMissText.labelled("where", ConditionText.describe(condition)))
    }
    if stages.subject == nil, case .field(let name) = rule.subject {
      lines.append(NearMissText.labelled("in", "the record has no field \(name)"))
    }
    if explanation.exceedsLimit {
      lines.append(
        NearMissText.labelled("limit", "a pattern was given up: it needs more steps than a match may take"))
    }
    return lines + searchLines + missLines
  }

  /// The literal that the search looks for, where the text lacks it: the pattern is not even tried then.
  private var searchLines: [String] {
    guard let miss = explanation.miss, !explanation.stages.literals[miss.pattern].isMet,
      case .anyOf(let literals) = explanation.stages.literals[miss.pattern].requirement
    else { return [] }
    let shown = literals.prefix(4).map { "\"\(self.shown($0.bytes))\"" }.joined(separator: ", ")
    let more = literals.count > 4 ? " and \(literals.count - 4) more" : ""
    let words = literals.count == 1 ? "the text lacks" : "the text has none of"
    return [NearMissText.labelled("search", "\(words) \(shown)\(more)")]
  }

  private var missLines: [String] {
    guard let miss = explanation.miss, let subject = explanation.stages.subject else { return [] }
    return NearMissText(
      miss.nearMiss, pattern: explanation.rule.patterns[miss.pattern], subject: subject, width: width
    ).lines
  }

  private func shown(_ bytes: [UInt8]) -> String { CaretText(bytes, at: 0, width: 60).text }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
