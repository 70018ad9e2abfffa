package import Records

/// One input file or archive member, as read.
package struct SourceFacts: Sendable, Equatable {
  /// Report-relative path, and the name of its rotated set (`web01/nginx/access.log` for `….log.1.gz`).
  package var path: String
  package var set: String
  package var codec: String
  package var format: String?
  package var host: String?
  package var service: String?
  package var records: Int
  package var unparsed: Int
  package var first: Timestamp?
  package var last: Timestamp?
  package var bytes: UInt64
  /// What could not be read, in words; nil when all of it was.
  package var damage: String?
  /// Step between samples of a metrics file, or the resolution of the stamps of a log (0.001, 1 …), in seconds.
  package var resolutionSeconds: Double
  package var isMetrics: Bool
  /// Records outside of the span of time that was asked for; `records` does not count them.
  package var leftOut = LeftOutRecords()
  /// What was taken for the zone of its times, where that is not plain.
  package var assumedZone: AssumedZone?

  package init(
    path: String, set: String, codec: String, format: String?, host: String?, service: String?, records: Int,
    unparsed: Int, first: Timestamp?, last: Timestamp?, bytes: UInt64, damage: String?,
    resolutionSeconds: Double, isMetrics: Bool
  ) {
    self.path = path
    self.set = set
    self.codec = codec
    self.format = format
    self.host = host
    self.service = service
    self.records = records
    self.unparsed = unparsed
    self.first = first
    self.last = last
    self.bytes = bytes
    self.damage = damage
    self.resolutionSeconds = resolutionSeconds
    self.isMetrics = isMetrics
  }
}

extension SourceFacts {
  /// More than this share of unparsed records is worth a warning.
  package static let notableUnparsedShare = 0.1

  /// Share of the records that do not have the shape of any format; nil without records.
  package var unparsedShare: Double? {
    records == 0 ? nil : Double(min(unparsed, records)) / Double(records)
  }
}
