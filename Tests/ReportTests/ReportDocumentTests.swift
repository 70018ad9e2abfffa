import Foundation
import Records
import Report
import Testing

@Suite struct ReportDocumentTests {
  private let json = OrderedJSONEncoder().encode(SampleReport.document)

  @Test func `what is written reads back equal`() throws {
    for document in [SampleReport.document, SampleReport.quiet, SampleReport.undecided] {
      let text = OrderedJSONEncoder().encode(document)
      #expect(try ReportReader.read(Array(text.utf8), name: "x.json") == document)
    }
  }

  @Test(arguments: HostilePayloads.all) func `any text survives the round trip`(payload: String) throws {
    let document = HostilePayloads.document(payload)
    let text = OrderedJSONEncoder().encode(document)
    #expect(!text.unicodeScalars.contains { $0 != "\n" && HostileText.isHidden($0) })
    #expect(try ReportReader.read(Array(text.utf8), name: "x.json") == document)
  }

  @Test(arguments: [
    (
      "\"schema\":",
      ["schema", "version", "verdict", "sources", "rules", "incidents", "timeline", "evidence", "notCovered"]
    ),
    (
      "\"set\":",
      [
        "set", "path", "codec", "format", "host", "service", "records", "unparsed", "first", "last",
        "clockOffsetSeconds", "clockUncertaintySeconds", "truncated",
      ]
    ),
    (
      "\"id\": \"I1\"",
      [
        "id", "onset", "onsetUncertaintySeconds", "peak", "end", "impact", "answer", "changeCaused", "causes",
        "contributing", "symptoms", "deadEnds", "unrelated", "mitigation", "recovered",
      ]
    ),
    ("\"failedShare\":", ["failedShare", "peakFailedShare", "requests", "affectedClients"]),
    (
      "\"id\": \"L1\"",
      [
        "id", "category", "title", "host", "service", "instance", "metric", "onset", "end", "confidence",
        "change", "checks", "rules", "evidence",
      ]
    ),
    ("\"kind\": \"deploy\"", ["kind", "service", "version", "revision", "start", "finish", "reverts"]),
    ("\"id\": \"exposure\"", ["id", "outcome", "weight", "says", "evidence"]),
    ("\"id\": \"E1\"", ["id", "source", "line", "offset", "sha256", "time", "text"]),
    ("\"pack\":", ["pack", "version", "sha256"]),
    (
      "\"time\": \"2024-07-15T15:30:00.000Z\"",
      ["time", "kind", "role", "host", "service", "title", "evidence"]
    ),
  ])
  func `the keys of the contract stand in its order, nulls included`(start: String, keys: [String]) throws {
    var rest = try #require(json.range(of: start)).lowerBound
    for key in keys {
      let found = try #require(json.range(of: "\"\(key)\": ", range: rest..<json.endIndex), "no \(key)")
      rest = found.upperBound
    }
  }

  @Test func `unknown is null and never absent`() throws {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let incident = try #require((value?["incidents"] as? [[String: Any]])?.first)
    let lead = try #require((incident["causes"] as? [[String: Any]])?.first)
    for key in ["instance", "metric", "end", "change"] { #expect(lead[key] is NSNull) }
    #expect(value?["rejectedWindow"] is NSNull)
  }

  @Test func `evidence is numbered in the order of its first mention`() throws {
    let mentions = try NSRegularExpression(pattern: #""(E\d+)""#)
    let body = try #require(json.range(of: "\"incidents\":")).lowerBound
    let text = String(json[body...])
    var seen: [String] = []
    for match in mentions.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
      guard let range = Range(match.range(at: 1), in: text) else { continue }
      let id = String(text[range])
      if !seen.contains(id) { seen.append(id) }
    }
    let inListOnly = SampleReport.document.evidence.map(\.id)
    #expect(seen == inListOnly)
    #expect(Set(SampleReport.document.evidence.map { "\($0.source):\($0.line)" }).count == inListOnly.count)
  }

  @Test func `numbers are rounded so that the last bit cannot show`() {
    let lead = SampleReport.document.incidents[0].causes[0]
    #expect(lead.confidence == 0.871)
    #expect(lead.checks[1].weight == 3.4)
    #expect(json.contains("\"onsetUncertaintySeconds\": 5.0,"))
    #expect(json.contains("\"end\": \"2024-07-15T15:30:00.000Z\""))
  }

  @Test func `a lead carries the advice of its rules`() {
    #expect(
      SampleReport.document.incidents[0].causes[0].actions
        == ["connection-pooling", "connection-alert", "load-test"])
  }

  @Test func `a silence shows as a run of zeros in the density`() throws {
    let row = try #require(SampleReport.document.density.first { $0.host == "app01" })
    #expect(row.counts.contains(0))
    #expect(row.counts.reduce(0, +) > 0)
    #expect(row.counts.count <= 120)
  }

  @Test(arguments: [
    (#"{"schema":"rca/report/v2"}"#, #"its schema is "rca/report/v2", this rca reads "rca/report/v1""#),
    (#"{"a":1}"#, #"it has no "schema""#),
    ("not json", "it is not JSON"),
    (#"{"schema":"rca/report/v1"}"#, #"the key "version" is missing"#),
  ])
  func `what is no report of this version is refused with the reason`(text: String, reason: String) {
    let error = #expect(throws: ReportError.self) {
      try ReportReader.read(Array(text.utf8), name: "old.json")
    }
    #expect(error?.description.hasPrefix("old.json: ") == true)
    #expect(error?.description.contains(reason) == true)
  }

  @Test func `a report from before a list was added is read, with that list empty`() throws {
    let older = json.replacing(#/"similar": \[[^\]]*\]/#, with: "\"added later\": 1")
    var expected = SampleReport.document
    expected.incidents[0].similar = []
    #expect(try ReportReader.read(Array(older.utf8), name: "r.json") == expected)
  }

  @Test func `a broken value is named by its path`() throws {
    let broken = json.replacing("\"confidence\": 0.871", with: "\"confidence\": \"high\"")
    let error = #expect(throws: ReportError.self) {
      try ReportReader.read(Array(broken.utf8), name: "r.json")
    }
    #expect(error?.description.contains("incidents[0].causes[0].confidence") == true)
  }
}
