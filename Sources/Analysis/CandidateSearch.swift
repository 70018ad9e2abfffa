package import Events
import Patterns
package import Records

/// Finds, for each record of a chunk, the rules that have a chance to know it, by one search for their literals.
///
/// Only literals of rules that look at the formats of the member are searched for. Most members have one format; the
/// search is widened when a record of another one comes.
package struct CandidateSearch {
  private let compiled: CompiledRules
  private let ruleOfHit: [Int]
  private let hasAlternates: Bool
  private var formats: Set<FormatID>
  private var isInScope: [Bool]
  private var prefilter: LiteralPrefilter
  private var hits: [LiteralHit] = []
  private var nextHit = 0

  /// The rules that have a chance on the current record.
  package internal(set) var rules: [Int] = []
  /// By rule: number of the record for which it was found last.
  private var found: [Int]
  private var recordNumber = 0
  /// The current record has a word that may be a level of warning or above.
  private(set) var namesLevel = false

  /// - Parameter alternates: formats that single records may turn out to have when they are decoded.
  package init(_ compiled: CompiledRules, _ catalog: FormatCatalog, alternates: [FormatID]) {
    self.compiled = compiled
    ruleOfHit = compiled.ruleOfHit
    hasAlternates = !alternates.isEmpty
    formats = Set(alternates)
    isInScope = Array(repeating: false, count: catalog.formats.count)
    found = Array(repeating: 0, count: compiled.rules.count)
    for format in formats { isInScope[Int(format.index)] = true }
    prefilter = compiled.prefilter(for: formats)
  }

  /// Searches the chunk that the frames are of; ``next(_:)`` is to be called with each of them.
  package mutating func search(_ frames: [RecordFrame], _ bytes: [UInt8]) {
    hits.removeAll(keepingCapacity: true)
    nextHit = 0
    guard let first = frames.first, let last = frames.last else { return }
    widen(for: frames)
    prefilter.scan(bytes, first.body.lowerBound..<last.body.upperBound, into: &hits)
  }

  /// Goes on to the next record.
  package mutating func next(_ frame: RecordFrame) {
    if !rules.isEmpty { rules.removeAll(keepingCapacity: true) }
    namesLevel = false
    recordNumber += 1
    while nextHit < hits.count, Int(hits[nextHit].offset) < frame.body.upperBound {
      let hit = hits[nextHit]
      nextHit += 1
      if Int(hit.offset) < frame.body.lowerBound { continue }
      let rule = ruleOfHit[Int(hit.pattern)]
      if rule < 0 {
        namesLevel = true
        continue
      }
      if found[rule] == recordNumber { continue }
      found[rule] = recordNumber
      if hasAlternates || compiled.looks(rule, at: frame.format, in: frame.envelope) { rules.append(rule) }
    }
  }

  /// Searches one record by itself, which turned out to have another format than its lines seemed to have.
  package mutating func search(_ frame: RecordFrame, _ bytes: [UInt8], as format: FormatID) {
    rules.removeAll(keepingCapacity: true)
    var found: [LiteralHit] = []
    compiled.prefilter(for: [format]).scan(bytes, frame.body, into: &found)
    for hit in found {
      let rule = ruleOfHit[Int(hit.pattern)]
      if rule >= 0, !rules.contains(rule) { rules.append(rule) }
    }
  }

  /// Drops the rules that want a level of warning or above: the current record has no word for one.
  mutating func dropRulesForTrouble() { rules.removeAll { compiled.isForTrouble($0) } }

  private mutating func widen(for frames: [RecordFrame]) {
    var isWider = false
    for frame in frames {
      if !isInScope[Int(frame.format.index)] { isWider = add(frame.format) }
      if let envelope = frame.envelope, !isInScope[Int(envelope.index)] { isWider = add(envelope) }
    }
    if isWider { prefilter = compiled.prefilter(for: formats) }
  }

  private mutating func add(_ format: FormatID) -> Bool {
    isInScope[Int(format.index)] = true
    formats.insert(format)
    return true
  }
}
