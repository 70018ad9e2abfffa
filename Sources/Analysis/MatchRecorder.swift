import Events
import Records
import Rules

/// Keeps what rules made of each record that they were tried on.
final class MatchRecorder: MatchObserver {
  private(set) var records: [ProbedRecord] = []
  /// Rules that needed more steps than a match may take, by number.
  private(set) var limitHits: Set<Int> = []

  func see(
    _ matcher: inout RuleMatcher, _ record: Record, _ frame: RecordFrame, _ bytes: [UInt8],
    service: ArraySlice<UInt8>?
  ) {
    for (rule, hits) in matcher.limitHits.enumerated() where hits > 0 { limitHits.insert(rule) }
    let found = matcher.matches
    let text = matcher.text
    var matches: [ProbedRecord.Match] = []
    for match in found {
      let captures = matcher.captured(by: match.rule, record, bytes, body: frame.body)
      let entity = [("host", match.host), ("service", match.service), ("instance", match.instance)]
        .compactMap { name, range in
          range.map { NamedText(name: name, text: String(decoding: text[$0], as: UTF8.self)) }
        }
      matches.append(
        ProbedRecord.Match(
          rule: match.rule, captures: captures.map { NamedText(name: $0.name, text: $0.text) },
          entity: entity))
    }
    records.append(
      ProbedRecord(
        format: record.format ?? frame.format, level: record.level,
        message: record.string(record.message, in: bytes), matches: matches, isKnown: matcher.knowsRecord))
  }
}
