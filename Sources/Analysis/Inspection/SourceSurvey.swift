import Bytes
import Records
import Timeline

/// Looks at every record of one member, for ``InspectedSource``.
struct SourceSurvey {
  /// Times of so many records are looked at for their zone.
  private static let zoneSampleCount = 10_000
  private static let textMax = 160

  private let source: OpenedSource
  private let catalog: FormatCatalog
  private var counts: [FormatID: Int] = [:]
  private var zones: Set<StampZone> = []
  private var timed = 0
  private var finder = GapFinder()
  /// Requests that other hosts may have logged too, by host. The timeline has only those of records that it decodes.
  private(set) var sharedIDs: [String: SharedIDs] = [:]
  private var records = 0
  private var unparsed = 0
  private var firstUnparsed: InspectedSource.UnparsedLine?

  init(_ source: OpenedSource, _ catalog: FormatCatalog) {
    self.source = source
    self.catalog = catalog
  }

  mutating func take(_ frame: RecordFrame, _ record: Record, _ bytes: [UInt8]) {
    records += 1
    counts[record.format ?? frame.format, default: 0] += 1
    if let time = frame.timestamp {
      finder.add(time)
      timed += 1
      note(record, at: time, bytes)
      if timed <= Self.zoneSampleCount, let zone = StampZone(bytes, frame.stamp) { zones.insert(zone) }
    }
    guard !record.isParsed else { return }
    unparsed += 1
    guard firstUnparsed == nil else { return }
    let line = frame.body.prefix(Self.textMax).prefix { bytes[$0] != 0x0A }
    firstUnparsed = InspectedSource.UnparsedLine(
      line: frame.line, offset: frame.offset, text: String(decoding: bytes[line], as: UTF8.self))
  }

  private mutating func note(_ record: Record, at time: Timestamp, _ bytes: [UInt8]) {
    guard let id = record[.traceID] ?? record[.requestID],
      let host = record.string(.host, in: bytes) ?? source.host
    else { return }
    let text = record.bytes(of: id, in: bytes)
    sharedIDs[host, default: SharedIDs()].add(text.bytes, text.range, at: time)
  }

  /// Takes a sample of a metrics file.
  mutating func take(_ sample: MetricSample) { finder.add(sample.time) }

  /// - Parameter facts: what the analysis counted; of a log, the numbers of records are replaced by those of all.
  func finish(_ facts: SourceFacts, _ zonesGiven: InputZones) -> InspectedSource {
    var result = InspectedSource(facts: facts, givenPath: source.givenPath, reason: reason)
    if source.metrics == nil {
      (result.facts.records, result.facts.unparsed) = (records, unparsed)
      result.gaps = finder.gaps()
      result.disordered = finder.disordered
    }
    result.formats = counts.map { (id: catalog[$0.key].id, records: $0.value) }
      .sorted { ($1.records, $0.id) < ($0.records, $1.id) }
    result.zones = zones
    result.isZoneGiven = zonesGiven.isGiven(for: source.name)
    result.firstUnparsed = firstUnparsed
    return result
  }

  private var reason: String {
    if let detection = source.detection { return detection.why }
    return source.metrics == nil ? "not read" : "its first lines are samples"
  }
}
