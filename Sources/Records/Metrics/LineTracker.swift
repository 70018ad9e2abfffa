internal import Bytes

/// Keeps the number, the place and the text of the line that is being read, also when it is longer than a chunk.
struct LineTracker {
  private var number = 1
  private var offset: UInt64
  private var head: [UInt8] = []
  /// Of the whole line so far, once it is longer than the head.
  private var digest: SHA256?

  init(offset: UInt64) { self.offset = offset }

  /// Takes in a part of the line that is about to leave the chunk.
  mutating func absorb(_ bytes: [UInt8], _ range: Range<Int>) {
    if digest == nil, head.count + range.count > CitedLine.headCapacity {
      digest = SHA256()
      digest?.update(head, head.indices)
    }
    digest?.update(bytes, range)
    head.append(contentsOf: bytes[range].prefix(CitedLine.headCapacity - head.count))
  }

  /// Ends the line with its last part, the terminator excluded, and returns it when it is to be cited.
  ///
  /// - Parameter next: offset of the line after it.
  mutating func end(_ bytes: [UInt8], _ range: Range<Int>, next: UInt64, isCited: Bool) -> CitedLine? {
    defer {
      number += 1
      offset = next
      head.removeAll(keepingCapacity: true)
      digest = nil
    }
    guard isCited else { return nil }
    absorb(bytes, range)
    return CitedLine(number: number, offset: offset, head: head, longDigest: digest?.finish())
  }
}
