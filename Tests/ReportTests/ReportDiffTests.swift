import Diagnosis
import Report
import Testing
import Timeline

@Suite struct ReportDiffTests {
  private func diff(
    _ before: ReportDocument, _ after: ReportDocument, _ left: MessageRates? = nil,
    _ right: MessageRates? = nil
  ) -> ReportDiff {
    ReportDiff(
      before: before, left ?? MessageRates(before), after: after, right ?? MessageRates(after))
  }

  /// Logs of eight hours with so many of each message.
  private func rates(_ counts: [String: Int]) -> MessageRates {
    var timeline = SampleReport.timeline
    timeline.events = [:]
    for (text, count) in counts {
      var series = EventSeries()
      series.total = count
      timeline.templates[TemplateKey(text: text, host: "h", service: "s")] = series
    }
    return MessageRates(timeline)
  }

  @Test func `a report does not differ from itself`() {
    for document in [SampleReport.document, SampleReport.quiet, SampleReport.undecided] {
      #expect(diff(document, document).isEmpty)
    }
  }

  @Test func `another answer shows in its statements and in the places of the leads`() throws {
    let diff = diff(SampleReport.document, SampleReport.undecided)
    #expect(
      diff.statements.contains {
        $0.what == "answer" && $0.before == "cause-found" && $0.after == "cannot-tell"
      })
    let lead = try #require(diff.leads.first { $0.lead.hasPrefix("deploy:web") })
    #expect((lead.before, lead.after) == ("dead end", "cause"))
    let text = DiffReport(diff, options: TerminalOptions()).text
    #expect(text.contains("cause-found → cannot-tell"))
  }

  @Test func `what came, went and shifted is told from what wobbled`() {
    let before = rates(["new": 0, "gone": 50, "shifted": 100, "wobbled": 100, "same": 5000])
    let after = rates(["new": 50, "shifted": 400, "wobbled": 125, "same": 5100])
    let messages = diff(SampleReport.quiet, SampleReport.quiet, before, after).messages
    #expect(Set(messages.map { "\($0.kind) \($0.text)" }) == ["new new", "gone gone", "shifted shifted"])
    #expect(messages.first?.text == "shifted")
  }

  @Test func `turned around, a difference is the same with its signs turned`() {
    let (left, right) = (rates(["a": 3, "b": 70, "c": 9]), rates(["b": 900, "c": 9, "d": 40]))
    let there = diff(SampleReport.document, SampleReport.quiet, left, right)
    let back = diff(SampleReport.quiet, SampleReport.document, right, left)
    #expect(there.messages.map(\.text) == back.messages.map(\.text))
    #expect(there.messages.map(\.perMinuteBefore) == back.messages.map(\.perMinuteAfter))
    #expect(there.statements.map(\.before) == back.statements.map(\.after))
    #expect(there.leads.count == back.leads.count)
  }
}
