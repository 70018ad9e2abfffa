import Foundation
import Records
import Testing

@testable import Report

@Suite struct MarkdownReportTests {
  private let text = MarkdownReport(SampleReport.document).text

  @Test func `every section of a post-mortem is there, in order`() throws {
    let sections = [
      "# Post-mortem draft: Connection surge", "## Summary", "## Impact", "## Delays",
      "## Root cause and trigger",
      "## Contributing factors", "## What was seen", "## Resolution", "## Timeline", "## Leads ruled out",
      "## Corrective actions", "## Preventive actions", "## Alerts",
      "## New or surging messages no rule knows",
      "## What this rests on", "## Evidence",
    ]
    var rest = text.startIndex
    for section in sections {
      rest = try #require(text.range(of: section, range: rest..<text.endIndex), "\(section)").upperBound
    }
  }

  @Test(arguments: [
    "37.0 % of 4 142 requests", "3h30m", "| First impact to first reaction (detection) |", "5m59s",
    "No deploy or other change caused it.", "exposure: 12 min of traffic on the new version",
    "This could have been known at 2024-07-15T11:56:00.000Z.", "connection pool",
    "Run load tests regularly (up to at least",
    "connections above", "Owner: `TODO`, due: `TODO`", "ops01/deploys.log:2, E4",
    "Mitigated at 2024-07-15T14:49:30.000Z",
  ])
  func `what was measured is said with its numbers and lines`(words: String) {
    #expect(text.contains(words))
  }

  @Test(arguments: [
    ("0.1s", "0.1s"), ("-4s", "-4s"), ("1. a list", "1\\. a list"), ("- a list", "\\- a list"),
    ("---", "\\---"), ("3)", "3\\)"),
  ])
  func `only what would begin a list or underline a heading is escaped`(text: String, written: String) {
    #expect(EscapedText.markdown(text) == written)
  }

  @Test func `a draft for an undecided incident names the candidates`() {
    let text = MarkdownReport(SampleReport.undecided).text
    #expect(text.contains("## Candidates for the root cause"))
    #expect(text.contains("cannot tell which"))
    #expect(text.contains("beyond the end of the data"))
  }

  @Test
  func `a cause that was logged after the impact took no time, and no recovery comes before its remedy`() {
    var document = SampleReport.document
    document.incidents[0].phases.cause = document.incidents[0].phases.impact.advanced(bySeconds: 1.6)
    document.incidents[0].recovered = SampleReport.at("14:40:00")
    let text = MarkdownReport(document).text
    #expect(text.contains("none: first logged 1.6s later") && !text.contains("| -1.6s"))
    #expect(text.contains("Last seen at 2024-07-15T14:40:00.000Z, before that"))
    #expect(!text.contains("back to normal"))
  }

  @Test func `a host that the title names is not named again`() {
    var document = SampleReport.document
    document.incidents[0].mitigation?.title = "config: pool.max_size 20 on app01"
    #expect(MarkdownReport(document).text.contains("size 20 on app01 ("))
  }

  @Test func `a quiet day makes no post-mortem`() {
    let text = MarkdownReport(SampleReport.quiet).text
    #expect(text.hasPrefix("# No incident"))
    #expect(!text.contains("TODO"))
  }

  /// What is left when escaped characters and code spans are taken away: nothing but the page's own structure.
  private func skeleton(_ text: String) -> [Character: Int] {
    let withoutEscapes = text.replacing(#/\\[!-\/:-@\[-`{-~]/#, with: "").replacing(
      #/(`+) .*? \1(?!`)/#, with: "")
    var counts: [Character: Int] = [:]
    for character in withoutEscapes where "<>`*[]|~#\n{}!$@".contains(character) {
      counts[character, default: 0] += 1
    }
    return counts
  }

  @Test(arguments: HostilePayloads.all) func `hostile text adds no markup`(payload: String) {
    let hostile = MarkdownReport(HostilePayloads.document(payload)).text
    #expect(skeleton(hostile) == skeleton(MarkdownReport(HostilePayloads.document("x")).text))
    #expect(!hostile.unicodeScalars.contains { $0 != "\n" && HostileText.isHidden($0) })
    let withoutCode = hostile.replacing(#/(`+) .*? \1(?!`)/#, with: "")
    #expect(!withoutCode.contains("https://"))
    #expect(!withoutCode.contains("<"))
  }
}
