import Foundation
import Report
import Testing

@Suite struct TerminalReportTests {
  private func lines(_ document: ReportDocument, _ options: TerminalOptions) -> [String] {
    TerminalReport(document, options: options).text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  @Test(arguments: [60, 72, 80, 100, 132, 200], [false, true])
  func `no line is wider than the terminal`(width: Int, isASCII: Bool) {
    for document in [SampleReport.document, SampleReport.quiet, SampleReport.undecided] {
      for line in lines(document, TerminalOptions(width: width, isASCII: isASCII)) {
        #expect(line.count <= width, "\(line)")
      }
    }
  }

  @Test func `the cause, its place, its lines and how sure it is stand first`() throws {
    let text = TerminalReport(SampleReport.document, options: TerminalOptions(width: 100)).text
    let order = [
      "rca 0.1.0", "4 sources on 4 hosts, 63 822 records", "Incident",
      "2024-07-15 12:00:00Z → 15:30:00Z  3h30m",
      "37.0 % of 4 142 requests failed", "CAUSE", "likely (0.87)", "No change caused this",
      "db01/postgresql  connection surge exhausts max_connections", "4m01s before the first error",
      "connections 15.0 → 62.2/min (×4.1)", "db01/postgresql.log.gz:2795 [E1]", "symptom", "mitigated",
      "recovered",
      "looks like the incident of 2024-03-02 (report 12)", "DEAD ENDS", "deploy web 2024.07.15-1",
      "ops01/deploys.log:2", "exposure", "reversal",
      "decidable", "11:56 (exposure), 12:46 (reversal)", "rca why-not deploy:web@2024.07.15-1",
      "failed requests",
      "changes",
      "d deploy", "NOT COVERED", "app02 silent",
    ]
    var rest = text.startIndex
    for words in order {
      let found = try #require(text.range(of: words, range: rest..<text.endIndex), "\(words) after its time")
      rest = found.lowerBound
    }
  }

  @Test func `what was not covered stands above the ranking only when it could change it`() throws {
    var document = SampleReport.document
    document.notCovered = ["db01 silent 12:10–12:20"]
    let text = TerminalReport(document).text
    let gap = try #require(text.range(of: "db01 silent"))
    #expect(try gap.lowerBound < #require(text.range(of: "CAUSE")).lowerBound)
    let undecided = TerminalReport(SampleReport.undecided).text
    #expect(
      try #require(undecided.range(of: "app02 silent")).lowerBound
        < #require(undecided.range(of: "CANNOT TELL")).lowerBound)
  }

  @Test func `an open question names the candidates and what would decide`() {
    let text = TerminalReport(SampleReport.undecided).text
    #expect(text.contains("CANNOT TELL which of these it was"))
    #expect(text.contains("still going on"))
    #expect(text.contains("decides"))
    #expect(text.contains(" 2 ●"))
  }

  @Test func `a quiet day says so, with the closest window and the changes`() {
    let text = TerminalReport(SampleReport.quiet).text
    #expect(text.contains("NO INCIDENT"))
    #expect(text.contains("too little to matter"))
    #expect(text.contains("rollback web to 2024.07.08-2"))
  }

  @Test func `ASCII means ASCII, and no colour means no escape`() {
    let text = TerminalReport(SampleReport.document, options: TerminalOptions(isASCII: true)).text
    #expect(text.utf8.allSatisfy { $0 == 10 || (0x20..<0x7F).contains($0) })
    #expect(!TerminalReport(SampleReport.document).text.contains("\u{1b}"))
  }

  @Test func `colour adds nothing that the words do not say`() {
    let plain = TerminalReport(SampleReport.document).text
    let coloured = TerminalReport(SampleReport.document, options: TerminalOptions(hasColor: true)).text
    #expect(coloured != plain)
    #expect(coloured.replacing(#/\u{1b}\[[0-9;]*m/#, with: "") == plain)
  }

  @Test func `a peak of one point is seen at every width`() {
    var document = SampleReport.document
    document.series = [document.series[0]]
    document.series[0].values = document.series[0].values.indices.map { $0 == 50 ? 100 : 1 }
    for width in [60, 80, 133, 200] {
      let row = lines(document, TerminalOptions(width: width)).first { $0.hasPrefix("failed requests") }
      #expect(row?.contains("█") == true)
    }
  }

  @Test(arguments: HostilePayloads.all, [false, true])
  func `hostile text is shown, not obeyed`(payload: String, isASCII: Bool) {
    let text = TerminalReport(
      HostilePayloads.document(payload), options: TerminalOptions(width: 80, isASCII: isASCII)
    ).text
    #expect(!text.unicodeScalars.contains { $0 != "\n" && HostileText.isHidden($0) })
    for line in text.split(separator: "\n") { #expect(line.count <= 80) }
  }
}
