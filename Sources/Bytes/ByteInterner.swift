/// Small integers for byte strings: equal bytes get equal numbers, counted up from 0 in the order of their first
/// appearance. Looking up a known string allocates nothing.
package struct ByteInterner: Sendable {
  /// All strings, one behind the other.
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Open addressing, linear probing; `-1` is free. A power of two in size, at most half full.
  private var slots: [Int32]

  package init() { slots = Array(repeating: -1, count: 64) }

  /// How many different strings there are.
  package var count: Int { ends.count }

  /// How much memory the strings take, in bytes.
  package var byteCount: Int { arena.count }

  /// The number of `bytes[range]`, new or known.
  package mutating func id(of bytes: [UInt8], _ range: Range<Int>) -> Int {
    id(of: bytes, range, hash: ByteHash.hash(bytes, range))
  }

  /// The same where the hash of the bytes (``ByteHash``) is at hand.
  package mutating func id(of bytes: [UInt8], _ range: Range<Int>, hash: UInt64) -> Int {
    let slot = slot(of: bytes, range, hash)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    let id = ends.count
    arena.append(contentsOf: bytes[range])
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = Int32(id)
    if ends.count * 2 > slots.count { grow() }
    return id
  }

  package mutating func id(of text: String) -> Int {
    let bytes = Array(text.utf8)
    return id(of: bytes, bytes.indices)
  }

  /// The number of `bytes[range]` if it is known.
  package func known(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    known(bytes, range, hash: ByteHash.hash(bytes, range))
  }

  /// The same where the hash of the bytes (``ByteHash``) is at hand.
  package func known(_ bytes: [UInt8], _ range: Range<Int>, hash: UInt64) -> Int? {
    let found = slots[slot(of: bytes, range, hash)]
    return found < 0 ? nil : Int(found)
  }

  /// The bytes of a number.
  package subscript(id: Int) -> ArraySlice<UInt8> { arena[range(of: id)] }

  private func range(of id: Int) -> Range<Int> { (id == 0 ? 0 : ends[id - 1])..<ends[id] }

  /// The text of a number, invalid UTF-8 replaced.
  package func text(of id: Int) -> String { String(decoding: self[id], as: UTF8.self) }

  /// The hash of a number's bytes: the same in every run (``ByteHash``).
  package func hash(of id: Int) -> UInt64 { hashes[id] }

  /// Forgets everything; keeps the room unless it is large.
  package mutating func removeAll() {
    arena.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    if slots.count > 4096 { slots = Array(repeating: -1, count: 64) }
    for slot in slots.indices { slots[slot] = -1 }
  }

  /// The slot that holds the string, or the free one where it belongs.
  private func slot(of bytes: [UInt8], _ range: Range<Int>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let id = Int(slots[slot])
      if id < 0 || (hashes[id] == hash && ByteSearch.isEqual(arena, self.range(of: id), bytes, range)) {
        return slot
      }
      slot = (slot + 1) & mask
    }
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = Array(repeating: -1, count: mask + 1)
    for (id, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(id)
    }
  }
}
