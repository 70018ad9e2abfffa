import Records
import Testing

@testable import Timeline

@Suite struct EvidenceCollectorTests {
  /// The lines that are kept of records at these seconds, all of one chunk.
  private func kept(_ seconds: [Int64]) -> (earliest: [Int], latest: [Int]) {
    var collector = EvidenceCollector(earliest: 3, latest: 2)
    for (line, second) in seconds.enumerated() {
      collector.add(
        LineReference(time: Timestamp(microseconds: second * 1_000_000), line: line, offset: 0, range: 0..<1))
    }
    collector.endChunk([0x61])
    let evidence = collector.evidence(source: "a.log")
    return (evidence.earliest.map(\.line), evidence.latest.map(\.line))
  }

  @Test("Of lines in any order, the first and the last in time are kept, equal times by their place")
  func anyOrder() {
    let orders: [[Int64]] = [
      [1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1], [4, 1, 6, 2, 5, 3], [3, 3, 3, 3, 3], [2, 9, 2, 9, 1, 9],
    ]
    for seconds in orders {
      let sorted = seconds.indices.sorted { (seconds[$0], $0) < (seconds[$1], $1) }
      #expect(kept(seconds).earliest == Array(sorted.prefix(3)))
      #expect(kept(seconds).latest == Array(sorted.suffix(2)))
    }
  }
}
