/// What is different between two analyses: a normal day and a bad one, two incidents, before and after an edit of a rule.
package struct ReportDiff: Codable, Sendable, Equatable {
  /// A statement of the reports that is not the same in both: `verdict`, `cause`, `changeCaused` …
  package struct Statement: Codable, Sendable, Equatable {
    package var what: String
    package var before: String?
    package var after: String?
  }

  /// A lead that only one has, or that stands elsewhere or weighs otherwise.
  package struct LeadChange: Codable, Sendable, Equatable {
    package var lead: String
    /// The list that it stands in: `cause`, `dead end` …
    package var before: String?
    package var after: String?
    package var confidenceBefore: Double?
    package var confidenceAfter: Double?
  }

  /// A rule or message that came, went, or changed its rate.
  package struct MessageChange: Codable, Sendable, Equatable {
    package var kind: ReportDocument.TemplateKind
    package var text: String
    package var isRule: Bool
    package var host: String?
    package var service: String?
    package var perMinuteBefore: Double
    package var perMinuteAfter: Double
  }

  package var statements: [Statement]
  package var leads: [LeadChange]
  package var messages: [MessageChange]

  /// True when the two say the same.
  package var isEmpty: Bool { statements.isEmpty && leads.isEmpty && messages.isEmpty }

  package init(
    before: ReportDocument, _ ratesBefore: MessageRates, after: ReportDocument, _ ratesAfter: MessageRates
  ) {
    statements = Self.statements(before, after)
    leads = Self.leads(before, after)
    messages = MessageComparison(before: ratesBefore, after: ratesAfter).changes
  }

  private static func statements(_ before: ReportDocument, _ after: ReportDocument) -> [Statement] {
    let pairs: [(String, (ReportDocument) -> String?)] = [
      ("verdict", { $0.verdict.rawValue }), ("incidents", { "\($0.incidents.count)" }),
      ("onset", { $0.incidents.first?.onset.rfc3339 }), ("end", { $0.incidents.first?.end?.rfc3339 }),
      ("answer", { $0.incidents.first?.answer.rawValue }),
      ("cause", { $0.incidents.first?.causes.first.map { "\($0.title) at \($0.place)" } }),
      ("changeCaused", { $0.incidents.first?.changeCaused.map { $0 ? "yes" : "no" } }),
      ("failed share", { $0.incidents.first?.impact.failedShare.map(Wording.percent) }),
      ("mitigation", { $0.incidents.first?.mitigation?.title }),
    ]
    return pairs.compactMap { name, value in
      let (left, right) = (value(before), value(after))
      return left == right ? nil : Statement(what: name, before: left, after: right)
    }
  }

  private static func leads(_ before: ReportDocument, _ after: ReportDocument) -> [LeadChange] {
    let (left, right) = (standing(before), standing(after))
    var names: [String] = []
    for lead in left + right where !names.contains(lead.name) { names.append(lead.name) }
    return names.compactMap { name in
      let (old, new) = (left.first { $0.name == name }, right.first { $0.name == name })
      let hasMoved = abs((old?.confidence ?? 0) - (new?.confidence ?? 0)) >= 0.05
      guard old?.list != new?.list || hasMoved else { return nil }
      return LeadChange(
        lead: name, before: old?.list, after: new?.list, confidenceBefore: old?.confidence,
        confidenceAfter: new?.confidence)
    }
  }

  /// Every lead by a name that is the same in another report: what it is and where, not its id or its numbers. Of
  /// leads with one name, the first counts.
  private static func standing(_ document: ReportDocument) -> [(
    name: String, list: String, confidence: Double
  )] {
    document.incidents.flatMap(\.lists).flatMap { list, leads in
      leads.map { ("\($0.changeName ?? $0.category) at \($0.place)", list, $0.confidence) }
    }
  }
}
