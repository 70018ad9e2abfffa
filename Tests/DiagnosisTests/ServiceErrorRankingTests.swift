import Records
import Testing
import Timeline

@testable import Diagnosis

@Suite struct ServiceErrorRankingTests {
  private static let shop = [
    (name: "front", port: 8080), (name: "cartservice", port: 7070), (name: "stock", port: 3550),
  ]

  private func first(_ sketch: LogSketch) -> String? {
    ServiceErrorRanking(timeline: sketch.timeline).ranked().first?.service
  }

  @Test(
    "The service that a complaint is about is suspected, not the one that complains",
    arguments: [
      "could not retrieve cart: lookup cartservice on 10.0.0.2:53: no such host",
      "could not retrieve cart: dial tcp 10.0.3.7:7070: connect: connection refused",
      "UnableToConnect on cartservice:7070/Interactive",
      "failed to read the cart: rpc error: dial tcp 10.0.3.7:9999: connect: connection refused",
    ])
  func accused(_ complaint: String) {
    var sketch = LogSketch()
    sketch.work(Self.shop)
    sketch.log(complaint, at: "front", from: 20, count: 30, severity: .error)
    #expect(first(sketch) == "cartservice")
  }

  @Test("An address is known by the operation that also fails with a name")
  func operation() {
    var sketch = LogSketch()
    sketch.work([(name: "front", port: 8080), (name: "x1", port: 8080), (name: "backend-b", port: 8080)])
    sketch.log(
      "charge failed: dial tcp 10.0.3.9:8080: connect: connection refused", at: "front", from: 5, count: 40)
    sketch.log(
      "charge failed: dial tcp: lookup backend-b on 10.0.0.2:53: no such host", at: "front", from: 50,
      count: 3)
    #expect(first(sketch) == "backend-b")
  }

  @Test("A refused connection says more about a service than a name that cannot be resolved")
  func failures() {
    var sketch = LogSketch()
    sketch.work(Self.shop)
    sketch.log("lookup stock on 10.0.0.2:53: no such host", at: "front", from: 5, count: 40)
    sketch.log("dial tcp 10.0.3.7:7070: connect: connection refused", at: "front", from: 5, count: 40)
    #expect(first(sketch) == "cartservice")
  }

  @Test("A service whose whole log says that it could not start is suspected, whatever the others say")
  func neverStarted() {
    var sketch = LogSketch()
    sketch.work(Self.shop)
    sketch.log("Error: container is waiting to start: image can't be pulled", at: "mailer", severity: .error)
    #expect(first(sketch) == "mailer")
  }

  @Test("A service whose log begins long after the others' was restarted")
  func restarted() {
    var sketch = LogSketch()
    sketch.work(Self.shop + [(name: "ads", port: 9555), (name: "mail", port: 2525)], seconds: 100)
    sketch.log("server started, listening on :5050", at: "pay", from: 90)
    #expect(first(sketch) == "pay")
  }

  @Test("Services that complain of nobody accuse nobody")
  func calm() {
    var sketch = LogSketch()
    sketch.work(Self.shop)
    sketch.log("validation error: quantity must be positive", at: "front", from: 3, count: 20)
    #expect(ServiceErrorRanking(timeline: sketch.timeline).ranked().isEmpty)
  }
}

@Suite struct TemplateRankingTests {
  @Test("A message that a service no longer writes while it works on points at it")
  func missing() {
    var sketch = LogSketch()
    for service in ["travel", "route", "price"] {
      sketch.log("query begins", at: service, from: 0, count: 600)
      sketch.log("query ends", at: service, from: 0, count: service == "route" ? 500 : 600)
    }
    let ranked = TemplateRanking(timeline: sketch.timeline).ranked(start: LogSketch.start + 500, end: nil)
    #expect(ranked.first?.service == "route")
    #expect(ranked.first?.reasons.first?.contains("query ends") == true)
  }

  @Test("A new complaint points at the service that writes it; complaints that end point at nobody")
  func complaints() {
    var sketch = LogSketch()
    for service in ["travel", "route", "price"] { sketch.log("query begins", at: service, count: 600) }
    sketch.log("code does not match", at: "price", from: 520, count: 40, severity: .error)
    sketch.log("slow answer", at: "travel", from: 0, count: 500, severity: .warning)
    let ranked = TemplateRanking(timeline: sketch.timeline).ranked(start: LogSketch.start + 500, end: nil)
    #expect(ranked.map(\.service) == ["price"])
  }

  @Test("Without time before the window nothing is said")
  func noBaseline() {
    var sketch = LogSketch()
    sketch.log("query begins", at: "travel", count: 100)
    #expect(TemplateRanking(timeline: sketch.timeline).ranked(start: LogSketch.start, end: nil).isEmpty)
  }

  @Test("What the logs say joins what the metrics say, by service")
  func joined() {
    let places = [
      RankedPlace(service: "a", labels: "", score: 3, direction: 1, reasons: ["metric"]),
      RankedPlace(service: "b", labels: "", score: 2, direction: 1, reasons: []),
    ]
    let joined = places.adding([
      AccusedService(service: "b", score: 2, reasons: ["log"], evidence: []),
      AccusedService(service: "c", score: 1, reasons: [], evidence: []),
    ])
    #expect(joined.map(\.service) == ["b", "a", "c"])
    #expect(joined.map(\.score) == [4, 3, 1])
  }
}
