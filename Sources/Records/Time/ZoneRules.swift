/// Offsets of one IANA zone over time, as its compiled zone file says them (RFC 9636, TZif).
package struct ZoneRules: Sendable, Equatable {
  /// Epoch seconds at which `offsets` at the same place begins to hold.
  private var transitions: [Int64] = []
  private var offsets: [Int] = []
  private var firstOffset = 0
  private var footer: PosixZone?

  /// Reads the bytes of a zone file; nil when they are none.
  package init?(tzif bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0) else { return nil }
    if first.version >= 2 {
      let second = 44 + first.bodySize(timeBytes: 4)
      guard let header = Header(bytes, at: second), read(header, bytes, at: second + 44, timeBytes: 8) else {
        return nil
      }
      let tail = second + 44 + header.bodySize(timeBytes: 8)
      if tail + 2 < bytes.count, bytes[tail] == 0x0A, let stop = bytes[(tail + 1)...].firstIndex(of: 0x0A) {
        footer = PosixZone(bytes[tail + 1..<stop])
      }
    } else if !read(first, bytes, at: 44, timeBytes: 4) {
      return nil
    }
  }

  /// Seconds east of UTC at an instant (epoch seconds).
  package func offset(at second: Int64) -> Int {
    guard let last = transitions.last, second < last || footer == nil else {
      return footer?.offset(at: second) ?? offsets.last ?? firstOffset
    }
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= second { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : offsets[low - 1]
  }

  /// The offsets that a wall clock can mean: one as a rule; the earlier instant first when clocks were set back over
  /// it; in a gap, the offset from before it.
  package func offsets(atWall wallSecond: Int64) -> (first: Int, second: Int?) {
    let before = offset(at: wallSecond - 86_400)
    let after = offset(at: wallSecond + 86_400)
    guard before != after else { return (before, nil) }
    let holdsBefore = offset(at: wallSecond - Int64(before)) == before
    let holdsAfter = offset(at: wallSecond - Int64(after)) == after
    if holdsBefore, holdsAfter { return (before, after) }
    return (holdsAfter ? after : before, nil)
  }

  private mutating func read(_ header: Header, _ bytes: [UInt8], at start: Int, timeBytes: Int) -> Bool {
    guard header.typeCount > 0, start + header.bodySize(timeBytes: timeBytes) <= bytes.count else {
      return false
    }
    let indexes = start + header.timeCount * timeBytes
    let types = indexes + header.timeCount
    let offset = { (type: Int) -> Int in
      Int(Int32(truncatingIfNeeded: Header.integer(bytes, types + type * 6, 4)))
    }
    for place in 0..<header.timeCount {
      let type = Int(bytes[indexes + place])
      guard type < header.typeCount else { return false }
      let time = Header.integer(bytes, start + place * timeBytes, timeBytes)
      transitions.append(timeBytes == 8 ? time : Int64(Int32(truncatingIfNeeded: time)))
      offsets.append(offset(type))
    }
    firstOffset = offset(0)
    return zip(transitions, transitions.dropFirst()).allSatisfy { $0 < $1 }
  }
}

/// The 44 bytes before each body of a zone file.
private struct Header {
  var version: Int
  var universalCount, standardCount, leapCount, timeCount, typeCount, letterCount: Int

  init?(_ bytes: [UInt8], at start: Int) {
    guard start + 44 <= bytes.count, bytes[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
    let count = { (place: Int) -> Int in Int(Self.integer(bytes, start + 20 + place * 4, 4)) }
    version = bytes[start + 4] == 0 ? 1 : Int(bytes[start + 4]) - 0x30
    (universalCount, standardCount, leapCount) = (count(0), count(1), count(2))
    (timeCount, typeCount, letterCount) = (count(3), count(4), count(5))
    guard [universalCount, standardCount, leapCount, timeCount, typeCount, letterCount].max() ?? 0 < 100_000
    else {
      return nil
    }
  }

  func bodySize(timeBytes: Int) -> Int {
    timeCount * (timeBytes + 1) + typeCount * 6 + letterCount + leapCount * (timeBytes + 4) + standardCount
      + universalCount
  }

  /// A big-endian integer of `size` bytes, not sign-extended.
  static func integer(_ bytes: [UInt8], _ at: Int, _ size: Int) -> Int64 {
    var value: UInt64 = 0
    for place in at..<at + size { value = (value << 8) | UInt64(bytes[place]) }
    return Int64(bitPattern: value)
  }
}
