package import Records

/// How many distinct things (clients) occurred over time: per bin of `2^k` × 10 s a small set of 64-bit hashes, the
/// `capacity` smallest (a KMV sketch: exact up to `capacity`, then within about 6 %).
package struct BinnedSketch: Sendable, Equatable {
  package static let capacity = 256
  package static let binCapacity: Int64 = 512
  static let baseSeconds: Int64 = 10

  package private(set) var bins: [Int64: [UInt64]] = [:]
  private var shift: Int64 = 0
  private var firstBin: Int64 = .max
  private var lastBin: Int64 = .min

  package init() {}

  package mutating func add(_ hash: UInt64, at time: Timestamp) {
    let second = time.wholeSecond
    let base = second >= 0 ? second / 10 : -((9 - second) / 10)
    let index = base >> shift
    Self.insert(hash, into: &bins[index, default: []])
    firstBin = min(firstBin, index)
    lastBin = max(lastBin, index)
    coarsenToFit()
  }

  package mutating func merge(_ other: BinnedSketch) {
    guard !other.bins.isEmpty else { return }
    var other = other
    while shift < other.shift { coarsen() }
    while other.shift < shift { other.coarsen() }
    for (index, hashes) in other.bins {
      for hash in hashes { Self.insert(hash, into: &bins[index, default: []]) }
    }
    firstBin = min(firstBin, other.firstBin)
    lastBin = max(lastBin, other.lastBin)
    coarsenToFit()
  }

  /// Estimated number of distinct things in the bins that touch `[from, to)`, in epoch seconds.
  package func distinct(from: Double, to: Double) -> Double {
    let width = Double(10 << shift)
    var union: [UInt64] = []
    for (index, hashes) in bins where Double(index) * width < to && Double(index + 1) * width > from {
      for hash in hashes { Self.insert(hash, into: &union) }
    }
    guard union.count == Self.capacity, let largest = union.last else { return Double(union.count) }
    return Double(Self.capacity - 1) / (Double(largest) / Double(UInt64.max))
  }

  private static func insert(_ hash: UInt64, into sorted: inout [UInt64]) {
    if sorted.count == capacity, let last = sorted.last, hash >= last { return }
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < hash { low = middle + 1 } else { high = middle }
    }
    if low < sorted.count, sorted[low] == hash { return }
    sorted.insert(hash, at: low)
    if sorted.count > capacity { sorted.removeLast() }
  }

  private mutating func coarsenToFit() {
    while lastBin - firstBin >= Self.binCapacity { coarsen() }
  }

  private mutating func coarsen() {
    shift += 1
    guard !bins.isEmpty else { return }
    var joined: [Int64: [UInt64]] = [:]
    for (index, hashes) in bins {
      for hash in hashes { Self.insert(hash, into: &joined[index >> 1, default: []]) }
    }
    bins = joined
    firstBin >>= 1
    lastBin >>= 1
  }
}
