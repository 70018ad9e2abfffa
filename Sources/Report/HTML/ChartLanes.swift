import Records

/// One lane: its label, its height, and what is drawn in it.
struct ChartLane {
  var label: HTML
  var height: Double
  var drawing: HTML
}

/// The lanes of the chart, cause first.
struct ChartLanes {
  private static let causeCountMax = 4
  private static let seriesCountMax = 7

  private let document: ReportDocument
  private let axis: ChartAxis
  init(_ document: ReportDocument, _ axis: ChartAxis) {
    self.document = document
    self.axis = axis
  }

  var all: [ChartLane] {
    causes + document.drawn(Self.seriesCountMax).map(series)
      + [ChartMarks(document, axis).lane].compactMap { $0 }
      + [symptoms].compactMap { $0 } + densities
  }

  var legend: [HTML] { ChartMarks(document, axis).legend }

  private var causes: [ChartLane] {
    document.incidents.flatMap { incident in
      incident.causes.prefix(Self.causeCountMax).map { lead in
        let end = lead.end ?? incident.end ?? axis.end
        let bar: HTML = """
          <g clip-path="url(#plot)"><a href="#\(lead.id)" aria-label="cause: \(lead.title)">\
          <rect class="bar cause" x="\(axis.x(lead.onset))" y="6" height="14" rx="3" \
          width="\(max(3, axis.x(end) - axis.x(lead.onset)))" data-t="\(axis.offset(lead.onset))" \
          data-u="\(axis.offset(end))"><title>\(lead.title), since \(lead.onset.clock) UTC</title></rect></a></g>
          """
        return ChartLane(label: "● \(short(lead.place, 24))", height: 26, drawing: bar)
      }
    }
  }

  private func series(_ series: ReportDocument.Series) -> ChartLane {
    let height = 44.0
    let span = Double(series.values.count) * series.stepSeconds
    let end = series.start.advanced(bySeconds: span)
    let (left, right) = (axis.x(series.start), axis.x(end))
    let path = SparkPath(series.values, width: max(1, right - left), height: height - 8)
    let peak = "\(Wording.quantity(path.peak)) \(short(series.unit, 8))"
    let values = series.values.map { $0.map { Wording.quantity($0).replacing(" ", with: "\u{a0}") } ?? "-" }
    let name = short(series.title, 80)
    let drawing: HTML = """
      <svg class="plot \(role(series.role))" x="\(ChartAxis.labelWidth)" y="4" width="\(ChartAxis.plotWidth)" \
      height="\(height - 8)" viewBox="\(ChartAxis.labelWidth - left) 0 \(ChartAxis.plotWidth) \(height - 8)" \
      preserveAspectRatio="none" role="img" aria-label="\(name), at most \(peak)" \
      data-origin="\(ChartAxis.labelWidth - left)"><path class="area" d="\(path.area)"/><path class="line" \
      d="\(path.line)"/></svg><text class="peak" x="\(ChartAxis.right + 8)" y="26" \
      data-first="\(axis.offset(series.start))" data-step="\(series.stepSeconds)" \
      data-values="\(values.joined(separator: " "))" data-rest="max \(peak)">max \(peak)</text>
      """
    return ChartLane(label: "\(short(series.title, 26))", height: height, drawing: drawing)
  }

  /// A label that fits beside its lane: all of it stands in the drawing's own name.
  private func short(_ text: String, _ columns: Int) -> String {
    DisplayWidth.cut(HostileText.visible(text), columns: columns, ellipsis: "…")
  }

  /// The class of a lane: only the known roles have colours of their own.
  private func role(_ role: String) -> String {
    ["impact", "cause", "symptom", "healthy"].contains(role) ? role : "other"
  }

  private var symptoms: ChartLane? {
    let leads = document.incidents.flatMap(\.symptoms).prefix(40)
    guard !leads.isEmpty else { return nil }
    let marks = leads.map { lead -> HTML in
      """
      <g data-t="\(axis.offset(lead.onset))" data-y="13" transform="translate(\(axis.x(lead.onset)) 13)">\
      <a href="#\(lead.id)" aria-label="symptom: \(lead.title)"><path class="mark symptom" d="M0-6L6 0L0 6L-6 0Z">\
      <title>\(lead.onset.clock) UTC \(lead.place): \(lead.title)</title></path></a></g>
      """
    }
    return ChartLane(label: "symptoms", height: 26, drawing: "<g clip-path=\"url(#plot)\">\(marks)</g>")
  }

  /// Darker where a source wrote more. Where one that writes all the time fell silent, it is hatched; one that writes
  /// now and then has no gaps.
  private var densities: [ChartLane] {
    document.density.compactMap { row in
      guard let first = row.counts.firstIndex(where: { $0 > 0 }),
        let last = row.counts.lastIndex(where: { $0 > 0 })
      else { return nil }
      let counts = row.counts[first...last]
      let gapCount = counts.count { $0 == 0 }
      let isSteady = gapCount * 2 < counts.count
      let name = [row.host, row.service].compactMap { $0 }.joined(separator: "/")
      let silent =
        isSteady && gapCount > 0
        ? ", silent for \(Wording.span(Double(gapCount) * row.stepSeconds)) in between" : ""
      let total = Wording.plural(counts.reduce(0, +), "record")
      return ChartLane(
        label: "\(short(name.isEmpty ? "logs" : name, 26))", height: 16,
        drawing: """
          <g clip-path="url(#plot)" role="img" aria-label="\(short(name, 60)): \(total)\(silent)">\
          \(cells(counts, row, showsGaps: isSteady))</g>
          """)
    }
  }

  /// Neighbours of the same level are one rectangle.
  private func cells(_ counts: ArraySlice<Int>, _ row: ReportDocument.Density, showsGaps: Bool) -> HTML {
    let top = counts.max() ?? 0
    var cells = HTML.empty
    var place = counts.startIndex
    while place < counts.endIndex {
      let level = level(counts[place], top)
      var next = place + 1
      while next < counts.endIndex, self.level(counts[next], top) == level { next += 1 }
      let from = row.start.advanced(bySeconds: Double(place) * row.stepSeconds)
      let to = row.start.advanced(bySeconds: Double(next) * row.stepSeconds)
      if level > 0 || showsGaps {
        cells += """
          <rect class="density d\(level)" x="\(axis.x(from))" y="3" width="\(axis.x(to) - axis.x(from))" height="10" \
          data-t="\(axis.offset(from))" data-u="\(axis.offset(to))"/>
          """
      }
      place = next
    }
    return cells
  }

  /// 0 (nothing) to 5, by the logarithm, so that a quiet source is seen beside a busy hour.
  private func level(_ count: Int, _ top: Int) -> Int {
    guard count > 0 else { return 0 }
    var level = 5
    var limit = top
    while level > 1, count * 2 <= limit {
      level -= 1
      limit /= 2
    }
    return level
  }
}
