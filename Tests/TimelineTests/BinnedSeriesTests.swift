import Records
import TestSupport
import Testing
import Timeline

@Suite struct BinnedSeriesTests {
  private func times(_ seed: UInt64, span: UInt64, count: Int = 300) -> [Timestamp] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      Timestamp(microseconds: Int64(random.next() % (span * 1_000_000)) - 1_000_000_000)
    }
  }

  @Test(
    "counts are the same in any order and any grouping, and none is lost",
    arguments: [100, 5_000, 1_000_000] as [UInt64])
  func counts(_ span: UInt64) {
    let times = times(span, span: span)
    var ordered = BinnedCounts()
    for time in times.sorted() { ordered.add(at: time) }
    var shuffled = BinnedCounts()
    var other = BinnedCounts()
    for (place, time) in times.enumerated() {
      if place % 3 == 0 { other.add(at: time) } else { shuffled.add(at: time) }
    }
    other.merge(shuffled)
    #expect(other == ordered && ordered.total == Int64(times.count))
    #expect(ordered.sum(from: -2_000, to: Double(span)) == Double(times.count))
    #expect(ordered.bins.count <= Int(BinnedCounts.defaultCapacity))
  }

  @Test("latencies keep their quantiles within ten per cent", arguments: [0.5, 0.95, 0.99])
  func quantiles(_ fraction: Double) throws {
    var histogram = BinnedHistogram()
    let values = (1...1000).map { Double($0) / 500 }
    for (place, value) in values.enumerated() {
      histogram.add(value, at: Timestamp(microseconds: Int64(place * 7919 % 1000) * 1_000_000))
    }
    let found = try #require(histogram.quantile(fraction, from: 0, to: 1000))
    let exact = values[Int(fraction * 1000) - 1]
    #expect(abs(found - exact) <= 0.1 * exact)
  }

  @Test(
    "distinct clients are counted exactly while they are few, closely when they are many",
    arguments: [10, 200, 5000])
  func distinct(_ count: Int) {
    var sketch = BinnedSketch()
    for round in 0..<3 {
      for client in 0..<count {
        var hash = SeededGenerator(seed: UInt64(client))
        sketch.add(hash.next(), at: Timestamp(microseconds: Int64(round * 30) * 1_000_000))
      }
    }
    let found = sketch.distinct(from: 0, to: 100)
    #expect(
      count <= BinnedSketch.capacity
        ? found == Double(count) : abs(found - Double(count)) < 0.15 * Double(count))
  }

  @Test("thinning a metric keeps its extremes, whatever is merged first")
  func extremes() {
    var random = SeededGenerator(seed: 3)
    let samples = (0..<20_000).map { second in
      MetricSeries.Sample(
        time: Timestamp(microseconds: Int64(second) * 1_000_000), value: Double(random.next() % 1000))
    }
    var whole = MetricSeries()
    whole.add(samples)
    var parts = MetricSeries()
    for start in stride(from: 0, to: samples.count, by: 777).reversed() {
      var part = MetricSeries()
      part.add(Array(samples[start..<min(start + 777, samples.count)]))
      parts.merge(part)
    }
    #expect(parts == whole)
    #expect(whole.samples.count <= 2 * Int(MetricSeries.binCapacity))
    #expect(whole.samples.map(\.value).max() == samples.map(\.value).max())
    #expect(whole.samples.map(\.value).min() == samples.map(\.value).min())
  }
}
