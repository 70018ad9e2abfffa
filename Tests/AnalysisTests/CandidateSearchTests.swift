import Bytes
import Events
import Records
import TestSupport
import Testing

@testable import Analysis

@Suite struct CandidateSearchTests {
  @Test(
    "the search for literals loses no match",
    arguments: ["config-upstream-port", "conn-surge-seed", "lock-alter"])
  func sound(_ fixture: String) throws {
    let (files, _, _) = InputDiscovery.files(of: [Fixture.path(fixture + "/logs")])
    var comparison = MatchComparison()
    var reader = SourceReader(RuleSet.catalog, AnalysisOptions(), anchor: nil)
    for file in files { try reader.read(file, into: &comparison) }
    #expect(comparison.matchCount > 500)
    #expect(comparison.differences == [])
  }
}

/// Matches the first records of each file twice: with the candidates of the search, and with all rules.
private struct MatchComparison: SourceConsumer, ~Copyable {
  private static let recordsPerFile = 250

  private var searched = RuleMatcher(RuleSet.rules)
  private var tried = RuleMatcher(RuleSet.rules)
  private var search = CandidateSearch(RuleSet.rules, RuleSet.catalog, alternates: [])
  private var record = Record()
  private var left = 0
  private(set) var matchCount = 0
  private(set) var differences: [String] = []

  mutating func begin(_ source: OpenedSource) {
    left = Self.recordsPerFile
    search = CandidateSearch(RuleSet.rules, RuleSet.catalog, alternates: source.detection?.alternates ?? [])
  }

  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    search.search(frames, chunk.bytes)
    for frame in frames.prefix(left) {
      search.next(frame)
      reader.decode(frame, chunk.bytes, into: &record)
      var candidates = search.rules
      searched.prune(&candidates, chunk.bytes, body: frame.body)
      let format = record.format ?? frame.format
      searched.match(
        candidates, record, chunk.bytes, body: frame.body, format: format, envelope: frame.envelope,
        service: nil)
      tried.match(
        Array(RuleSet.rules.rules.indices), record, chunk.bytes, body: frame.body, format: format,
        envelope: frame.envelope, service: nil)
      matchCount += tried.matches.count
      let (found, all) = (searched.matches.map(\.rule), tried.matches.map(\.rule))
      if found != all {
        let line = String(decoding: chunk.bytes[frame.body].prefix(200), as: UTF8.self)
        differences.append("\(all.filter { !found.contains($0) }.map { RuleSet.rules.ids[$0] }): \(line)")
      }
    }
    left -= min(left, frames.count)
  }

  mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {}
  mutating func end(_ source: ClosedSource) {}
}
