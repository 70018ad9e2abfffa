internal import Bytes

/// Looks for times that name their year: what other files of a collection, whose times do not, are dated by.
package enum DatedTime {
  /// How many lines are looked at.
  private static let lineMax = 50

  /// The first time in `bytes[..<count]` that is complete; nil when the first lines have none.
  package static func first(_ bytes: [UInt8], count: Int, zone: InputZone) -> Timestamp? {
    var start = 0
    var context = TimeContext(zone: zone)
    for _ in 0..<lineMax where start < count {
      let end = ByteSearch.firstIndex(of: 0x0A, in: bytes, from: start, to: count) ?? count
      if let found = StampSearch.first(bytes, start..<end)?.time, isComplete(found) {
        return context.resolve(found)
      }
      start = end + 1
    }
    return nil
  }

  private static func isComplete(_ written: WrittenTime) -> Bool {
    switch written.value {
    case .civil(let civil): civil.year != nil && civil.month != nil
    case .instant: true
    case .uptime: false
    }
  }
}
