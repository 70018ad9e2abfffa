/// What the report rests on: every source as it was read, the rules, the clocks.
struct HTMLProvenance {
  private let document: ReportDocument
  private let leftOut: [String]
  private let pieces: HTMLPieces

  /// - Parameter leftOut: what the page does not show for want of room.
  init(_ document: ReportDocument, leftOut: [String] = []) {
    self.document = document
    self.leftOut = leftOut
    pieces = HTMLPieces(document)
  }

  /// `14 sources on 6 hosts, 63 822 records, parsed 100.0 %`.
  var summary: String {
    let hosts = document.hostCount
    return Wording.plural(document.sources.count, "source")
      + (hosts > 0 ? " on \(Wording.plural(hosts, "host"))" : "")
      + ", \(Wording.plural(document.recordCount, "record"))"
      + (document.parsedShare.map { ", parsed \(Wording.percent($0))" } ?? "")
  }

  var section: HTML {
    let packs = document.rules.map { pack -> HTML in
      "<li>\(pack.pack) \(pack.version) <span class=\"dim\">sha256 \(String(pack.sha256.prefix(16)))…</span></li>"
    }
    let clocks = document.clocks.map { clock -> HTML in
      """
      <li>\(clock.host): \(Wording.fixed(clock.offsetSeconds, 2)) s ahead (±\(Wording.fixed(clock.uncertaintySeconds, 2)) s), \
      \(clock.applied ? "corrected" : "not corrected")</li>
      """
    }
    let rest: HTML =
      leftOut.isEmpty
      ? .empty : "<p>Not on this page, but in the JSON report: \(leftOut.joined(separator: ", ")).</p>"
    return """
      <section id="provenance" aria-labelledby="provenance-title">
      <h2 id="provenance-title">Provenance</h2>
      <p>rca \(document.version), schema \(document.schema). <code>rca verify report.json</code> checks every cited line \
      against its source.</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="provenance-title"><table>
      <thead><tr><th scope="col">source</th><th scope="col">format</th><th scope="col">host</th>\
      <th scope="col" class="number">records</th><th scope="col" class="number">unparsed</th><th scope="col">first</th>\
      <th scope="col">last</th><th scope="col">state</th></tr></thead>
      <tbody>\(document.sources.map(row))</tbody></table></div>
      \(rest)
      \(clocks.isEmpty ? .empty : "<h3>Clocks</h3><ul>\(clocks)</ul>")
      \(packs.isEmpty ? .empty : "<h3>Rules</h3><ul class=\"packs\">\(packs)</ul>")
      </section>
      """
  }

  private func row(_ source: ReportDocument.Source) -> HTML {
    let format = [source.codec == "plain" ? nil : source.codec, source.format].compactMap { $0 }.joined(
      separator: ", ")
    return """
      <tr><th scope="row"><code>\(pieces.cut(source.path, 80))</code></th><td>\(format)</td>\
      <td>\(pieces.cut(source.host ?? "", 40))</td><td class="number">\(Wording.count(source.records))</td>\
      <td class="number">\(Wording.count(source.unparsed))</td><td>\(source.first.map(pieces.time) ?? .empty)</td>\
      <td>\(source.last.map(pieces.time) ?? .empty)</td><td>\(pieces.cut(source.damage ?? "whole", 120))</td></tr>
      """
  }
}
