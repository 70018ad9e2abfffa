/// The zone of times that name none.
package enum InputZone: Sendable, Equatable {
  /// Seconds east of UTC, all the year.
  case fixed(Int)
  case rules(ZoneRules)

  package static let utc = InputZone.fixed(0)

  /// What the user wrote: `UTC`, `+02:00`, `CET`, or with the bytes of its zone file, `Europe/Berlin`. Nil when it is
  /// none of these.
  package init?(name: String, zoneFile: [UInt8]? = nil) {
    if let zoneFile, let rules = ZoneRules(tzif: zoneFile) {
      self = .rules(rules)
      return
    }
    let bytes = Array(name.utf8)
    if let zone = ZoneNames.read(bytes, 0, bytes.count), zone.end == bytes.count {
      self = .fixed(zone.offsetSeconds)
    } else {
      return nil
    }
  }

  /// The instant of a wall clock given in microseconds as if UTC. Where clocks were set back and it happened twice, the
  /// first time that is not before `previous`, else the second.
  func instant(ofWall wall: Int64, after previous: Timestamp?) -> Timestamp {
    switch self {
    case .fixed(let offset): return Timestamp(microseconds: wall - Int64(offset) * 1_000_000)
    case .rules(let rules):
      let (first, second) = rules.offsets(atWall: wall / 1_000_000)
      let earlier = Timestamp(microseconds: wall - Int64(first) * 1_000_000)
      guard let second, let previous, earlier.microseconds < previous.microseconds - Self.disorderMicroseconds
      else {
        return earlier
      }
      return Timestamp(microseconds: wall - Int64(second) * 1_000_000)
    }
  }

  /// Lines of one file may be this much out of order without meaning that the clock was set back.
  private static let disorderMicroseconds: Int64 = 300_000_000
}

extension InputZone {
  /// Seconds east of UTC when clocks showed `wall`, a time read as if it were UTC.
  package func offset(atWall wall: Timestamp) -> Int {
    switch self {
    case .fixed(let offset): offset
    case .rules(let rules): rules.offsets(atWall: wall.wholeSecond).first
    }
  }
}
