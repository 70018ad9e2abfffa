import Testing
import Timeline

@testable import Diagnosis

@Suite struct MetricCallGraphTests {
  /// `front` calls `middle` calls `deep`; all three slow down together when `deep` does, by half a second.
  private func slowChain() -> MetricSketch {
    var sketch = MetricSketch()
    sketch.addCalm(4)
    for (name, usual, requests) in [("front", 0.2, 100.0), ("middle", 0.1, 80), ("deep", 0.02, 80)] {
      sketch.addStep("latency_mean", at: name, in: 40..., from: usual, to: usual + 0.5)
      sketch.add("requests", at: name) { _, wobble in requests + 3 * wobble }
    }
    return sketch
  }

  private let calls = [
    (from: "front", to: "middle"), (from: "middle", to: "deep"), (from: "front", to: "calm0"),
  ]

  private func first(_ sketch: MetricSketch, calls: [(from: String, to: String)]) -> String? {
    let analysis = MetricAnalysis(timeline: sketch.timeline, calls: calls)
    return analysis.ranking(start: sketch.time(40), end: nil).places.first?.service
  }

  @Test("The end of the slow chain is blamed, not its callers")
  func chain() {
    #expect(first(slowChain(), calls: calls) == "deep")
  }

  @Test("A callee that is only a little slower does not take the blame for its caller")
  func unexplained() {
    var sketch = slowChain()
    sketch.addStep("latency_mean", at: "deep", in: 40..., from: 0.02, to: 0.03)
    #expect(first(sketch, calls: calls) == "middle")
  }

  @Test("A loud service that no user reaches is not blamed for what users noticed")
  func unreached() {
    var sketch = slowChain()
    sketch.addStep("latency_mean", at: "aside", in: 40..., from: 0.1, to: 9)
    sketch.add("requests", at: "aside") { _, wobble in 2 + 0.1 * wobble }
    #expect(first(sketch, calls: calls) == "deep")
  }

  @Test("Failures are followed to where they begin, though they are a few in a hundred")
  func failures() {
    var sketch = MetricSketch()
    sketch.addCalm(3)
    for (name, share, requests) in [("front", 1.0, 400.0), ("shop", 4, 100), ("stock", 4, 100)] {
      sketch.add("availability", at: name) { row, _ in
        let failing: Double = row % 2 == 0 ? share + 0.5 : share
        return row < 40 ? 100 : 100 - failing
      }
      sketch.add("requests", at: name) { _, wobble in requests + wobble }
    }
    #expect(first(sketch, calls: [(from: "front", to: "shop"), (from: "shop", to: "stock")]) == "stock")
  }

  @Test(
    "When a caller waits and its callees answer as ever, the callee that nobody else reaches well is suspected"
  )
  func quietRoot() {
    var sketch = MetricSketch()
    for name in ["front", "checkout", "cart", "payment"] {
      sketch.addStep("server_latency", at: name, in: 40..., from: 0.05, to: 0.05)
    }
    sketch.addStep("client_latency", at: "front", in: 40..., from: 0.03, to: 0.03)
    sketch.addStep("client_latency", at: "checkout", in: 40..., from: 0.03, to: 0.5)
    let calls = [
      (from: "front", to: "checkout"), (from: "front", to: "cart"), (from: "checkout", to: "cart"),
      (from: "checkout", to: "payment"),
    ]
    #expect(first(sketch, calls: calls) == "payment")
  }

  @Test("Calls in a circle are followed once")
  func circle() {
    #expect(first(slowChain(), calls: calls + [(from: "deep", to: "middle")]) == "deep")
  }
}
