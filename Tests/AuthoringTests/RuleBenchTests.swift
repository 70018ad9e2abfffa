import Rules
import Synchronization
import TestSupport
import Testing

@testable import Authoring

@Suite struct RuleBenchTests {
  /// A clock that goes on by a microsecond with every look at it.
  private final class FakeClock: Sendable {
    private let now = Mutex<UInt64>(0)
    func read() -> UInt64 {
      now.withLock { now in
        now += 1000
        return now
      }
    }
  }

  private static let rules = RuleSet(
    rules: """
        - id: test.refused
          title: t
          event: error
          pattern: 'connection refused by \\w+'
          tests:
            - match: 'api: connection refused by db'
            - match: 'api: connection refused by cache'
            - no_match: 'api: connection refused by ?'
        - id: test.disk
          title: t
          event: error
          pattern: 'volume (?:full|gone)'
          tests:
            - match: 'api: volume full'
            - no_match: 'api: volume found'

      """)

  @Test("candidates and matches are counted on the samples, and ties stand in the order of the ids")
  func samples() throws {
    let clock = FakeClock()
    var bench = RuleBench(Self.rules.rules, Self.rules.catalog, clock: { clock.read() })
    bench.takeSamples()
    #expect(bench.recordCount == 5)
    let ranked = bench.ranked
    #expect(ranked.map(\.rule) == ["test.refused", "test.disk"])
    let refused = try #require(ranked.first)
    #expect(refused.candidates == 3 && refused.matches == 2)
  }

  @Test("the dearest rule stands first; equal ones by candidates, then by id")
  func order() {
    var costs = ["b", "a", "c", "d"].map { RuleCost(rule: $0) }
    costs[3].nanoseconds = 5
    costs[2].candidates = 1
    #expect(RuleCost.ranked(costs).map(\.rule) == ["d", "c", "a", "b"])
  }
}
