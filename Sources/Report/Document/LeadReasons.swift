extension ReportDocument.Lead {
  /// The checks that moved the verdict, the weightiest first.
  func weightiest(_ limit: Int) -> [ReportDocument.Check] {
    let moved = checks.filter { $0.outcome == .supports || $0.outcome == .refutes }.enumerated()
    let sorted = moved.sorted {
      ($1.element.weight.magnitude, $0.offset) < ($0.element.weight.magnitude, $1.offset)
    }
    return sorted.prefix(limit).map(\.element)
  }

  /// What speaks against the lead, then the strongest point for it: the reasons why it is a dead end, told fairly.
  func reasonsAgainst(_ limit: Int) -> [ReportDocument.Check] {
    let moved = weightiest(checks.count)
    let against = moved.filter { $0.outcome == .refutes }.prefix(limit - 1)
    return Array(against) + moved.filter { $0.outcome == .supports }.prefix(1)
  }
}

extension ReportDocument.Check {
  /// `+` supports, `-` refutes, `.` neutral, `?` untestable.
  var sign: String {
    switch outcome {
    case .supports: "+"
    case .refutes: "-"
    case .neutral: "."
    case .untestable: "?"
    }
  }
}

extension ReportDocument {
  /// What to call a lead on the command line: the name of its change if no other change has it, else its id.
  func shortName(of lead: Lead) -> String {
    guard let name = lead.changeName,
      !name.contains(where: { $0.isWhitespace || "?'\"$`\\&;|<>()".contains($0) }),
      leads(named: name).allSatisfy({ $0.id == lead.id })
    else { return lead.id }
    return name
  }

  /// The leads with this id or the name of this change (`deploy:api@2.4.0`), letters of either case; of the first
  /// incident that has any.
  package func leads(named name: String) -> [Lead] {
    let wanted = name.lowercased()
    let byID = leads.filter { $0.id.lowercased() == wanted }
    if !byID.isEmpty { return byID }
    return incidents.lazy.map { $0.leads.filter { $0.changeName?.lowercased() == wanted } }.first {
      !$0.isEmpty
    } ?? []
  }
}
