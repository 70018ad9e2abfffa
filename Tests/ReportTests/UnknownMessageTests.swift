import Testing

@testable import Report

/// Messages that no rule knows, in every rendering.
@Suite struct UnknownMessageTests {
  private static let renderings: [(name: String, text: @Sendable (ReportDocument) -> String)] = [
    ("terminal", { TerminalReport($0, options: TerminalOptions(width: 120)).text }),
    ("Markdown", { MarkdownReport($0).text }), ("HTML", { HTMLReport($0).text }),
  ]

  @Test("new messages are shown with their rates and their line, apart from the leads", arguments: 0..<3)
  func shown(rendering: Int) throws {
    let text = Self.renderings[rendering].text(SampleReport.document)
    let words = ["order", "failed:", "12.4"]
    for word in words { #expect(text.contains(word)) }
    #expect(text.lowercased().contains("no rule knows"))
  }

  @Test("what is gone is no new message; surging ones are, most telling first")
  func chosen() {
    var document = SampleReport.document
    var surging = document.templates[0]
    (surging.kind, surging.perMinuteBefore, surging.text) = (.shifted, 2, "surge of <*>")
    var calming = surging
    (calming.perMinuteBefore, calming.perMinuteDuring) = (9, 1)
    document.templates += [surging, calming]
    #expect(document.newOrSurgingMessages.map(\.text) == ["order <*> failed: <*>", "surge of <*>"])
    let text = TerminalReport(document, options: TerminalOptions(width: 120)).text
    #expect(text.contains("surging  2 → 12.4/min, app01/app: surge of <*>"))
    #expect(!text.contains("order <*> shipped"))
  }

  @Test("without such messages nothing is said of them", arguments: 0..<2)
  func absent(rendering: Int) {
    var document = SampleReport.document
    document.templates = []
    #expect(!Self.renderings[rendering].text(document).lowercased().contains("no rule knows"))
  }

  @Test("of many messages the terminal shows five and says how many more there are")
  func many() {
    var document = SampleReport.document
    document.templates = (0..<40).map { number in
      var template = document.templates[0]
      template.text = "message number \(number) of them"
      return template
    }
    let text = TerminalReport(document, options: TerminalOptions(width: 120)).text
    #expect(text.contains("number 4 of them") && !text.contains("number 5 of them"))
    #expect(text.contains("and 35 more"))
  }
}
