package import Records

/// How many distinct things (clients) occurred over time: per bin of `2^k` × 10 s a small set of 64-bit hashes, the
/// `capacity` smallest (a KMV sketch: exact up to `capacity`, then within about 6 %).
package struct BinnedSketch: Sendable, Equatable {
  package static let capacity = 256
  package static let binCapacity: Int64 = 512
  static let baseSeconds: Int64 = 10

  private struct Bin: Sendable, Equatable {
    var index: Int64
    /// Ascending.
    var hashes: [UInt64]
  }

  /// Occupied bins in time order.
  private var bins: [Bin] = []
  private var shift: Int64 = 0

  package init() {}

  package mutating func add(_ hash: UInt64, at time: Timestamp) {
    let second = time.wholeSecond
    let base = second >= 0 ? second / 10 : -((9 - second) / 10)
    let index = base >> shift
    if let last = bins.indices.last, bins[last].index == index {
      Self.insert(hash, into: &bins[last].hashes)
      return
    }
    let place = position(of: index)
    if place < bins.count, bins[place].index == index {
      Self.insert(hash, into: &bins[place].hashes)
    } else {
      bins.insert(Bin(index: index, hashes: [hash]), at: place)
      coarsenToFit()
    }
  }

  package mutating func merge(_ other: BinnedSketch) {
    var other = other
    while shift < other.shift { coarsen() }
    while other.shift < shift { other.coarsen() }
    if let last = bins.last, let first = other.bins.first, last.index >= first.index {
      bins = Self.joined((bins + other.bins).sorted { $0.index < $1.index })
    } else {
      bins += other.bins
    }
    coarsenToFit()
  }

  /// Estimated number of distinct things in the bins that touch `[from, to)`, in epoch seconds.
  package func distinct(from: Double, to: Double) -> Double {
    let width = Double(10 << shift)
    var union: [UInt64] = []
    for bin in bins where Double(bin.index) * width < to && Double(bin.index + 1) * width > from {
      union = Self.union(union, bin.hashes)
    }
    guard union.count == Self.capacity, let largest = union.last else { return Double(union.count) }
    return Double(Self.capacity - 1) / (Double(largest) / Double(UInt64.max))
  }

  /// First place whose bin index is at least `index`.
  private func position(of index: Int64) -> Int {
    var low = 0
    var high = bins.count
    while low < high {
      let middle = (low + high) / 2
      if bins[middle].index < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func coarsenToFit() {
    while let first = bins.first, let last = bins.last, last.index - first.index >= Self.binCapacity {
      coarsen()
    }
  }

  private mutating func coarsen() {
    shift += 1
    for place in bins.indices { bins[place].index >>= 1 }
    bins = Self.joined(bins)
  }

  /// Sorted bins, with those of one index made one.
  private static func joined(_ sorted: [Bin]) -> [Bin] {
    var joined: [Bin] = []
    joined.reserveCapacity(sorted.count)
    for bin in sorted {
      if let last = joined.indices.last, joined[last].index == bin.index {
        joined[last].hashes = union(joined[last].hashes, bin.hashes)
      } else {
        joined.append(bin)
      }
    }
    return joined
  }

  /// The smallest of both, ascending.
  private static func union(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    if left.isEmpty || right.isEmpty { return left.isEmpty ? right : left }
    var union: [UInt64] = []
    union.reserveCapacity(min(capacity, left.count + right.count))
    var l = 0
    var r = 0
    while union.count < capacity, l < left.count || r < right.count {
      if r == right.count || (l < left.count && left[l] <= right[r]) {
        if r < right.count, left[l] == right[r] { r += 1 }
        union.append(left[l])
        l += 1
      } else {
        union.append(right[r])
        r += 1
      }
    }
    return union
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
    if sorted.count == capacity { sorted.removeLast() }
    sorted.insert(hash, at: low)
  }
}
