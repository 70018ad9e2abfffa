internal import Bytes
package import Events
package import Records

/// What a series of events counts.
package struct EventKey: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    /// `id` is a rule id.
    case rule
    /// `id` is `error` or `warning`: records of at least that level, ruled or not.
    case level
    /// `id` is `records`: every record of the host and service (exposure, silence).
    case activity
  }
  package var kind: Kind
  package var id: String
  /// The entity the event speaks of: by default where it was logged, else what the rule's `entity` says.
  package var host: String?
  package var service: String?
  /// A finer thing the rule names: a database, a client address, a job, a certificate, a domain …
  package var instance: String?
  /// Where the line was logged.
  package var observerHost: String?
  package var observerService: String?

  package init(
    kind: Kind, id: String, host: String?, service: String?, instance: String? = nil,
    observerHost: String? = nil, observerService: String? = nil
  ) {
    self.kind = kind
    self.id = id
    self.host = host
    self.service = service
    self.instance = instance
    self.observerHost = observerHost
    self.observerService = observerService
  }
}

extension EventKey {
  /// Keys that differ in their instance only.
  var cappedGroup: EventKey? {
    guard instance != nil, instance != TimelineCaps.rest else { return nil }
    var group = self
    group.instance = nil
    return group
  }

  var instanceHash: UInt64 { ByteHash.hash(instance ?? "") }

  var rest: EventKey {
    var key = self
    key.instance = TimelineCaps.rest
    return key
  }
}

/// Occurrences over time with their cited lines. `values` are the numbers that the rule captured (milliseconds of a
/// slow query, bytes, …), summed and maximised per bin.
package struct EventSeries: Sendable, Equatable {
  package var counts = BinnedCounts()
  package var valueSums = BinnedCounts()
  package var total: Int = 0
  package var first: Timestamp = .init(microseconds: .max)
  package var last: Timestamp = .init(microseconds: .min)
  package var severityMax: Severity = .trace
  /// The earliest and the latest lines, in time order, no duplicates (see ``EvidenceShelf``).
  package var earliest: [Evidence] = []
  package var latest: [Evidence] = []

  package init() {}

  package mutating func merge(_ other: EventSeries) {
    counts.merge(other.counts)
    valueSums.merge(other.valueSums)
    total += other.total
    first = min(first, other.first)
    last = max(last, other.last)
    severityMax = max(severityMax, other.severityMax)
    earliest = EvidenceShelf.earliest(earliest, other.earliest)
    latest = EvidenceShelf.latest(latest, other.latest)
  }
}
