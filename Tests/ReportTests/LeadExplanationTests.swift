import Report
import Testing

@Suite struct LeadExplanationTests {
  private func explain(_ name: String, _ document: ReportDocument = SampleReport.document) throws
    -> LeadExplanation
  {
    try LeadExplanation(name, in: document, options: TerminalOptions(width: 100))
  }

  @Test(arguments: ["L3", "l3", "deploy:web@2024.07.15-1", "Deploy:Web@2024.07.15-1"])
  func `a lead answers to its id and to the name of its change`(name: String) throws {
    let explanation = try explain(name)
    #expect(explanation.isCleared)
    for words in [
      "deploy web 2024.07.15-1", "exposure", "refutes: 12 min of traffic", "2024-07-15T11:56:00.000Z",
      "would change it", "[E4]",
      "ops01/deploys.log:2", "deploy web 2024.07.15-1 finished by",
    ] { #expect(explanation.text.contains(words), "\(words)") }
  }

  @Test func `every check is shown, also the neutral and the untestable`() throws {
    let explanation = try explain("L1")
    #expect(!explanation.isCleared)
    for check in SampleReport.document.incidents[0].causes[0].checks {
      #expect(explanation.text.contains(check.id) && explanation.text.contains(check.outcome.rawValue))
    }
  }

  @Test func `an unknown name lists what there is`() {
    let error = #expect(throws: ReportError.self) { try explain("deploy:api@9") }
    #expect(error?.description.contains("L3 (deploy:web@2024.07.15-1)") == true)
  }

  @Test(arguments: HostilePayloads.all) func `hostile text is shown, not obeyed`(payload: String) throws {
    let document = HostilePayloads.document(payload)
    for lead in document.leads {
      let text = try explain(lead.id, document).text
      #expect(!text.unicodeScalars.contains { $0 != "\n" && HostileText.isHidden($0) })
      for line in text.split(separator: "\n") { #expect(line.count <= 100) }
    }
  }
}
