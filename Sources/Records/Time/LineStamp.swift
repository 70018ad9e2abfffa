internal import Bytes

/// The time of one line and how it tells its zone, whatever the format of the line.
package struct LineStamp: Sendable {
  package var time: WrittenTime
  package var layout: TimestampLayout
  /// The name of a zone right behind the time, as PHP writes it: `[26-Nov-2026 12:00:01 Europe/Paris]`.
  package var zoneName: String?
  /// `[26/Nov/2026:12:00:01 +0200]`: servers write it in the zone of their machine, also where that is UTC.
  package var isCommonLog: Bool

  /// Seconds east of UTC as written; 0 for an epoch number, nil where no zone is told by a number or an abbreviation.
  package var offsetSeconds: Int? {
    switch time.value {
    case .civil(let civil): civil.offsetSeconds
    case .instant: 0
    case .uptime: nil
    }
  }

  /// It has a day, so that it can be compared with other times.
  package var isDated: Bool {
    switch time.value {
    case .civil(let civil): civil.month != nil
    case .instant: true
    case .uptime: false
    }
  }

  /// The dated times of the lines of `bytes[..<count]`, at most one per line.
  ///
  /// - Parameter lineMax: how many lines are looked at.
  package static func stamps(_ bytes: [UInt8], count: Int, lineMax: Int = .max) -> [LineStamp] {
    var found: [LineStamp] = []
    var start = 0
    var lines = 0
    while start < count, lines < lineMax {
      lines += 1
      let end = ByteSearch.firstIndex(of: 0x0A, in: bytes, from: start, to: count) ?? count
      if let stamp = LineStamp(bytes, start..<end), stamp.isDated { found.append(stamp) }
      start = end + 1
    }
    return found
  }

  private init?(_ bytes: [UInt8], _ line: Range<Int>) {
    guard let found = StampSearch.first(bytes, line) else { return nil }
    (time, layout) = found
    let stamp = time.range
    let isBracketed = stamp.lowerBound > line.lowerBound && bytes[stamp.lowerBound - 1] == 0x5B
    isCommonLog =
      isBracketed && layout == .dayMonthName
      && StampText.byte(bytes, stamp.lowerBound + 2, stamp.upperBound) == 0x2F
    zoneName = isBracketed ? Self.zoneName(bytes, stamp.upperBound, line.upperBound) : nil
  }

  /// ` Area/City` before a closing bracket.
  private static func zoneName(_ bytes: [UInt8], _ at: Int, _ end: Int) -> String? {
    guard at + 1 < end, bytes[at] == 0x20, bytes[at + 1] &- 0x41 < 26 else { return nil }
    let name = bytes[at + 1..<min(end, at + 1 + zoneNameMax)].prefix {
      StampText.isAlphanumeric($0) || $0 == 0x2F || $0 == 0x5F || $0 == 0x2D || $0 == 0x2B
    }
    guard name.endIndex < end, bytes[name.endIndex] == 0x5D, name.contains(0x2F), name.last != 0x2F else {
      return nil
    }
    return String(decoding: name, as: UTF8.self)
  }

  private static let zoneNameMax = 40
}
