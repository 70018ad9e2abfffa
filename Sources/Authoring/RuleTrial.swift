import Analysis
package import Events
package import Records

/// Tries rules on single records by the way of the analysis: the search for literals, then the rules that have a chance.
package struct RuleTrial: ~Copyable {
  package let rules: CompiledRules
  private let catalog: FormatCatalog
  package private(set) var matcher: RuleMatcher

  package init(_ rules: CompiledRules, _ catalog: FormatCatalog, matchLimit: Int = 100_000) {
    self.rules = rules
    self.catalog = catalog
    matcher = RuleMatcher(rules, matchLimit: matchLimit)
  }

  /// The numbers of the rules that know the record, in their order; ``matcher`` has what they say.
  package mutating func matches(_ record: TextRecord) -> [Int] {
    matcher.match(
      candidates(for: record), record.record, record.bytes, body: record.frame.body, format: record.format,
      envelope: record.envelope, service: record.service?[...])
    return matcher.matches.map(\.rule)
  }

  /// The numbers of the rules for which the search found a literal in the record, in any order.
  package func candidates(for record: TextRecord) -> [Int] {
    var search = CandidateSearch(rules, catalog, alternates: record.alternates)
    search.search([record.frame], record.bytes)
    search.next(record.frame)
    let isRequestLine = catalog[record.frame.format].isRequestLine
    if isRequestLine, !record.record.isParsed || record.record.format != record.frame.format {
      search.search(record.frame, record.bytes, as: record.format)
    }
    return search.rules
  }
}
