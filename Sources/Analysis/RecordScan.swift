import Bytes
import Events
import Records
import Timeline

/// Records of one member on their way into a timeline.
///
/// Only records that matter are decoded: those that rules may know, those that call themselves warnings, and those
/// that are requests. Of the others it is enough that they are there.
struct RecordScan: ~Copyable {
  private let source: OpenedSource
  private let options: AnalysisOptions
  /// By format: its records are requests, and nothing else.
  private let isAccess: [Bool]
  private let isRequestLine: [Bool]
  private var matcher: RuleMatcher
  private var builder: TimelineBuilder
  private var record = Record()
  private var candidates: CandidateSearch
  private var places: SourcePlaces
  private var levels: LevelHabits
  private var access = AccessRecord()

  private(set) var facts: SourceFacts
  private var lastTime: Timestamp?
  private let observer: (any MatchObserver)?

  /// - Parameters:
  ///   - firstTime: time of the records before the first that has one; nil: they are left out.
  ///   - observer: is shown every record that rules were tried on.
  init(
    _ source: OpenedSource, _ rules: CompiledRules, _ catalog: FormatCatalog, _ options: AnalysisOptions,
    firstTime: Timestamp? = nil, observer: (any MatchObserver)? = nil
  ) {
    self.observer = observer
    lastTime = firstTime
    self.source = source
    self.options = options
    matcher = RuleMatcher(rules, matchLimit: options.matchLimit)
    builder = TimelineBuilder(source: source.name, ruleIDs: rules.ids)
    places = SourcePlaces(source, catalog, &builder)
    levels = LevelHabits(formatCount: catalog.formats.count)
    candidates = CandidateSearch(rules, catalog, alternates: source.detection?.alternates ?? [])
    isAccess = catalog.formats.map { $0.kind == .access }
    isRequestLine = catalog.formats.map(\.isRequestLine)
    let format = source.detection.map { catalog[$0.format] }
    facts = SourceFacts(
      path: source.name, set: source.set, codec: source.codec.rawValue, format: format?.id, host: source.host,
      service: format?.service ?? source.service, records: 0, unparsed: 0, first: nil, last: nil, bytes: 0,
      damage: nil, resolutionSeconds: 0, isMetrics: false)
    facts.assumedZone = options.zones.assumption(for: source.name)
  }

  /// Takes the records that end in a chunk.
  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    candidates.search(frames, chunk.bytes)
    for frame in frames { take(frame, chunk, &reader) }
    builder.endChunk(chunk.bytes)
  }

  /// The timeline of the member.
  mutating func finish(_ end: ClosedSource) -> Timeline {
    facts.bytes = end.byteCount
    facts.damage = end.damage
    var timeline = builder.finish(facts)
    for (rule, count) in matcher.limitHits.enumerated() where count > 0 {
      timeline.limitHits[matcher.rules.ids[rule]] = count
    }
    return timeline
  }

  private mutating func take(_ frame: RecordFrame, _ chunk: Chunk, _ reader: inout RecordReader) {
    candidates.next(frame)
    guard let time = frame.timestamp ?? lastTime else {
      facts.records += 1
      facts.unparsed += 1
      return
    }
    lastTime = time
    guard options.includes(time) else {
      facts.leftOut.add(time)
      return
    }
    facts.records += 1
    note(time, frame)
    let isRequest = isAccess[Int(frame.format.index)]
    var mustDecode =
      candidates.namesLevel || isRequest || places.mustDecode || levels.mustDecode(frame.format)
      || matcher.rules.mustTry(frame.format, in: frame.envelope)
    if !mustDecode, !candidates.rules.isEmpty {
      candidates.dropRulesForTrouble()
      matcher.prune(&candidates.rules, chunk.bytes, body: frame.body)
      mustDecode = !candidates.rules.isEmpty
    }
    guard mustDecode else {
      if frame.timestamp == nil { facts.unparsed += 1 }
      builder.addRecord(host: places.host, service: places.service(of: frame.format), at: time)
      return
    }
    reader.decode(frame, chunk.bytes, into: &record)
    levels.learn(frame.format, record, chunk.bytes)
    if !record.isParsed { facts.unparsed += 1 }
    let place = places.resolve(record, chunk.bytes, frame.format, &builder)
    builder.addRecord(host: place.host, service: place.service, at: time)
    if !record.present.isDisjoint(with: .ids), let id = record[.traceID] ?? record[.requestID] {
      let text = record.bytes(of: id, in: chunk.bytes)
      builder.addID(text.bytes, text.range, host: place.host, at: time)
    }
    let line = LineReference(time: time, frame, chunk.bytes)
    if isRequestLine[Int(frame.format.index)], !record.isParsed || record.format?.index != frame.format.index
    {
      candidates.search(frame, chunk.bytes, as: record.format ?? frame.format)
    }
    if isRequest, let request = access.read(record, chunk.bytes) {
      builder.addRequest(
        request, host: place.host, service: place.service, access.isOfChunk ? chunk.bytes : access.text, line)
    }
    apply(frame, place, chunk, line)
  }

  private mutating func note(_ time: Timestamp, _ frame: RecordFrame) {
    // The numbers are compared, for an operator of another module is a call.
    if facts.first.map({ time.microseconds < $0.microseconds }) ?? true { facts.first = time }
    if facts.last.map({ time.microseconds > $0.microseconds }) ?? true { facts.last = time }
    if frame.timestamp != nil {
      facts.resolutionSeconds = max(facts.resolutionSeconds, frame.resolution.seconds)
    }
  }

  /// Tries the rules, and counts what none of them knows.
  private mutating func apply(
    _ frame: RecordFrame, _ place: RecordPlace, _ chunk: Chunk, _ line: LineReference
  ) {
    let isKnown = tryRules(frame, place, chunk, line)
    guard let level = record.level, level >= .warning else { return }
    builder.addLevel(level, host: place.host, service: place.service, line)
    if !isKnown {
      let message = record.bytes(of: record.message, in: chunk.bytes)
      builder.addUnknown(
        message.bytes, message: message.range, severity: level, host: place.host, service: place.service, line
      )
    }
  }

  /// Tries the rules on the record and writes what they find; true if one knows it.
  private mutating func tryRules(
    _ frame: RecordFrame, _ place: RecordPlace, _ chunk: Chunk, _ line: LineReference
  ) -> Bool {
    let format = record.format ?? frame.format
    let envelope = frame.envelope ?? frame.format
    // Most records of an access log: no literal of a rule stands in them.
    if candidates.rules.isEmpty, observer == nil, !matcher.rules.mustTry(format, in: envelope) {
      return false
    }
    let service = builder.bytes(of: place.service)
    matcher.match(
      candidates.rules, record, chunk.bytes, body: frame.body, format: format, envelope: envelope,
      service: service)
    observer?.see(&matcher, record, frame, chunk.bytes, service: service)
    guard !matcher.matches.isEmpty else { return false }
    let writer = MatchWriter(frame, place, line, chunk.bytes)
    for match in matcher.matches { writer.write(match, matcher, record, &builder) }
    return matcher.knowsRecord
  }
}
