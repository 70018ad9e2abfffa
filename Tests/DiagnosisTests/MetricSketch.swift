import Records
import Timeline

/// Draws metrics for tests: a deterministic wobble around a level, with whatever the test makes of it.
struct MetricSketch {
  private(set) var timeline = Timeline()
  static let start = 1_700_000_000.0
  let rows: Int
  let stepSeconds: Double

  init(rows: Int = 60, stepSeconds: Double = 5) {
    self.rows = rows
    self.stepSeconds = stepSeconds
  }

  /// Epoch second of a row.
  func time(_ row: Int) -> Double { Self.start + Double(row) * stepSeconds }

  /// A value between -1 and 1 that looks random and is always the same for a row and a seed.
  static func wobble(_ row: Int, _ seed: Int) -> Double {
    var state = UInt64(truncatingIfNeeded: row &* 2_654_435_761 &+ seed &* 40_503 &+ 12_345)
    state ^= state >> 33
    state &*= 0xff51_afd7_ed55_8ccd
    state ^= state >> 33
    return Double(state % 20_001) / 10_000 - 1
  }

  /// Adds a metric that stands at one level, in some rows at another, and wobbles by a part of its level.
  mutating func addStep(
    _ name: String, at service: String, in rows: some RangeExpression<Int>, from usual: Double,
    to other: Double, wobble part: Double = 0.03
  ) {
    add(name, at: service) { row, wobble in
      let level: Double = rows.contains(row) ? other : usual
      return level * (1 + part * wobble)
    }
  }

  /// Adds a metric of a service; `value` gets the row and its wobble, nil leaves a gap.
  mutating func add(
    _ name: String, at service: String, labels: String = "", _ value: (Int, Double) -> Double?
  ) {
    let key = MetricKey(host: nil, service: service, name: name, labels: labels)
    let seed = (service + name + labels).utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xffff }
    var series = MetricSeries()
    for row in 0..<rows {
      guard let value = value(row, Self.wobble(row, seed)) else { continue }
      series.add([.init(time: Timestamp(seconds: time(row)), value: value)])
    }
    timeline.metrics[key] = series
  }

  /// `count` services that show nothing but wobble, named `calm0`, `calm1` …
  mutating func addCalm(_ count: Int, cpuUnit: Double = 1) {
    for index in 0..<count {
      add("cpu_usage", at: "calm\(index)") { cpuUnit * (20 + $1) }
      add("memory_bytes", at: "calm\(index)") { 4e8 + 1e7 * $1 }
      add("latency_p90", at: "calm\(index)") { 0.05 + 0.004 * $1 }
      add("requests", at: "calm\(index)") { 40 + 3 * $1 }
    }
  }
}
