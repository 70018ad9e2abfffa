/// The instances of one group with the smallest hashes: what is beyond them is beyond the timeline's cap, whatever
/// comes later, and need not be held apart.
struct InstanceCap {
  /// The smallest hashes so far, ascending.
  private var smallest: [UInt64] = []

  /// Whether a new instance is among the smallest so far.
  mutating func admits(_ hash: UInt64) -> Bool {
    var low = 0
    var high = smallest.count
    while low < high {
      let middle = (low + high) / 2
      if smallest[middle] < hash { low = middle + 1 } else { high = middle }
    }
    if low == TimelineCaps.instances { return false }
    smallest.insert(hash, at: low)
    if smallest.count > TimelineCaps.instances { smallest.removeLast() }
    return true
  }
}
