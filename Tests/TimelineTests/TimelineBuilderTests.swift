import Events
import Records
import TestSupport
import Testing
import Timeline

@Suite struct TimelineBuilderTests {
  private let facts = SourceFacts(
    path: "app.log", set: "app.log", codec: "plain", format: nil, host: nil, service: nil, records: 0,
    unparsed: 0,
    first: nil, last: nil, bytes: 0, damage: nil, resolutionSeconds: 1, isMetrics: false)

  /// Lines of equal length with random times, most of them in order.
  private func lines(_ seed: UInt64) -> [(time: Timestamp, text: String)] {
    var random = SeededGenerator(seed: seed)
    return (0..<200).map { number in
      let late = random.next() % 10 == 0 ? Int64(random.next() % 50) : 0
      return (Timestamp(microseconds: (Int64(number) - late) * 1_000_000), "line \(1000 + number)")
    }
  }

  @Test("the earliest and latest lines of an event are kept, wherever chunks end", arguments: 0..<10)
  func evidence(_ seed: UInt64) throws {
    let lines = lines(seed)
    var random = SeededGenerator(seed: seed &+ 99)
    var builder = TimelineBuilder(source: "app.log", ruleIDs: ["rule"])
    var chunk: [UInt8] = []
    for (number, line) in lines.enumerated() {
      let range = chunk.count..<chunk.count + line.text.utf8.count
      chunk += Array(line.text.utf8) + [0x0A]
      builder.addEvent(
        rule: 0, host: -1, service: -1, instance: -1, observerHost: -1, observerService: -1, severity: .error,
        value: 2,
        LineReference(time: line.time, line: number + 1, offset: UInt64(number * 10), range: range))
      if random.next() % 7 == 0 {
        builder.endChunk(chunk)
        chunk = []
      }
    }
    builder.endChunk(chunk)
    let timeline = builder.finish(facts)
    let series = try #require(timeline.events[EventKey(kind: .rule, id: "rule", host: nil, service: nil)])
    let ordered = lines.indices.sorted { (lines[$0].time, $0) < (lines[$1].time, $1) }.map { lines[$0].text }
    #expect(series.earliest.map(\.text) == Array(ordered.prefix(EvidenceShelf.earliestCapacity)))
    #expect(series.latest.map(\.text) == Array(ordered.suffix(EvidenceShelf.latestCapacity)))
    #expect(series.total == lines.count && series.counts.total == Int64(lines.count))
    #expect(series.valueSums.total == Int64(2 * lines.count))
  }

  @Test("requests are counted by route and upstream, failures as the server saw them")
  func requests() throws {
    var builder = TimelineBuilder(source: "access.log", ruleIDs: [])
    let text = Array("10.0.0.1 /a/1 up:80".utf8)
    let host = builder.place("web01")
    for (number, status) in [200, 200, 404, 499, 503, nil].enumerated() {
      let request = ServedRequest(
        status: status, durationSeconds: 0.1, client: 0..<8, path: 9..<13, upstream: 14..<19)
      let line = LineReference(
        time: Timestamp(microseconds: Int64(number)), line: number + 1, offset: 0, range: text.indices)
      builder.addRequest(request, host: host, service: -1, text, line)
    }
    builder.endChunk(text)
    let timeline = builder.finish(facts)
    for slice in [RequestKey.Slice.all, .route("/a/:n"), .upstream("up:80")] {
      let series = try #require(timeline.requests[RequestKey(host: "web01", service: nil, slice: slice)])
      #expect(series.totals.total == 6 && series.failures.total == 3 && series.rejections.total == 1)
      #expect(series.failureEvidence.first?.line == 4)
    }
  }

  @Test(
    "slow requests that stand behind later times were stamped as they began; the first of a log tells nothing"
  )
  func stamps() throws {
    var builder = TimelineBuilder(source: "access.log", ruleIDs: [])
    let text = Array("GET /".utf8)
    let requests: [(time: Int64, seconds: Double)] = [
      (10, 5), (12, 0.1), (13, 3), (9, 4), (20, 0.1), (13, 7),
    ]
    for (number, request) in requests.enumerated() {
      let served = ServedRequest(
        status: 200, durationSeconds: request.seconds, client: nil, path: 4..<5, upstream: nil)
      let line = LineReference(
        time: Timestamp(microseconds: request.time * 1_000_000), line: number + 1, offset: 0,
        range: text.indices)
      builder.addRequest(served, host: builder.place("web01"), service: -1, text, line)
    }
    builder.endChunk(text)
    let timeline = builder.finish(facts)
    let series = try #require(timeline.requests[RequestKey(host: "web01", service: nil, slice: .all)])
    #expect(series.stampedAtEnd == 1 && series.stampedAtStart == 2)
  }
}
