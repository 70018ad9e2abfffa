package import Analysis
package import Bytes
package import Events
package import Records

/// Collects the templates of warnings and errors that no rule knows, and a few other messages to tell them from.
package struct MessageMiner: SourceConsumer, ~Copyable {
  private let rules: CompiledRules
  private let catalog: FormatCatalog
  private var matcher: RuleMatcher
  private var masker = TemplateMasker()
  private var source: OpenedSource?
  private var search: CandidateSearch?
  private var record = Record()

  private var groups: [[UInt8]: MessageGroup] = [:]
  private var others: [[UInt8]: MessageSample] = [:]
  package private(set) var recordCount = 0
  /// Warnings and errors that no rule knows.
  package private(set) var unknownCount = 0
  /// Of these, the ones that were too various to be kept.
  package private(set) var leftOut = 0

  private static let groupsMax = 20_000
  private static let othersMax = 4000

  package init(_ rules: CompiledRules, _ catalog: FormatCatalog) {
    self.rules = rules
    self.catalog = catalog
    matcher = RuleMatcher(rules)
  }

  /// What was collected, each template once, in the order of their bytes.
  var unknown: [MessageGroup] {
    groups.values.sorted { $0.template.lexicographicallyPrecedes($1.template) }
  }

  /// Messages that a rule knows or that are no trouble, in the order of their templates.
  var familiar: [MessageSample] {
    others.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  package mutating func begin(_ source: OpenedSource) {
    self.source = source
    search = CandidateSearch(rules, catalog, alternates: source.detection?.alternates ?? [])
  }

  package mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    guard var search, let source else { return }
    search.search(frames, chunk.bytes)
    for frame in frames {
      search.next(frame)
      reader.decode(frame, chunk.bytes, into: &record)
      let service = RecordService.name(of: record, frame, chunk.bytes, catalog, source: source.service)
      matcher.match(
        search.rules, record, chunk.bytes, body: frame.body, format: record.format ?? frame.format,
        envelope: frame.envelope ?? frame.format, service: service?[...])
      note(TextRecord(bytes: chunk.bytes, frame: frame, record: record, service: service))
    }
    self.search = search
  }

  package mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {}
  package mutating func end(_ source: ClosedSource) {}

  private mutating func note(_ read: TextRecord) {
    recordCount += 1
    let (bytes, range) = read.record.bytes(of: read.record.message, in: read.bytes)
    masker.mask(bytes, range)
    let template = masker.text
    guard !template.isEmpty else { return }
    guard !matcher.knowsRecord, TroubleWords.isTrouble(read.record.level, bytes, range) else {
      if others.count < Self.othersMax, others[template] == nil, read.text.count <= 500 {
        others[template] = MessageSample(read)
      }
      return
    }
    unknownCount += 1
    if groups[template] == nil, groups.count >= Self.groupsMax {
      leftOut += 1
      return
    }
    groups[template, default: MessageGroup(template: template)].add(read)
  }
}

/// Tells whether a message complains.
enum TroubleWords {
  /// A level of warning and above; without a level, a word by which programs complain in the first line.
  static func isTrouble(_ level: Severity?, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if let level { return level >= .warning }
    let line = bytes[range].prefix(400).prefix { $0 != 0x0A }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    return words.contains { contains(line, $0) }
  }

  private static func contains(_ line: [UInt8], _ word: [UInt8]) -> Bool {
    guard line.count >= word.count else { return false }
    return (0...(line.count - word.count)).contains { line[$0] == word[0] && line[$0...].starts(with: word) }
  }

  private static let words = [
    "error", "fail", "fatal", "panic", "exception", "warn", "critical", "refused", "timed out", "timeout",
    "denied", "unable to", "cannot", "could not", "exhausted", "aborted", "corrupt", "unreachable",
  ].map { Array($0.utf8) }
}
