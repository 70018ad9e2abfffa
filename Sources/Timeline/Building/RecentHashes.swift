/// A set of hashes that forgets quickly: when full, it starts anew.
struct RecentHashes {
  private static let slotCount = 2048
  private var slots = [UInt64](repeating: 0, count: slotCount)
  private var count = 0

  /// False when the hash was there already.
  mutating func insert(_ hash: UInt64) -> Bool {
    let hash = max(1, hash)
    var slot = Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return false }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    slots[slot] = hash
    count += 1
    if count * 2 > Self.slotCount { removeAll() }
    return true
  }

  mutating func removeAll() {
    guard count > 0 else { return }
    for slot in slots.indices { slots[slot] = 0 }
    count = 0
  }
}
