/// Turns written times into instants: knows the file's zone and infers what its times leave out.
///
/// A missing year or date follows from the record before it, so that a file may run over New Year or midnight; the
/// first one follows from `anchor`.
package struct TimeContext: Sendable {
  /// What is known about when a file was written.
  package enum Anchor: Sendable, Equatable {
    /// Other sources of the same collection speak of this time.
    case near(Timestamp)
    /// Nothing in the file is later than this (its modification time), a day's tolerance given.
    case notAfter(Timestamp)
  }

  package var zone: InputZone
  package var anchor: Anchor?
  /// When the machine started, once a line has told it (kernel messages).
  package var startTime: Timestamp?
  /// The instant given out last.
  package private(set) var previous: Timestamp?

  package init(zone: InputZone = .utc, anchor: Anchor? = nil) {
    self.zone = zone
    self.anchor = anchor
  }

  /// The instant that a written time means. Nil for a kernel time while the machine's start is unknown.
  package mutating func resolve(_ written: WrittenTime) -> Timestamp? {
    let instant: Timestamp
    switch written.value {
    case .instant(let known): instant = known
    case .uptime(let microseconds):
      guard let startTime else { return nil }
      instant = Timestamp(microseconds: startTime.microseconds + microseconds)
    case .civil(let civil):
      if let year = civil.year, let month = civil.month, let day = civil.day {
        instant = resolve(civil, year: year, month: month, day: day)
      } else if let month = civil.month, let day = civil.day {
        instant = resolveYear(civil, month: month, day: day)
      } else {
        instant = resolveDate(civil)
      }
    }
    previous = instant
    return instant
  }

  private func resolve(_ civil: CivilTime, year: Int, month: Int, day: Int) -> Timestamp {
    let wall = civil.wallMicroseconds(year: year, month: month, day: day)
    if let offset = civil.offsetSeconds { return Timestamp(microseconds: wall - Int64(offset) * 1_000_000) }
    return zone.instant(ofWall: wall, after: previous)
  }

  /// Tries the years around the previous record's (or the anchor's); a 29th of February only in leap years.
  private func resolveYear(_ civil: CivilTime, month: Int, day: Int) -> Timestamp {
    let around = CivilDate.date(days: Int((previous ?? anchorTime).wholeSecond / 86_400)).year
    let reach = month == 2 && day == 29 ? 4 : 1
    let years = (around - reach...around + reach).filter { day <= CivilDate.daysInMonth(month, year: $0) }
    return best(of: years.map { resolve(civil, year: $0, month: month, day: day) })
  }

  /// Tries the days around the previous record's (or the anchor's).
  private func resolveDate(_ civil: CivilTime) -> Timestamp {
    let around = Int((previous ?? anchorTime).wholeSecond / 86_400)
    return best(
      of: (around - 1...around + 1).map {
        let date = CivilDate.date(days: $0)
        return resolve(civil, year: date.year, month: date.month, day: date.day)
      })
  }

  /// After a previous record, a step forward is likelier than one back of a third of its length; without one, the
  /// candidate nearest to the anchor, or the last that is not after it.
  private func best(of candidates: [Timestamp]) -> Timestamp {
    let scored = candidates.map { candidate -> (Double, Timestamp) in
      if let previous {
        let step = candidate.secondsSince(previous)
        return (step >= 0 ? step : -3 * step, candidate)
      }
      let step = candidate.secondsSince(anchorTime)
      if case .notAfter = anchor, step > 86_400 { return (step * 1_000, candidate) }
      return (step.magnitude, candidate)
    }
    return scored.min { $0.0 < $1.0 }?.1 ?? anchorTime
  }

  private var anchorTime: Timestamp {
    switch anchor {
    case .near(let time), .notAfter(let time): time
    case nil: Self.unknownAnchor
    }
  }

  /// 2000-07-01, for files about whose time nothing is known.
  private static let unknownAnchor = Timestamp(microseconds: 962_409_600_000_000)
}
