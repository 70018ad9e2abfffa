package import Records

/// Integer counts over time, sparse, fewer than `capacity` bins from the first to the last.
///
/// A bin is `2^k` seconds, aligned to the epoch; `k` is the smallest for which the span from the first to the last
/// occupied bin fits. It depends on nothing but the earliest and the latest second, so adding and merging in any
/// order give the same value, and a coarse bin is the exact sum of its fine ones.
package struct BinnedCounts: Sendable, Equatable {
  package static let defaultCapacity: Int64 = 4096

  package struct Bin: Sendable, Equatable {
    /// Index of the bin: epoch second divided by `widthSeconds`, rounded down.
    package var index: Int64
    package var count: Int64
    package init(index: Int64, count: Int64) {
      self.index = index
      self.count = count
    }
  }

  /// Occupied bins in time order.
  package private(set) var bins: [Bin] = []
  private var shift: Int64 = 0
  private var capacity: Int64

  /// - Parameter capacity: a merge of two takes the smaller one.
  package init(capacity: Int64 = defaultCapacity) { self.capacity = capacity }

  /// Width of a bin in seconds: 1, 2, 4 …
  package var widthSeconds: Int64 { 1 << shift }
  package var total: Int64 { bins.reduce(0) { $0 + $1.count } }
  package var isEmpty: Bool { bins.isEmpty }

  /// Adds `count` at an instant.
  package mutating func add(_ count: Int64 = 1, at time: Timestamp) {
    add(count, atSecond: time.wholeSecond)
  }

  package mutating func add(_ count: Int64 = 1, atSecond second: Int64) {
    let index = second >> shift
    if let last = bins.indices.last, bins[last].index == index {
      bins[last].count += count
      return
    }
    if bins.last.map({ $0.index < index }) ?? true {
      bins.append(Bin(index: index, count: count))
    } else {
      let place = position(of: index)
      if bins[place].index == index {
        bins[place].count += count
      } else {
        bins.insert(Bin(index: index, count: count), at: place)
      }
    }
    coarsenToFit()
  }

  package mutating func merge(_ other: BinnedCounts) {
    capacity = min(capacity, other.capacity)
    var other = other
    while shift < other.shift { coarsen() }
    while other.shift < shift { other.coarsen() }
    if let last = bins.last, let first = other.bins.first, last.index < first.index {
      bins += other.bins
    } else {
      bins = Self.sum(bins, other.bins)
    }
    coarsenToFit()
  }

  /// The same counts so many seconds later (earlier when negative), to the second or to the bin when that is wider.
  package func moved(bySeconds seconds: Double) -> BinnedCounts {
    let whole = Int64(seconds.rounded())
    var moved = BinnedCounts(capacity: capacity)
    moved.shift = shift
    for bin in bins { moved.add(bin.count, atSecond: (bin.index << shift) + whole) }
    return moved
  }

  /// Sum of the counts in `[from, to)`, in epoch seconds. Bins that straddle a border count in proportion.
  package func sum(from: Double, to: Double) -> Double {
    guard from < to else { return 0 }
    let width = Double(widthSeconds)
    var result = 0.0
    var place = position(of: Int64((from / width).rounded(.down)))
    while place < bins.count {
      let start = Double(bins[place].index) * width
      if start >= to { break }
      let overlap = min(to, start + width) - max(from, start)
      if overlap > 0 { result += Double(bins[place].count) * overlap / width }
      place += 1
    }
    return result
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
    guard let first = bins.first, let last = bins.last, last.index - first.index >= capacity else { return }
    var needed = shift
    while (last.index >> (needed - shift)) - (first.index >> (needed - shift)) >= capacity { needed += 1 }
    while shift < needed { coarsen() }
  }

  private mutating func coarsen() {
    shift += 1
    var joined: [Bin] = []
    joined.reserveCapacity(bins.count)
    for bin in bins {
      let index = bin.index >> 1
      if let last = joined.indices.last, joined[last].index == index {
        joined[last].count += bin.count
      } else {
        joined.append(Bin(index: index, count: bin.count))
      }
    }
    bins = joined
  }

  private static func sum(_ left: [Bin], _ right: [Bin]) -> [Bin] {
    var result: [Bin] = []
    result.reserveCapacity(left.count + right.count)
    var l = 0
    var r = 0
    while l < left.count || r < right.count {
      if r == right.count || (l < left.count && left[l].index < right[r].index) {
        result.append(left[l])
        l += 1
      } else if l == left.count || right[r].index < left[l].index {
        result.append(right[r])
        r += 1
      } else {
        result.append(Bin(index: left[l].index, count: left[l].count + right[r].count))
        l += 1
        r += 1
      }
    }
    return result
  }
}
