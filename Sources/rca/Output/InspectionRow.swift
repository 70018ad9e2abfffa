import Analysis
import Diagnosis
import Records
import Report
import Timeline

/// One source as `rca inspect -f json` prints it: the keys of a report's source, then how it was read.
struct InspectionRow: Encodable {
  struct Format: Encodable {
    var format: String
    var records: Int
  }

  struct Gap: Encodable {
    var start: Timestamp
    var end: Timestamp
    var seconds: Double
  }

  struct Line: Encodable {
    var line: Int
    var offset: UInt64
    var text: String
  }

  struct Zone: Encodable {
    /// Zones that the times name.
    var written: [String]
    /// Some times name none.
    var isMissing: Bool
    /// The zone of those came from `--tz`.
    var isGiven: Bool
    /// Another than UTC that was taken for those without `--tz`.
    var assumed: String?
    /// The file that shows it.
    var from: String?
  }

  var set: String
  var path: String
  var codec: String
  var format: String?
  var host: String?
  var service: String?
  var records: Int
  var unparsed: Int
  var first: Timestamp?
  var last: Timestamp?
  var clockOffsetSeconds: Double?
  var clockUncertaintySeconds: Double?
  var truncated: Bool
  var bytes: UInt64
  var damage: String?
  var metrics: Bool
  var reason: String
  var formats: [Format]
  var parsedShare: Double?
  var zone: Zone
  var gaps: [Gap]
  var disordered: Int
  var clockApplied: Bool?
  var firstUnparsed: Line?

  init(_ source: InspectedSource, _ clocks: [ClockOffset]) {
    let facts = source.facts
    let clock = clocks.first { $0.host == facts.host }
    (set, path, codec, format) = (facts.set, facts.path, facts.codec, facts.format)
    (host, service, records, unparsed) = (facts.host, facts.service, facts.records, facts.unparsed)
    (first, last) = (facts.first?.cutToMilliseconds, facts.last?.cutToMilliseconds)
    clockOffsetSeconds = clock?.offsetSeconds.rounded(places: 3)
    clockUncertaintySeconds = clock?.uncertaintySeconds.rounded(places: 3)
    clockApplied = clock?.applied
    (truncated, bytes, damage, metrics) = (facts.damage != nil, facts.bytes, facts.damage, facts.isMetrics)
    reason = source.reason
    formats = source.formats.map { Format(format: $0.id, records: $0.records) }
    parsedShare = source.parsedShare?.rounded(places: 4)
    zone = Zone(
      written: source.writtenZones, isMissing: source.zones.contains(.untold), isGiven: source.isZoneGiven)
    if case .inferred(let name, let file) = facts.assumedZone { (zone.assumed, zone.from) = (name, file) }
    if case .named(let name) = facts.assumedZone { zone.assumed = name }
    gaps = source.gaps.map {
      Gap(
        start: $0.start.cutToMilliseconds, end: $0.end.cutToMilliseconds,
        seconds: $0.seconds.rounded(places: 3))
    }
    disordered = source.disordered
    firstUnparsed = source.firstUnparsed.map { Line(line: $0.line, offset: $0.offset, text: $0.text) }
  }
}

extension InspectedSource {
  /// Names of the zones that the times tell, UTC first.
  var writtenZones: [String] {
    var names: [String] = []
    for zone in zones.sorted() {
      if let name = zone.name, !names.contains(name) { names.append(name) }
    }
    return names
  }
}
