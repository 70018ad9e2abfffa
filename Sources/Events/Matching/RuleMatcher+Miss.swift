package import Patterns
package import Records
internal import Rules

/// Why a rule did not match a record: the first step on the way from the format to the pattern that failed.
package enum RuleMiss: Sendable, Equatable {
  /// The rule does not look at records of this format.
  case format
  /// The rule does not look at records of this service.
  case service
  /// A line of `where` does not hold: its field, and what the record has there.
  case condition(field: String, found: String?)
  /// The record lacks the field in which the patterns are searched.
  case noSubject
  /// The pattern that got furthest, and the text that it was searched in.
  case pattern(source: String, near: NearMiss, subject: [UInt8])
  /// A pattern needed more steps than a match may take.
  case limit(source: String)
  /// The pattern matches, but none of the literals that it is sought by stands in the record.
  case literals
  /// It is a fallback, and rules that are none know the record.
  case known(by: [String])
}

extension RuleMatcher {
  /// Why a rule did not match the record that was tried last; nil when nothing speaks against it.
  ///
  /// - Parameter bytes: the chunk that holds the record in `body`.
  package mutating func miss(
    of rule: Int, _ record: Record, _ bytes: [UInt8], body: Range<Int>, format: FormatID,
    envelope: FormatID?, service: ArraySlice<UInt8>?
  ) -> RuleMiss? {
    if matches.contains(where: { $0.rule == rule }) { return nil }
    let compiled = rules.compiled[rule]
    guard rules.looks(rule, at: format, in: envelope) else { return .format }
    guard compiled.looks(atService: service) else { return .service }
    for (condition, written) in zip(compiled.conditions, compiled.rule.conditions) {
      if condition.holds(record, bytes, &scratch) { continue }
      let text = FieldReference(written.field).text(in: record, bytes).map { record.string($0, in: bytes) }
      return .condition(
        field: written.field, found: text ?? (written.field == "level" ? record.level?.word : nil))
    }
    if let miss = patternMiss(compiled, record, bytes, body) { return miss }
    if compiled.rule.isFallback {
      let others = matches.filter { !rules.rules[$0.rule].isFallback }.map { rules.rules[$0.rule].id }
      if !others.isEmpty { return .known(by: others) }
    }
    return .literals
  }

  private mutating func patternMiss(
    _ compiled: CompiledRule, _ record: Record, _ bytes: [UInt8], _ body: Range<Int>
  ) -> RuleMiss? {
    guard !compiled.patterns.isEmpty else { return nil }
    guard let subject = subject(of: compiled, record, bytes, body) else { return .noSubject }
    var best: (source: String, near: NearMiss)?
    for pattern in compiled.patterns {
      switch scratch.match(pattern, subject.bytes, subject.range) {
      case .matched: return nil
      case .limitExceeded: return .limit(source: pattern.source)
      case .none:
        guard let near = NearMiss.find(pattern, subject.bytes, subject.range) else { continue }
        if near.percentage > best?.near.percentage ?? -1 { best = (pattern.source, near) }
      }
    }
    return best.map { best in
      var near = best.near
      near.move(by: -subject.range.lowerBound)
      return .pattern(source: best.source, near: near, subject: Array(subject.bytes[subject.range]))
    }
  }

  /// What the named groups of a rule that matched the last record captured, in the order of the pattern.
  package mutating func captured(
    by rule: Int, _ record: Record, _ bytes: [UInt8], body: Range<Int>
  ) -> [(name: String, text: String)] {
    let compiled = rules.compiled[rule]
    captures.ranges.removeAll(keepingCapacity: true)
    guard search(compiled, rule, record, bytes, body) != nil else { return [] }
    return zip(compiled.slots, captures.ranges).compactMap { name, range in
      range.map { (name, String(decoding: captures.subject[$0], as: UTF8.self)) }
    }
  }
}
