package import Patterns
package import Records
internal import Rules

/// Tries rules on records. One per worker; what it found last stays in ``matches`` until the next record.
package struct RuleMatcher: ~Copyable {
  package let rules: CompiledRules
  var scratch: MatchScratch
  var captures = CaptureTexts(subject: [], ranges: [])
  /// What `prune` found in the record that comes next.
  private var foreseen = Foreseen()
  /// Number of the record in which a rule was tried last, by rule.
  private var tried: [Int]
  private var recordNumber = 0

  /// What the last record matched, in the order of the rules.
  package private(set) var matches: [RuleMatch] = []
  /// The texts of the last matches.
  package internal(set) var text: [UInt8] = []
  package private(set) var changes: [MatchedChange] = []
  /// How often each rule's patterns needed more steps than a match may take, by rule.
  package private(set) var limitHits: [Int]

  /// A match of a rule in a record that was not decoded yet.
  private struct Foreseen {
    var rule = -1
    var record = 0
    var offset: Int?
    var ranges: [Range<Int>?] = []
  }

  package init(_ rules: CompiledRules, matchLimit: Int = 100_000) {
    self.rules = rules
    scratch = MatchScratch(matchLimit: matchLimit)
    tried = Array(repeating: -1, count: rules.rules.count)
    limitHits = Array(repeating: 0, count: rules.rules.count)
  }

  /// Tries `candidates`, numbers of rules in any order and as often as literals were found, and the rules of the format
  /// that have to be tried on every record.
  ///
  /// - Parameters:
  ///   - body: the record in `bytes`, the chunk.
  ///   - service: the name of the service that logged the record, if it has one.
  package mutating func match(
    _ candidates: [Int], _ record: Record, _ bytes: [UInt8], body: Range<Int>, format: FormatID,
    envelope: FormatID?, service: ArraySlice<UInt8>?
  ) {
    begin()
    for isFallback in [false, true] where matches.isEmpty {
      for place in candidates.indices
      where rules.isFallback(candidates[place]) == isFallback
        && rules.looks(candidates[place], at: format, in: envelope)
      {
        attempt(candidates[place], record, bytes, body, service)
      }
      for rule in rules.unfiltered(format) where rules.isFallback(rule) == isFallback {
        attempt(rule, record, bytes, body, service)
      }
      if let envelope, envelope != format {
        for rule in rules.unfiltered(envelope) where rules.isFallback(rule) == isFallback {
          attempt(rule, record, bytes, body, service)
        }
      }
    }
    if matches.count > 1 { matches.sort { $0.rule < $1.rule } }
  }

  /// Forgets the last record. Most records match nothing, so that there is nothing to empty.
  private mutating func begin() {
    if !matches.isEmpty { matches.removeAll(keepingCapacity: true) }
    if !text.isEmpty { text.removeAll(keepingCapacity: true) }
    if !changes.isEmpty { changes.removeAll(keepingCapacity: true) }
    recordNumber += 1
  }

  /// Tries one rule alone, whatever other rules say of the record; true if it knows it.
  package mutating func tries(
    _ rule: Int, on record: Record, _ bytes: [UInt8], body: Range<Int>, service: ArraySlice<UInt8>?
  ) -> Bool {
    begin()
    attempt(rule, record, bytes, body, service)
    return !matches.isEmpty
  }

  /// Drops the first candidates, as long as they search the record as it stands in the file and do not find their
  /// pattern there: where none is left, the record need not be decoded. What the first of those left found is kept for
  /// `match` of the same record.
  package mutating func prune(_ candidates: inout [Int], _ bytes: [UInt8], body: Range<Int>) {
    foreseen.rule = -1
    let kept = candidates.firstIndex { mayMatch($0, bytes, body) } ?? candidates.count
    candidates.removeSubrange(..<kept)
  }

  private mutating func mayMatch(_ number: Int, _ bytes: [UInt8], _ body: Range<Int>) -> Bool {
    let compiled = rules.compiled[number]
    guard compiled.isAboutLines else { return true }
    for place in compiled.patterns.indices {
      switch scratch.match(compiled.patterns[place], bytes, body) {
      case .none: continue
      case .limitExceeded: return true
      case .matched:
        foreseen = Foreseen(rule: number, record: recordNumber + 1, offset: scratch.capture(0)?.lowerBound)
        captures.ranges.removeAll(keepingCapacity: true)
        keepCaptures(compiled.groups[place])
        foreseen.ranges = captures.ranges
        return true
      }
    }
    return false
  }

  /// Whether a rule said more of the last record than that some program complains.
  package var knowsRecord: Bool {
    matches.contains { !rules.isFallback($0.rule) || rules.rules[$0.rule].category != .unknown }
  }

  private mutating func attempt(
    _ number: Int, _ record: Record, _ bytes: [UInt8], _ body: Range<Int>,
    _ service: ArraySlice<UInt8>?
  ) {
    guard tried[number] != recordNumber else { return }
    tried[number] = recordNumber
    let compiled = rules.compiled[number]
    if !compiled.looks(atService: service) { return }
    for place in compiled.conditions.indices
    where !compiled.conditions[place].holds(record, bytes, &scratch) { return }
    var offset = body.lowerBound
    if !captures.ranges.isEmpty { captures.ranges.removeAll(keepingCapacity: true) }
    if !compiled.patterns.isEmpty {
      guard let found = search(compiled, number, record, bytes, body) else { return }
      offset = found
    }
    matches.append(event(compiled, number, record, bytes, offset))
    // To hold the chunk any longer would have it copied when its reader writes into it.
    captures.subject = []
  }

  /// The first pattern that matches fills the capture slots. Returns where the match begins in the chunk.
  mutating func search(
    _ compiled: CompiledRule, _ number: Int, _ record: Record, _ bytes: [UInt8], _ body: Range<Int>
  ) -> Int? {
    if foreseen.rule == number, foreseen.record == recordNumber {
      captures.subject = bytes
      captures.ranges.append(contentsOf: foreseen.ranges)
      return foreseen.offset ?? body.lowerBound
    }
    guard let subject = subject(of: compiled, record, bytes, body) else { return nil }
    for place in compiled.patterns.indices {
      switch scratch.match(compiled.patterns[place], subject.bytes, subject.range) {
      case .none: continue
      case .limitExceeded: limitHits[number] += 1
      case .matched:
        captures.subject = subject.bytes
        keepCaptures(compiled.groups[place])
        return subject.isDecoded ? body.lowerBound : scratch.capture(0)?.lowerBound ?? body.lowerBound
      }
    }
    return nil
  }

  /// Where the patterns of a rule are searched; nil when the record lacks the field.
  func subject(
    of compiled: CompiledRule, _ record: Record, _ bytes: [UInt8], _ body: Range<Int>
  ) -> (bytes: [UInt8], range: Range<Int>, isDecoded: Bool)? {
    guard case .field(let field) = compiled.subject else { return (bytes, body, false) }
    guard let text = field.text(in: record, bytes) else { return nil }
    let (array, range) = record.bytes(of: text, in: bytes)
    return (array, range, text.isDecoded)
  }

  mutating func keep(_ change: MatchedChange) -> Int {
    changes.append(change)
    return changes.count - 1
  }

  private mutating func keepCaptures(_ groups: [[Int]]) {
    for groups in groups { captures.ranges.append(firstSet(groups)) }
  }

  /// Several groups may have one name, in different alternatives.
  private func firstSet(_ groups: [Int]) -> Range<Int>? {
    for group in groups {
      if let range = scratch.capture(group) { return range }
    }
    return nil
  }
}
