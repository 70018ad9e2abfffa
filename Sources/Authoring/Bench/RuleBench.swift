package import Analysis
package import Bytes
package import Events
package import Records
import Rules

/// Measures what each rule costs on the records of a corpus, or of the samples in the rules.
package struct RuleBench: SourceConsumer, ~Copyable {
  /// A clock that only runs forward, in nanoseconds.
  package typealias Clock = @Sendable () -> UInt64

  private let rules: CompiledRules
  private let catalog: FormatCatalog
  private let clock: Clock
  /// What reading the clock itself takes.
  private let clockNanoseconds: UInt64
  private var matcher: RuleMatcher
  private var isWarm: [Bool]
  private var costs: [RuleCost]
  private var search: CandidateSearch?
  private var source: OpenedSource?
  private var record = Record()

  package private(set) var recordCount = 0
  package private(set) var byteCount = 0
  package private(set) var searchNanoseconds: UInt64 = 0
  package private(set) var decodeNanoseconds: UInt64 = 0
  /// Machine code for patterns that were needed at least once.
  package private(set) var firstUseNanoseconds: UInt64 = 0

  package init(
    _ rules: CompiledRules, _ catalog: FormatCatalog, matchLimit: Int = 100_000, clock: @escaping Clock
  ) {
    self.rules = rules
    self.catalog = catalog
    self.clock = clock
    matcher = RuleMatcher(rules, matchLimit: matchLimit)
    isWarm = Array(repeating: false, count: rules.rules.count)
    costs = rules.ids.map { RuleCost(rule: $0) }
    clockNanoseconds =
      (0..<64).map { _ in
        let start = clock()
        return clock() &- start
      }.min() ?? 0
  }

  /// The rules that were tried at least once, the dearest first.
  package var ranked: [RuleCost] {
    RuleCost.ranked(costs.filter { $0.candidates > 0 })
  }

  package mutating func begin(_ source: OpenedSource) {
    self.source = source
    search = CandidateSearch(rules, catalog, alternates: source.detection?.alternates ?? [])
  }

  package mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    guard var search, let source, let first = frames.first, let last = frames.last else { return }
    var start = clock()
    search.search(frames, chunk.bytes)
    searchNanoseconds += elapsed(since: start)
    byteCount += last.body.upperBound - first.body.lowerBound
    for frame in frames {
      search.next(frame)
      start = clock()
      reader.decode(frame, chunk.bytes, into: &record)
      decodeNanoseconds += elapsed(since: start)
      let service = RecordService.name(of: record, frame, chunk.bytes, catalog, source: source.service)
      measure(
        TextRecord(bytes: chunk.bytes, frame: frame, record: record, service: service), search.rules)
    }
    self.search = search
  }

  package mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {}
  package mutating func end(_ source: ClosedSource) {}

  /// Measures on the samples that the rules carry.
  package mutating func takeSamples() {
    var reader = TextReader(catalog)
    let trial = RuleTrial(rules, catalog)
    for sample in rules.rules.flatMap(\.samples) {
      let start = clock()
      let records = reader.records(of: sample)
      decodeNanoseconds += elapsed(since: start)
      byteCount += sample.text.utf8.count
      for record in records {
        let start = clock()
        let candidates = trial.candidates(for: record)
        searchNanoseconds += elapsed(since: start)
        measure(record, candidates)
      }
    }
  }

  private mutating func measure(_ record: TextRecord, _ candidates: [Int]) {
    recordCount += 1
    var tried = candidates.filter { rules.looks($0, at: record.format, in: record.envelope) }
    tried += rules.unfiltered(record.format)
    if record.envelope != record.format { tried += rules.unfiltered(record.envelope) }
    for rule in Set(tried).sorted() {
      if !isWarm[rule] {
        isWarm[rule] = true
        let start = clock()
        _ = attempt(rule, record)
        firstUseNanoseconds += elapsed(since: start)
      }
      let hitsBefore = matcher.limitHits[rule]
      var start = clock()
      let isKnown = attempt(rule, record)
      let first = elapsed(since: start)
      start = clock()
      _ = attempt(rule, record)
      // The smaller of two: machine code may have been made in the first one, or another process have run.
      costs[rule].nanoseconds += min(first, elapsed(since: start))
      costs[rule].candidates += 1
      if matcher.limitHits[rule] > hitsBefore { costs[rule].limitHits += 1 }
      if isKnown { costs[rule].matches += 1 }
    }
  }

  private mutating func attempt(_ rule: Int, _ record: TextRecord) -> Bool {
    matcher.tries(
      rule, on: record.record, record.bytes, body: record.frame.body, service: record.service?[...])
  }

  private func elapsed(since start: UInt64) -> UInt64 {
    let taken = clock() &- start
    return taken > clockNanoseconds ? taken - clockNanoseconds : 0
  }
}
