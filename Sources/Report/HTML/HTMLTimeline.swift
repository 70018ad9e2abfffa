import Records

/// The timeline: the chart, what it says in words, and the same as a table.
struct HTMLTimeline {
  private let document: ReportDocument
  private let pieces: HTMLPieces

  init(_ document: ReportDocument) {
    self.document = document
    pieces = HTMLPieces(document)
  }

  var section: HTML {
    let chart: HTML = HTMLChart(document)?.figure ?? "<p>Nothing that was given has a time.</p>"
    let rows = document.timeline.map { row -> HTML in
      """
      <tr><td>\(pieces.time(row.time))</td><td><span class="tag">\(pieces.cut(row.role, 20))</span></td>\
      <td>\(pieces.cut(row.kind, 20))</td>\
      <td>\(pieces.cut([row.host, row.service].compactMap { $0 }.joined(separator: "/"), 40))</td>\
      <td>\(pieces.cut(row.title, 160)) \(pieces.citations(row.evidence.map { [$0] } ?? []))</td></tr>
      """
    }
    return """
      <section id="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">Timeline</h2>
      \(chart)
      <details><summary>The timeline as a table (\(document.timeline.count) rows)</summary>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="timeline-title"><table>
      <thead><tr><th scope="col">time</th><th scope="col">role</th><th scope="col">kind</th>\
      <th scope="col">where</th><th scope="col">what</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      </details>
      </section>
      """
  }
}
