package import Records
package import Timeline

/// One file or archive member, as `rca inspect` shows it: how it was read, and what could not be.
package struct InspectedSource: Sendable {
  package struct Gap: Sendable, Equatable {
    package var start: Timestamp
    package var end: Timestamp
  }

  /// A record that does not have the shape of any known format.
  package struct UnparsedLine: Sendable, Equatable {
    package var line: Int
    package var offset: UInt64
    /// The front of its first line.
    package var text: String
  }

  package var facts: SourceFacts
  /// As the user gave it, the member of an archive behind `!`.
  package var givenPath: String
  /// Why it was taken for its format.
  package var reason: String
  /// Records per format, most first.
  package var formats: [(id: String, records: Int)] = []
  /// How its times tell their zone.
  package var zones: Set<StampZone> = []
  /// The zone that was taken for times without one came from the user.
  package var isZoneGiven = false
  /// Stretches without records that are far longer than its usual ones, longest first.
  package var gaps: [Gap] = []
  /// Records that are earlier than the one before them.
  package var disordered = 0
  package var firstUnparsed: UnparsedLine?

  /// Share of the records that have the shape of a format; nil without records.
  package var parsedShare: Double? {
    facts.records == 0 ? nil : 1 - Double(min(facts.unparsed, facts.records)) / Double(facts.records)
  }
}
