/// Every series that was considered, with what it did; those that stayed as they were are greyed and come last.
struct HTMLSignals {
  private let document: ReportDocument
  private let pieces: HTMLPieces

  init(_ document: ReportDocument) {
    self.document = document
    pieces = HTMLPieces(document)
  }

  var section: HTML {
    guard !document.series.isEmpty else { return .empty }
    let rows = ranked.map(row)
    return """
      <section id="signals" aria-labelledby="signals-title">
      <h2 id="signals-title">Signals considered</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="signals-title"><table>
      <thead><tr><th scope="col">signal</th><th scope="col">where</th><th scope="col">over time</th>\
      <th scope="col">normal → incident</th><th scope="col" class="number">×</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      </section>
      """
  }

  private typealias Signal = (series: ReportDocument.Series, shift: SeriesShift?)

  private var ranked: [Signal] {
    let incident = document.incidents.first
    let signals: [Signal] = document.series.map { series in
      let shift = document.baseline.flatMap { baseline in
        incident.flatMap { SeriesShift(series, baseline: baseline, incident: $0) }
      }
      return (series, shift)
    }
    return signals.filter { !isHealthy($0) } + signals.filter(isHealthy)
  }

  private func isHealthy(_ signal: Signal) -> Bool {
    signal.series.role != "impact" && (signal.shift?.isHealthy ?? (signal.series.role == "healthy"))
  }

  private func row(_ signal: Signal) -> HTML {
    let series = signal.series
    let place = [series.host, series.service].compactMap { $0 }.joined(separator: "/")
    let words = signal.shift?.words ?? "no comparison"
    let factor = signal.shift.map { Wording.quantity($0.factor) } ?? ""
    let state = isHealthy(signal) ? "healthy" : "moved"
    return """
      <tr class="\(state)"><th scope="row">\(pieces.cut(series.title, 60)) \
      <span class="tag">\(isHealthy(signal) ? "unchanged" : series.role)</span></th><td>\(pieces.cut(place, 40))</td>\
      <td>\(pieces.sparkline(series, label: "\(DisplayWidth.cut(series.title, columns: 60, ellipsis: "…")): \(words)"))</td>\
      <td>\(words)</td><td class="number">\(factor)</td></tr>
      """
  }
}
