import Analysis
import Diagnosis
import TestSupport
import Testing

@Suite struct SensitivityTests {
  @Test(
    "an answer that hangs on one log says on which; the rest of the report is that of an analysis without")
  func hangs() async throws {
    let paths = ["logs", "metrics"].map { Fixture.path("config-upstream-port/\($0)") }
    let files = InputDiscovery.files(of: paths).files
    let analysis = Analysis(RuleSet.rules, RuleSet.catalog, AnalysisOptions())
    var outcome = await analysis.analyzeWithSensitivity(files)
    let sentence = try #require(outcome.diagnosis.incidents.first?.sensitivity)
    #expect(
      sentence.hasPrefix("stable in ") && sentence.contains(" of 20 perturbations; flips without "),
      "\(sentence)")
    #expect(sentence.contains("nginx/access.log"))
    var serial = AnalysisOptions()
    serial.jobs = 1
    let again = await Analysis(RuleSet.rules, RuleSet.catalog, serial).analyzeWithSensitivity(
      files.reversed())
    #expect(again.diagnosis == outcome.diagnosis)

    for index in outcome.diagnosis.incidents.indices { outcome.diagnosis.incidents[index].sensitivity = nil }
    #expect(await analysis.analyze(files).diagnosis == outcome.diagnosis)
  }
}
