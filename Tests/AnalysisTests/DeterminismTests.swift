import Analysis
import TestSupport
import Testing
import Timeline

@Suite struct DeterminismTests {
  private func timeline(_ paths: [String], _ change: (inout AnalysisOptions) -> Void = { _ in }) async
    -> Timeline
  {
    var options = AnalysisOptions()
    change(&options)
    let (files, _, _) = InputDiscovery.files(of: paths)
    return await Analysis(RuleSet.rules, RuleSet.catalog, options).timeline(of: files)
  }

  @Test("workers, the order of the arguments and the size of the chunks change nothing")
  func same() async {
    let paths = ["logs", "metrics"].map { Fixture.path("config-upstream-port/\($0)") }
    let reference = await timeline(paths)
    #expect(reference.sources.count > 20 && !reference.events.isEmpty && !reference.metrics.isEmpty)
    #expect(await timeline(paths) { $0.jobs = 8 } == reference)
    #expect(await timeline(paths.reversed()) { $0.jobs = 2 } == reference)
    #expect(await timeline(paths) { $0.blockBytes = 3000 } == reference)
  }
}
