import Foundation
package import Records

/// Latencies over time: per bin, counts in logarithmic buckets (each 1.2 times as wide as the one before it, from
/// 0.1 ms up to about 9 hours), so a quantile is within 10 % of the truth. Merges like `BinnedCounts`.
package struct BinnedHistogram: Sendable, Equatable {
  package static let growth = 1.2
  package static let smallestSeconds = 0.0001
  package static let bucketCount = 100
  /// Bins in time, fewer than those of counts: each has up to `bucketCount` counts.
  private static let binCapacity: Int64 = 1024

  /// Counts by bucket, up to the last that ever occurred; without any for one that did not.
  private var buckets: [BinnedCounts] = []

  package init() {}

  package var isEmpty: Bool { buckets.isEmpty }

  package mutating func add(_ seconds: Double, at time: Timestamp) {
    add(bucket: Self.bucket(of: seconds), atSecond: time.wholeSecond)
  }

  /// Adds a latency of a bucket that was looked up before.
  mutating func add(bucket: Int, atSecond second: Int64) {
    while buckets.count <= bucket { buckets.append(BinnedCounts(capacity: Self.binCapacity)) }
    buckets[bucket].add(atSecond: second)
  }

  package mutating func merge(_ other: BinnedHistogram) {
    while buckets.count < other.buckets.count { buckets.append(BinnedCounts(capacity: Self.binCapacity)) }
    for (bucket, counts) in other.buckets.enumerated() where !counts.isEmpty {
      buckets[bucket].merge(counts)
    }
  }

  /// The same latencies so many seconds later.
  package func moved(bySeconds seconds: Double) -> BinnedHistogram {
    var moved = self
    moved.buckets = buckets.map { $0.moved(bySeconds: seconds) }
    return moved
  }

  /// The `fraction` quantile (0…1) of the latencies in `[from, to)`, in seconds; nil when there are none.
  package func quantile(_ fraction: Double, from: Double, to: Double) -> Double? {
    let sums = buckets.map { $0.sum(from: from, to: to) }
    let total = sums.reduce(0, +)
    guard total > 0 else { return nil }
    var seen = 0.0
    for (bucket, sum) in sums.enumerated() {
      seen += sum
      if seen >= fraction * total { return Self.value(of: bucket) }
    }
    return Self.value(of: max(0, sums.count - 1))
  }

  /// How many latencies in `[from, to)` were at least `seconds` (to the bucket's border).
  package func count(atLeast seconds: Double, from: Double, to: Double) -> Double {
    let first = Self.bucket(of: seconds)
    guard first < buckets.count else { return 0 }
    return buckets[first...].reduce(0) { $0 + $1.sum(from: from, to: to) }
  }

  /// The latencies of at least `seconds` (to the bucket's border) as counts over time.
  package func counts(atLeast seconds: Double) -> BinnedCounts {
    var sum = BinnedCounts(capacity: Self.binCapacity)
    for bucket in buckets.dropFirst(Self.bucket(of: seconds)) where !bucket.isEmpty { sum.merge(bucket) }
    return sum
  }

  /// Number of the bucket of a latency, from 0 on.
  static func bucket(of seconds: Double) -> Int {
    guard seconds > smallestSeconds else { return 0 }
    return min(bucketCount - 1, Int(log(seconds / smallestSeconds) / log(growth)) + 1)
  }

  /// Geometric middle of a bucket, in seconds.
  private static func value(of bucket: Int) -> Double {
    bucket == 0 ? smallestSeconds : smallestSeconds * pow(growth, Double(bucket) - 0.5)
  }
}
