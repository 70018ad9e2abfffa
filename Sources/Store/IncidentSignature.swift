package import Report

/// What makes two incidents alike: the category and place of the cause, and the rules that fired, in the order in which
/// they began.
package struct IncidentSignature: Equatable, Sendable {
  /// `category:connection-exhaustion`, `service:postgresql`; nil where the cause is open.
  package let category: String?
  package let service: String?
  /// Each rule once, by the onset of the lead that names it.
  package let rules: [String]

  package init(_ incident: ReportDocument.Incident) {
    let cause = incident.answer == .causeFound ? incident.causes.first : nil
    category = cause?.category
    service = cause?.service
    let leads = (incident.causes + incident.contributing + incident.symptoms).enumerated().sorted {
      ($0.element.onset, $0.offset) < ($1.element.onset, $1.offset)
    }
    var rules: [String] = []
    for rule in leads.flatMap(\.element.rules) where !rules.contains(rule) { rules.append(rule) }
    self.rules = rules
  }

  init(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    category = lines.first.flatMap { $0.isEmpty ? nil : $0 }
    service = lines.dropFirst().first.flatMap { $0.isEmpty ? nil : $0 }
    rules = lines.dropFirst(2).filter { !$0.isEmpty }
  }

  var text: String { ([category ?? "", service ?? ""] + rules).joined(separator: "\n") }

  /// How alike two incidents are.
  package func likeness(to other: IncidentSignature) -> IncidentLikeness {
    let common = rules.filter(other.rules.contains)
    let otherCommon = other.rules.filter(rules.contains)
    let union = rules.count + other.rules.count - common.count
    return IncidentLikeness(
      sameCategory: category != nil && category == other.category,
      sameService: service != nil && service == other.service, commonRules: common.count, allRules: union,
      inOrder: Self.longestCommonOrder(common, otherCommon))
  }

  /// Length of the longest common subsequence.
  private static func longestCommonOrder(_ left: [String], _ right: [String]) -> Int {
    var lengths = [Int](repeating: 0, count: right.count + 1)
    for item in left {
      var diagonal = 0
      for place in right.indices {
        let above = lengths[place + 1]
        lengths[place + 1] = item == right[place] ? diagonal + 1 : max(above, lengths[place])
        diagonal = above
      }
    }
    return lengths[right.count]
  }
}

/// How alike two incidents are, in the parts that can be said.
package struct IncidentLikeness: Equatable, Sendable {
  package let sameCategory: Bool
  package let sameService: Bool
  /// Rules that both have, and that either has.
  package let commonRules: Int
  package let allRules: Int
  /// How many of the common ones begin in the same order.
  package let inOrder: Int

  /// 0 to 1: half for the rules in common and in order, the rest for the cause's category and place.
  package var score: Double {
    let shared = allRules > 0 ? Double(commonRules + inOrder) / Double(2 * allRules) : 0
    return 0.5 * shared + (sameCategory ? 0.35 : 0) + (sameService ? 0.15 : 0)
  }

  /// `same category, same service, 7 of 8 rules, in the same order`.
  package var words: String {
    var parts: [String] = []
    if sameCategory { parts.append("same category") }
    if sameService { parts.append("same service") }
    if commonRules > 0 {
      parts.append(commonRules == allRules ? "same rules" : "\(commonRules) of \(allRules) rules")
      if commonRules > 1 {
        parts.append(inOrder == commonRules ? "same order" : "\(inOrder) of them in the same order")
      }
    }
    return parts.joined(separator: ", ")
  }
}
