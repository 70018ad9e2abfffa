internal import Bytes

/// The number of each key of an event table, looked up for most records: the hash of three words and a probe of a small
/// table take a third of the time of a `Dictionary`.
struct KeyNumbers {
  /// Open addressing, linear probing; `-1` is free. A power of two in size, at most half full.
  private var slots = [Int32](repeating: -1, count: 64)

  /// The number of `key`, its place in `keys`; nil when it is not there.
  func number(of key: EventTable.Key, in keys: [EventTable.Key]) -> Int? {
    let number = Int(slots[slot(of: key, in: keys)])
    return number < 0 ? nil : number
  }

  /// Notes the last of `keys`, which must be new.
  mutating func noteLast(of keys: [EventTable.Key]) {
    if keys.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 2)
      for number in keys.indices { slots[slot(of: keys[number], in: keys)] = Int32(number) }
    } else {
      slots[slot(of: keys[keys.count - 1], in: keys)] = Int32(keys.count - 1)
    }
  }

  /// The slot that holds the key, or the free one where it belongs.
  private func slot(of key: EventTable.Key, in keys: [EventTable.Key]) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(key)) & mask
    while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
    return slot
  }

  private static func hash(_ key: EventTable.Key) -> UInt64 {
    var hash = ByteHash.combine(UInt64(key.kind.rawValue), word(key.id, key.instance))
    hash = ByteHash.combine(hash, word(key.host, key.service))
    return ByteHash.combine(hash, word(key.observerHost, key.observerService))
  }

  private static func word(_ high: Int32, _ low: Int32) -> Int {
    Int(high) << 32 | Int(UInt32(bitPattern: low))
  }
}
