import Testing
import Timeline

@testable import Diagnosis

@Suite struct MetricRankingTests {
  @Test(
    "A name says what the metric speaks of and which direction is bad",
    arguments: [
      ("CpuUsageRate(%)", "", "cpu", 1.0), ("AvgCpuIdle", "", "cpu", -1),
      ("node_memory_rss_bytes", "", "memory", 0),
      ("PodServerLatencyP90(s)", "", "latency", 1), ("lat_50", "", "latency", 1),
      ("p50latency", "", "latency", 1),
      ("availability_Average", "", "availability", -1), ("success_rate", "", "availability", -1),
      ("redis_up", "", "availability", -1), ("nginx_http_requests_total", "code=5xx", "error", 1),
      ("nginx_http_requests_total", "code=2xx", "traffic", 0), ("ctn_net_in", "", "network", 0),
      ("nginx_connections_active", "", "saturation", 1), ("pg_settings_max_connections", "", "setting", 0),
    ] as [(String, String, String, Double)])
  func roles(_ name: String, _ labels: String, _ kind: String, _ polarity: Double) {
    let role = MetricRole(name: name, labels: labels)
    #expect(role.kind.rawValue == kind)
    #expect(role.polarity == polarity)
  }

  @Test(
    "The service whose own resource moved comes first, from the given time, whatever the unit",
    arguments: [1.0, 1e-3, 1e9])
  func step(_ unit: Double) {
    var sketch = MetricSketch()
    sketch.addCalm(6, cpuUnit: unit)
    sketch.addStep("cpu_usage", at: "guilty", in: 40..., from: 20 * unit, to: 95 * unit)
    let places = MetricAnalysis(timeline: sketch.timeline).ranking(start: sketch.time(40), end: nil).places
    #expect(places.first?.service == "guilty")
    #expect(places.first?.metric == "cpu_usage")
    #expect(places.first?.direction == 1)
    #expect(places.first?.onset == sketch.time(40))
    #expect((places.first?.score ?? 0) > 2)
    #expect((places.dropFirst().first?.score ?? 9) < 1)
  }

  @Test("A shift in the good direction is no sign of trouble")
  func polarity() {
    for (name, before, during) in [
      ("latency_p90", 0.4, 0.04), ("cpu_usage", 90.0, 4), ("availability", 0.5, 1),
    ] {
      var sketch = MetricSketch()
      sketch.addCalm(5)
      sketch.addStep(name, at: "better", in: 40..., from: before, to: during)
      let places = MetricAnalysis(timeline: sketch.timeline).ranking(start: sketch.time(40), end: nil).places
      #expect((places.first { $0.service == "better" }?.score ?? 9) < 0.5, "\(name)")
    }
  }

  @Test("A counter is compared by its rate, and a restart of it is no shift")
  func counters() {
    var sketch = MetricSketch(rows: 80)
    sketch.addCalm(5)
    var restarted = 0.0
    sketch.add("jobs_done_total", at: "restarted") { row, wobble in
      let step: Double = 50 + 5 * wobble
      restarted = row == 60 ? 3 : restarted + step
      return restarted
    }
    var faster = 0.0
    sketch.add("jobs_failed_total", at: "faster") { row, wobble in
      let step: Double = row < 60 ? 5 + wobble : 60
      faster += step
      return faster
    }
    let places = MetricAnalysis(timeline: sketch.timeline).ranking(start: sketch.time(60), end: nil).places
    #expect(places.first?.service == "faster")
    #expect((places.first { $0.service == "restarted" }?.score ?? 9) < 0.5)
  }

  @Test("A gap is no value: a series that is silent in the window is not ranked by it")
  func gaps() {
    var sketch = MetricSketch()
    sketch.addCalm(5)
    sketch.add("availability", at: "silent") { row, wobble in row < 40 ? 99.9 + 0.05 * wobble : nil as Double?
    }
    let places = MetricAnalysis(timeline: sketch.timeline).ranking(start: sketch.time(40), end: nil).places
    #expect(!places.contains { $0.service == "silent" })
  }

  @Test("Slow drift and a baseline of another day do not outrank a step")
  func drift() {
    var sketch = MetricSketch(rows: 120)
    sketch.addCalm(4)
    sketch.add("latency_p90", at: "drifting") { row, wobble in
      let level: Double = 0.05 + 0.002 * Double(row)
      return level + 0.002 * wobble
    }
    sketch.addStep("latency_p90", at: "moved", in: 60..., from: 0.02, to: 0.9)
    sketch.addStep("latency_p90", at: "guilty", in: 100..., from: 0.05, to: 0.4)
    let places = MetricAnalysis(timeline: sketch.timeline).ranking(start: sketch.time(100), end: nil).places
    #expect(places.first?.service == "guilty")
  }

  @Test("A constant series that ticks once does not outrank one that really moved")
  func constants() {
    var sketch = MetricSketch()
    sketch.addCalm(5)
    for index in 0..<6 { sketch.add("throttled", at: "calm\(index)") { row, _ in row % 3 == 0 ? 0.4 : 0.3 } }
    sketch.add("throttled", at: "still") { row, _ in row < 40 ? 0 : 0.001 }
    sketch.addStep("memory_bytes", at: "guilty", in: 40..., from: 2e8, to: 6e8, wobble: 0.01)
    let places = MetricAnalysis(timeline: sketch.timeline).ranking(start: sketch.time(40), end: nil).places
    #expect(places.first?.service == "guilty")
    #expect((places.first { $0.service == "still" }?.score ?? 9) < 0.5)
  }

  @Test(
    "What everybody shows is a symptom: the one whose processor works harder on less traffic is the cause")
  func demand() {
    var sketch = MetricSketch()
    for index in 0..<6 {
      let name = index == 3 ? "guilty" : "victim\(index)"
      sketch.addStep("latency", at: name, in: 30..., from: 0.05, to: 0.6)
      sketch.addStep("net_in", at: name, in: 30..., from: 900, to: 300)
      sketch.addStep("cpu", at: name, in: 30..., from: 30, to: name == "guilty" ? 100 : 12)
    }
    let places = MetricAnalysis(timeline: sketch.timeline).ranking(start: sketch.time(30), end: nil).places
    #expect(places.first?.service == "guilty")
  }

  @Test("The order in which series arrive does not matter")
  func order() {
    var forward = MetricSketch()
    var backward = MetricSketch()
    forward.addCalm(4)
    forward.addStep("cpu", at: "guilty", in: 40..., from: 10, to: 90)
    backward.addStep("cpu", at: "guilty", in: 40..., from: 10, to: 90)
    backward.addCalm(4)
    let left = MetricAnalysis(timeline: forward.timeline)
    let right = MetricAnalysis(timeline: backward.timeline)
    #expect(
      left.ranking(start: forward.time(40), end: nil) == right.ranking(start: forward.time(40), end: nil))
    #expect(left.search() == right.search())
  }
}
