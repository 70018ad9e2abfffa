import TestSupport
import Testing
import Timeline

@Suite struct TimelineMergingTests {
  @Test("merging is commutative", arguments: 0..<20)
  func commutative(_ seed: UInt64) {
    var generator = TimelineGenerator(seed: seed)
    let (left, right) = (generator.timeline(), generator.timeline())
    #expect(left.merging(right) == right.merging(left))
  }

  @Test("merging is associative", arguments: 0..<20)
  func associative(_ seed: UInt64) {
    var generator = TimelineGenerator(seed: seed)
    let (first, second, third) = (generator.timeline(), generator.timeline(), generator.timeline())
    #expect(first.merging(second).merging(third) == first.merging(second.merging(third)))
  }

  @Test("an empty timeline changes nothing", arguments: 0..<5)
  func neutral(_ seed: UInt64) {
    var generator = TimelineGenerator(seed: seed)
    let timeline = generator.timeline()
    #expect(timeline.merging(Timeline()) == timeline)
    #expect(Timeline().merging(timeline) == timeline)
  }

  @Test("caps hold and lose nothing that is counted, in any order of merging")
  func caps() throws {
    var generator = TimelineGenerator(seed: 7)
    let parts = (0..<600).map { _ in generator.timeline() }
    let forwards = parts.reduce(Timeline()) { $0.merging($1) }
    let backwards = parts.reversed().reduce(Timeline()) { $0.merging($1) }
    #expect(forwards == backwards)
    let largest =
      Dictionary(grouping: forwards.events.keys) { [$0.id, $0.host ?? ""] }.values.map(\.count).max() ?? 0
    #expect(largest <= 257, "256 instances and the rest")
    let total = parts.reduce(0) { $0 + $1.events.values.reduce(0) { $0 + $1.total } }
    #expect(forwards.events.values.reduce(0) { $0 + $1.total } == total)
  }
}
