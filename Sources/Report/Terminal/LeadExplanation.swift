import Diagnosis
import Records

/// Everything that is known about one lead: `rca why` and `rca why-not`.
package struct LeadExplanation {
  private static let labelColumns = 16
  private static let evidenceCountMax = 12

  private let document: ReportDocument
  private let options: TerminalOptions
  private let incident: ReportDocument.Incident
  private let lead: ReportDocument.Lead
  private let list: String

  /// - Parameter name: the id of the lead or the name of its change.
  package init(_ name: String, in document: ReportDocument, options: TerminalOptions) throws(ReportError) {
    let found = document.leads(named: name)
    guard let lead = found.first, found.allSatisfy({ $0.id == lead.id }) else {
      let candidates = found.isEmpty ? document.leads : found
      throw ReportError.unknownLead(
        name: name, candidates: candidates.prefix(30).map { "\($0.id) (\($0.changeName ?? $0.title))" })
    }
    for incident in document.incidents {
      for (list, leads) in incident.lists where leads.contains(where: { $0.id == lead.id }) {
        self.document = document
        self.options = options
        self.incident = incident
        self.lead = lead
        self.list = list
        return
      }
    }
    throw ReportError.unknownLead(name: name, candidates: [])
  }

  /// True for a lead that was cleared: what `why-not` is about.
  package var isCleared: Bool { list == "dead end" || list == "unrelated" }

  /// The lead in JSON, as it stands in the report.
  package var json: String { OrderedJSONEncoder().encode(lead) }

  package var text: String {
    var page = TerminalPage(options: options)
    page.heading(
      "\(lead.id)  \(lead.title)", right: "\(list), \(Wording.fixed(lead.confidence, 2))",
      style: isCleared ? .cleared : .cause)
    facts(&page)
    page.blank()
    page.heading("CHECKS, in nats for or against")
    for check in ordered { self.check(check, &page) }
    if lead.checks.isEmpty {
      page.entry(
        "", indentation: 1, labelColumns: 1,
        "No check applied: it is \(list == "symptom" ? "a symptom" : "no suspect").")
    }
    evidence(&page)
    return page.text
  }

  private func facts(_ page: inout TerminalPage) {
    let seconds = incident.onset.secondsSince(lead.onset)
    let side = seconds >= 0 ? "before" : "after"
    fact("where", lead.place, &page)
    fact("category", lead.category, &page)
    fact(
      "since",
      "\(lead.onset.rfc3339), \(Wording.span(seconds.magnitude)) \(side) the first error of \(incident.id)"
        + (lead.end.map { "; until \($0.rfc3339)" } ?? ""), &page)
    if let change = lead.change {
      fact(
        "change",
        "\(document.shortName(of: lead)), \(Wording.interval(change.start, change.finish))"
          + (change.reverts.map { ", takes back \($0)" } ?? ""), &page)
    }
    if !lead.rules.isEmpty { fact("rules", lead.rules.joined(separator: ", "), &page) }
    if let decidable = lead.decidable {
      fact("decidable", "the verdict could first have been known at \(decidable.rfc3339)", &page)
    }
    if lead.change != nil, list == "cause" || incident.causes.isEmpty,
      let row = Calibration.row(ofShown: lead.confidence)
    {
      fact(
        "measured",
        "of \(Wording.count(row.count)) simulated leads that were rated like this, \(Wording.percent(row.observed)) were "
          + "the cause", &page)
    }
    if let change = lead.wouldChange { fact("would change it", change, &page) }
    if list == "cause", let sensitivity = incident.sensitivity { fact("stability", sensitivity, &page) }
  }

  /// What counts against it first in a dead end, what speaks for it first elsewhere.
  private var ordered: [ReportDocument.Check] {
    let sorted = lead.checks.enumerated().sorted {
      let (left, right) = (
        isCleared ? $0.element.weight : -$0.element.weight, isCleared ? $1.element.weight : -$1.element.weight
      )
      return (left, $0.offset) < (right, $1.offset)
    }
    return sorted.map(\.element)
  }

  private func check(_ check: ReportDocument.Check, _ page: inout TerminalPage) {
    let weight = Wording.fixed(check.weight, 1)
    let name = DisplayWidth.cut(check.id, columns: Self.labelColumns - 1, ellipsis: "…")
    let gap = String(repeating: " ", count: max(1, Self.labelColumns + 5 - name.count - weight.count))
    let decidable = check.decidable.map { " (decidable \($0.clock)Z)" } ?? ""
    page.entry(
      name + gap + weight, indentation: 1, labelColumns: Self.labelColumns + 7,
      "\(check.outcome.rawValue): \(check.says)\(decidable)",
      right: check.evidence.isEmpty ? nil : "[\(check.evidence.prefix(4).joined(separator: " "))]")
  }

  private func evidence(_ page: inout TerminalPage) {
    var ids: [String] = []
    for id in lead.evidence + lead.checks.flatMap(\.evidence) where !ids.contains(id) { ids.append(id) }
    guard !ids.isEmpty else { return }
    page.blank()
    page.heading("LINES")
    for line in ids.prefix(Self.evidenceCountMax).compactMap(document.line) {
      page.entry(line.id, indentation: 1, labelColumns: 6, line.text, right: "\(line.source):\(line.line)")
    }
    if ids.count > Self.evidenceCountMax { page.line(" and \(ids.count - Self.evidenceCountMax) more") }
  }

  private func fact(_ label: String, _ text: String, _ page: inout TerminalPage) {
    page.entry(label, indentation: 1, labelColumns: Self.labelColumns, text)
  }
}
