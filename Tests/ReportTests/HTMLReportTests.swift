import Bytes
import Foundation
import Report
import Testing

@Suite struct HTMLReportTests {
  private let page = HTMLReport(SampleReport.document).text

  @Test func `the page refers to nothing outside itself and forbids it`() throws {
    for document in [SampleReport.document, SampleReport.quiet, SampleReport.undecided] {
      let page = HTMLReport(document).text.replacing("http://www.w3.org/2000/svg", with: "")
        .replacing("&#39;", with: "'")
      for outside in [
        "http://", "https://", "src=", "@import", "<link", "<img", "<iframe", "<base", "style=\"",
      ] {
        #expect(!page.contains(outside), "\(outside)")
      }
      #expect(page.contains("default-src 'none'"))
      #expect(!page.contains("unsafe-inline"))
    }
  }

  @Test func `the policy names the hashes of the page's own style and script`() throws {
    for (tag, directive) in [("style", "style-src"), ("script", "script-src")] {
      let open = try #require(page.range(of: "<\(tag)>"))
      let close = try #require(page.range(of: "</\(tag)>", range: open.upperBound..<page.endIndex))
      let bytes = Array(page[open.upperBound..<close.lowerBound].utf8)
      let hex = SHA256.hex(bytes, 0..<bytes.count)
      let digest = stride(from: 0, to: 64, by: 2).compactMap { place in
        let start = hex.index(hex.startIndex, offsetBy: place)
        return UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16)
      }
      #expect(
        page.replacing("&#39;", with: "'").contains(
          "\(directive) 'sha256-\(Data(digest).base64EncodedString())'"))
    }
  }

  @Test func `the sections stand in the reader's order`() throws {
    let order = [
      "id=\"verdict\"", "id=\"not-covered\"", "id=\"timeline\"", "id=\"leads\"", "id=\"signals\"",
      "id=\"messages\"",
      "id=\"evidence\"", "id=\"actions\"", "id=\"provenance\"",
    ]
    var rest = page.startIndex
    for id in order {
      rest = try #require(page.range(of: id, range: rest..<page.endIndex), "\(id)").upperBound
    }
    for words in [
      "Likely: connection surge exhausts max_connections, db01/postgresql", "37.0 %",
      "No deploy or other change",
      "12 min of traffic on the new version", "rca cite E1", "silent for 8m00s in between",
      "order &lt;*&gt; failed: &lt;*&gt;",
    ] { #expect(page.contains(words), "\(words)") }
  }

  @Test func `every tag is closed, every id is unique and every link leads somewhere`() throws {
    for document in [SampleReport.document, SampleReport.quiet, SampleReport.undecided]
      + HostilePayloads.all.map(HostilePayloads.document)
    {
      let tags = try Tags(HTMLReport(document).text)
      #expect(tags.open.isEmpty, "\(tags.open)")
      let ids = Set(tags.values("id"))
      #expect(ids.count == tags.values("id").count)
      for link in tags.values("href") {
        #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst())), "\(link)")
      }
      for list in tags.values("aria-labelledby") + tags.values("aria-describedby") {
        for id in list.split(separator: " ") { #expect(ids.contains(String(id)), "\(id)") }
      }
    }
  }

  /// An HTML element inside a drawing ends it: the parser takes everything after it out (HTML §13.2.6.5).
  @Test func `a drawing holds elements of SVG alone`() throws {
    let svg: Set<String> = [
      "svg", "g", "a", "path", "rect", "circle", "text", "title", "defs", "pattern", "clippath",
    ]
    let long = HostilePayloads.document(String(repeating: "long ", count: 60))
    for page in [page, HTMLReport(long).text] {
      for tag in try Tags(page).all where tag.parents.contains("svg") {
        #expect(svg.contains(tag.name), "<\(tag.name)> in a drawing")
      }
    }
  }

  @Test(arguments: HostilePayloads.all) func `hostile text adds no tag, attribute or hidden character`(
    payload: String
  ) throws {
    let hostile = HTMLReport(HostilePayloads.document(payload)).text
    let long = HostilePayloads.document(String(repeating: "harmless ", count: 100))
    let known = try Tags(HTMLReport(HostilePayloads.document("x")).text).vocabulary
      .union(Tags(HTMLReport(long).text).vocabulary)
    #expect(try Tags(hostile).vocabulary.subtracting(known).isEmpty)
    #expect(!hostile.unicodeScalars.contains { $0 != "\n" && HostileText.isHidden($0) })
  }

  @Test func `every drawing has a name or is said to be decoration`() throws {
    for tag in try Tags(page).all where tag.name == "svg" {
      #expect(
        tag.attributes.contains { $0.name.hasPrefix("aria-label") || $0.name == "aria-hidden" }, "\(tag)")
    }
  }

  @Test func `the page stays below 500 KB whatever was found`() {
    var document = HostilePayloads.document(String(repeating: "x<&\"", count: 1000))
    document.evidence = (1...600).map { number in
      var line = document.evidence[0]
      line.id = "E\(number)"
      return line
    }
    document.series = (0..<40).map { number in
      var series = document.series[0]
      series.values = (0..<240).map { Double(($0 * 7919 + number) % 1000) + 0.123 }
      return series
    }
    document.timeline = (0..<500).map { _ in document.timeline[0] }
    document.templates = (0..<50).map { _ in document.templates[0] }
    document.sources = (0..<400).map { _ in document.sources[0] }
    document.density = (0..<48).map { _ in
      var row = document.density[0]
      row.counts = row.counts.indices.map { $0 % 6 * $0 % 41 }
      return row
    }
    let size = HTMLReport(document).text.utf8.count
    #expect(size <= 500_000, "\(size) bytes")
  }
}
