import Report
import Testing

@Suite struct CSVReportTests {
  /// A strict reader of RFC 4180.
  private func parse(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var characters = Array(text.unicodeScalars)[...]
    while let scalar = characters.popFirst() {
      switch scalar {
      case "\"" where isQuoted && characters.first == "\"":
        field += "\""
        characters.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(field)
        field = ""
      case "\r" where !isQuoted && characters.first == "\n":
        characters.removeFirst()
        rows.append(row + [field])
        row = []
        field = ""
      default: field.unicodeScalars.append(scalar)
      }
    }
    #expect(!isQuoted && row.isEmpty && field.isEmpty)
    return rows
  }

  @Test func `every event, lead and check is a row of the same width`() throws {
    let document = SampleReport.document
    let rows = try parse(CSVReport(document).text)
    let leads = document.incidents.flatMap(\.leads)
    #expect(
      rows.count == 1 + document.timeline.count + leads.count + leads.reduce(0) { $0 + $1.checks.count })
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(
      rows.contains {
        $0[0] == "dead end" && $0[8] == "deploy web 2024.07.15-1" && $0[12] == "ops01/deploys.log"
      })
  }

  @Test(arguments: HostilePayloads.all) func `hostile text stays one field and is no formula`(payload: String)
    throws
  {
    let document = HostilePayloads.document(payload)
    let rows = try parse(CSVReport(document).text)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    for field in rows.joined() {
      #expect(!field.unicodeScalars.contains(where: HostileText.isHidden))
      let first = field.first { $0 != " " }
      let isNumber = Double(field) != nil
      #expect(isNumber || !(first.map { "=+-@\t".contains($0) } ?? false), "\(field)")
    }
  }
}
