import Records

/// The swim lanes on one time axis: causes, series, changes with what became of them, symptoms, and how much each
/// source wrote. Everything that the script moves when it zooms carries its time in `data-t` (and `data-u`), in
/// seconds since the start of the axis.
struct HTMLChart {
  private let document: ReportDocument
  private let axis: ChartAxis
  private let lanes: [ChartLane]

  /// nil when the report has nothing with a time.
  init?(_ document: ReportDocument) {
    guard let window = document.axis else { return nil }
    self.document = document
    axis = ChartAxis(start: window.start, end: window.end)
    lanes = ChartLanes(document, axis).all
  }

  var figure: HTML {
    let height = 24 + lanes.reduce(0) { $0 + $1.height } + 8
    var y = 24.0
    var drawn = HTML.empty
    for lane in lanes {
      drawn += """
        <g class="lane" transform="translate(0 \(y))"><text class="label" x="\(ChartAxis.labelWidth - 10)" \
        y="\(lane.height / 2 + 4)">\(lane.label)</text>\(lane.drawing)</g>
        """
      y += lane.height
    }
    return """
      <figure id="chart" tabindex="0" aria-labelledby="chart-title" aria-describedby="chart-words chart-keys">
      <p class="tools" hidden>
      <button type="button" data-zoom="in">Zoom in</button> <button type="button" data-zoom="out">Zoom out</button>
      <button type="button" data-zoom="incident">Incident</button> <button type="button" data-zoom="all">All</button>
      <output id="readout"></output></p>
      <div class="scroll chart"><svg viewBox="0 0 \(ChartAxis.right + ChartAxis.marginWidth) \(height)" role="group" \
      aria-labelledby="chart-title" data-start="\(Int(axis.start.microseconds / 1000))" data-span="\(axis.seconds)" \
      data-left="\(ChartAxis.labelWidth)" data-width="\(ChartAxis.plotWidth)" \(incidentSpan)>
      <title id="chart-title">Timeline from \(axis.start.rfc3339) to \(axis.end.rfc3339)</title>
      <defs><pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
      <path class="hatch" d="M0 0V6"/></pattern>
      <clipPath id="plot"><rect x="\(ChartAxis.labelWidth)" y="0" width="\(ChartAxis.plotWidth)" \
      height="\(height)"/></clipPath></defs>
      <g clip-path="url(#plot)">\(bands(height))</g>
      <g class="ticks">\(ticks(height))</g>
      \(drawn)
      <g class="crosshair" hidden><path d="M0 18V\(height)"/></g>
      </svg></div>
      <figcaption><span id="chart-words">\(words)</span> <span class="legend">\(legend)</span> \
      <span id="chart-keys" class="keys" hidden>Keys: ← → move the crosshair, + − zoom, 0 shows all.</span></figcaption>
      </figure>
      """
  }

  private var incidentSpan: HTML {
    guard let incident = document.incidents.first else { return .empty }
    let start = incident.causes.first.map { min($0.onset, incident.onset) } ?? incident.onset
    let end = incident.recovered ?? incident.end ?? axis.end
    let margin = max(60, end.secondsSince(start) * 0.15)
    return """
      data-incident="\(axis.offset(start.advanced(bySeconds: -margin))) \
      \(axis.offset(end.advanced(bySeconds: margin)))"
      """
  }

  /// Baseline, incidents and the uncertainty of their onsets, behind all lanes.
  private func bands(_ height: Double) -> HTML {
    var result = HTML.empty
    if let baseline = document.baseline {
      result += band("baseline", baseline.start, baseline.end, height, "baseline")
    }
    for incident in document.incidents {
      result += band("incident", incident.onset, incident.end ?? axis.end, height, "incident \(incident.id)")
      let margin = max(incident.onsetUncertaintySeconds, axis.seconds / 1000)
      result += band(
        "onset", incident.onset.advanced(bySeconds: -margin), incident.onset.advanced(bySeconds: margin),
        height,
        "onset of \(incident.id) \(incident.onset.clock) UTC ±\(Wording.span(incident.onsetUncertaintySeconds))"
      )
    }
    return result
  }

  private func band(_ role: String, _ from: Timestamp, _ to: Timestamp, _ height: Double, _ title: String)
    -> HTML
  {
    """
    <rect class="band \(role)" x="\(axis.x(from))" y="18" width="\(max(1, axis.x(to) - axis.x(from)))" \
    height="\(height - 18)" data-t="\(axis.offset(from))" data-u="\(axis.offset(to))"><title>\(title)</title></rect>
    """
  }

  private func ticks(_ height: Double) -> HTML {
    let marks = axis.ticks.map { time, label -> HTML in
      "<path d=\"M\(axis.x(time)) 18V\(height)\"/><text x=\"\(axis.x(time))\" y=\"12\">\(label)</text>"
    }
    return "\(marks)"
  }

  private var legend: HTML {
    let marks = ChartLanes(document, axis).legend
    return marks.isEmpty ? .empty : "\(marks)"
  }

  /// What the chart shows, for those who cannot see it.
  private var words: String {
    var sentences: [String] = []
    for incident in document.incidents {
      let cause = incident.causes.first.map { "\($0.title) from \($0.onset.clock) UTC, then " } ?? ""
      sentences.append(
        "\(incident.id): \(cause)trouble from \(incident.onset.clock) UTC"
          + (incident.end.map { " to \($0.clock) UTC" } ?? " on") + ".")
    }
    let changes = document.changeRows
    if !changes.isEmpty { sentences.append("\(Wording.plural(changes.count, "change")) marked.") }
    return sentences.joined(separator: " ")
  }
}
