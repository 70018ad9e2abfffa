import Analysis
import Diagnosis
import Records
import TestSupport
import Testing
import Timeline

@Suite struct ReplayTests {
  private let analysis = Analysis(RuleSet.rules, RuleSet.catalog, AnalysisOptions())
  private let files = InputDiscovery.files(
    of: ["logs", "metrics"].map { Fixture.path("config-upstream-port/\($0)") }
  ).files

  @Test("replayed at its last record, or step by step past it, an analysis is the whole analysis")
  func whole() async throws {
    let whole = await analysis.analyze(files)
    let last = try #require(whole.timeline.sources.compactMap(\.last).max())
    let known = await analysis.known(at: last, files)
    #expect(known.timeline == whole.timeline && known.diagnosis == whole.diagnosis)

    let end = Timestamp(seconds: (last.seconds / 10).rounded(.down) * 10 + 10)
    let times = [-120.0, -60, -50, 0].map { end.advanced(bySeconds: $0) }
    var seen: [Timestamp] = []
    var final: Diagnosis?
    await analysis.course(of: files, at: times) { time, outcome in
      seen.append(time)
      final = outcome.diagnosis
    }
    #expect(seen == times)
    #expect(final == whole.diagnosis)
  }

  @Test("a step of a course is the replay of what was logged before it")
  func step() async throws {
    let whole = await analysis.timeline(of: files)
    let first = try #require(whole.sources.compactMap(\.first).min())
    let time = Timestamp(seconds: (first.seconds / 10).rounded(.down) * 10 + 120)
    let known = await analysis.known(at: Timestamp(microseconds: time.microseconds - 1), files)
    #expect(known.timeline.sources.allSatisfy { $0.last.map { $0 < time } ?? true })
    await analysis.course(of: files, at: [time.advanced(bySeconds: -60), time]) { at, outcome in
      guard at == time else { return }
      #expect(outcome.diagnosis == known.diagnosis)
    }
  }
}
