import Records
import Testing
import Timeline

@testable import Diagnosis

/// Comparing the clocks of hosts by the requests that several of them logged.
@Suite struct ClockNetworkTests {
  /// A host that logs each of the requests once, `ahead` of the truth and `delay(index)` after its start.
  private func host(
    ahead: Double, requests: Range<Int> = 0..<40, delay: (Int) -> Double = { _ in 0 }
  ) -> SharedIDs {
    var ids = SharedIDs()
    for index in requests {
      let text = Array("req-7f3a-\(index)".utf8)
      ids.add(
        text, text.indices, at: Timestamp(seconds: 1_700_000_000 + 30 * Double(index) + ahead + delay(index)))
    }
    return ids
  }

  private func offsets(_ hosts: [String: SharedIDs], anchor: String? = "web") -> [String: Double] {
    var timeline = Timeline()
    timeline.sharedIDs = hosts
    return ClockNetwork(timeline).offsets(anchor: anchor).mapValues(\.offsetSeconds)
  }

  @Test(
    "an offset of one host is found within a second, whatever its sign", arguments: [-3600.0, -5, 12.4, 900])
  func offset(_ seconds: Double) throws {
    let found = offsets(["web": host(ahead: 0), "api": host(ahead: seconds) { Double($0 % 7) / 10 }])
    #expect(abs(try #require(found["api"]) - seconds) < 1)
  }

  @Test("hosts that share nothing with the anchor are compared over others")
  func chain() throws {
    let found = offsets([
      "web": host(ahead: 0, requests: 0..<20), "api": host(ahead: 3),
      "db": host(ahead: -4, requests: 20..<40),
    ])
    let (api, database) = (try #require(found["api"]), try #require(found["db"]))
    #expect(abs(api - 3) < 0.1 && abs(database + 4) < 0.1)
  }

  @Test("waiting for an answer is no offset")
  func waiting() {
    #expect(offsets(["web": host(ahead: 0), "api": host(ahead: 0) { Double($0 % 30) }]).isEmpty)
  }

  @Test("a handful of requests proves nothing")
  func few() {
    #expect(
      offsets(["web": host(ahead: 0, requests: 0..<7), "api": host(ahead: 50, requests: 0..<7)]).isEmpty)
  }

  @Test("without a front the clock that most hosts agree with is right")
  func middle() throws {
    let found = offsets(["a": host(ahead: 60), "b": host(ahead: 0), "c": host(ahead: 0)], anchor: nil)
    #expect(abs(try #require(found["a"]) - 60) < 0.1)
  }

  @Test("ids merge to the same whatever the order of the parts")
  func merging() {
    let parts = (0..<6).map { host(ahead: Double($0), requests: ($0 * 300)..<($0 * 300 + 600)) }
    var forward = SharedIDs()
    var backward = SharedIDs()
    for part in parts { forward.merge(part) }
    for part in parts.reversed() { backward.merge(part) }
    #expect(forward.sightings == backward.sightings && forward.sightings.count == 512)
  }
}
