import Testing
import Timeline

@testable import Diagnosis

@Suite struct MetricWindowTests {
  @Test("A stretch of trouble is found where it was made", arguments: [(20, 45), (30, 60), (10, 25)])
  func stretch(_ from: Int, _ to: Int) throws {
    var sketch = MetricSketch(rows: 60)
    sketch.addCalm(5)
    sketch.addStep("cpu_usage", at: "guilty", in: from..<to, from: 20, to: 95)
    sketch.addStep("latency_p90", at: "guilty", in: from..<to, from: 0.1, to: 0.8)
    sketch.addStep("latency_p90", at: "caller", in: from..<to, from: 0.3, to: 1.1)
    let finding = try #require(MetricAnalysis(timeline: sketch.timeline).search())
    let window = try #require(finding.window)
    #expect(abs(window.start - sketch.time(from)) <= sketch.stepSeconds)
    #expect(to == 60 ? window.end == nil : abs((window.end ?? 0) - sketch.time(to)) <= sketch.stepSeconds)
    #expect(finding.places.first?.service == "guilty")
    #expect(window.isConvincing)
  }

  @Test("Nothing but noise is not convincing", arguments: [20, 60, 200, 400], [1, 12])
  func noise(_ rows: Int, _ services: Int) {
    var sketch = MetricSketch(rows: rows)
    sketch.addCalm(services)
    let finding = MetricAnalysis(timeline: sketch.timeline).search()
    #expect(finding?.window?.isConvincing != true)
  }

  @Test("One process that restarts with a little more memory is no incident")
  func restart() {
    var sketch = MetricSketch()
    sketch.addCalm(12)
    sketch.add("memory_bytes", at: "deployed") { row, wobble in
      let level: Double = row < 30 ? 2.0e8 : row == 30 ? 0.6e8 : 2.2e8
      return level + 2e6 * wobble
    }
    let finding = MetricAnalysis(timeline: sketch.timeline).search()
    #expect(finding?.window?.isConvincing != true)
  }

  @Test("What drifts into the trouble is not counted as usual")
  func ramp() throws {
    var sketch = MetricSketch()
    sketch.addCalm(4)
    for name in ["cpu_usage", "latency_p90", "threads"] {
      sketch.add(name, at: "guilty") { row, wobble in
        let climbed: Double = min(80, max(0, Double(row - 20) * 8))
        return 10 + climbed + wobble
      }
    }
    let window = try #require(MetricAnalysis(timeline: sketch.timeline).search()?.window)
    #expect(window.baselineEnd <= sketch.time(22))
    #expect(window.start - window.uncertaintySeconds <= sketch.time(22))
    #expect(window.start <= sketch.time(28))
  }

  @Test("Long recordings are scanned in wider rows, and still found")
  func long() throws {
    var sketch = MetricSketch(rows: 2_000, stepSeconds: 1)
    sketch.addCalm(3)
    sketch.addStep("cpu_usage", at: "guilty", in: 1_200..., from: 20, to: 90)
    sketch.addStep("errors", at: "guilty", in: 1_200..., from: 1, to: 30)
    let window = try #require(MetricAnalysis(timeline: sketch.timeline).search()?.window)
    #expect(abs(window.start - sketch.time(1_200)) <= 11)
  }

  @Test("Too few rows are not searched")
  func short() {
    var sketch = MetricSketch(rows: 6)
    sketch.addCalm(3)
    #expect(MetricAnalysis(timeline: sketch.timeline).search() == nil)
    #expect(MetricAnalysis(timeline: Timeline()).search() == nil)
  }
}
