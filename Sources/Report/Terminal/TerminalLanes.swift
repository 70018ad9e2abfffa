import Records

/// Sparklines and markers on one time axis: the incident, the most telling series, and the changes.
struct TerminalLanes {
  private static let seriesCountMax = 6

  private let document: ReportDocument
  private let start: Timestamp
  private let end: Timestamp
  private let labelColumns: Int
  private let columnCount: Int

  /// nil when the report has nothing to draw.
  init?(_ document: ReportDocument, width: Int) {
    guard let axis = document.axis else { return nil }
    self.document = document
    start = axis.start
    end = axis.end
    let labels = document.drawn(Self.seriesCountMax).map(\.title) + ["incident"]
    let longest = labels.map { DisplayWidth.of(HostileText.visible($0)) }.max() ?? 8
    labelColumns = min(longest, width / 4) + 1
    columnCount = width - labelColumns - 12
  }

  func draw(on page: inout TerminalPage) {
    page.row("", labelColumns: labelColumns, ticks)
    if !document.incidents.isEmpty {
      page.row("incident", labelColumns: labelColumns, bands(page.glyphs))
    }
    for series in document.drawn(Self.seriesCountMax) {
      let values = columns(of: series)
      let peak = values.compactMap { $0 }.max() ?? 0
      page.row(
        series.title, labelColumns: labelColumns, sparkline(values, peak, page.glyphs),
        peakText(peak, series.unit))
    }
    let marks = ChangeMarks(document.changeRows)
    if !marks.isEmpty {
      let letters = marks.letters(columnCount: columnCount) { column(of: $0) }
      page.row(
        "changes", labelColumns: labelColumns, letters.map { $0 ?? page.glyphs.rest }.joined())
      page.entry("", labelColumns: labelColumns, marks.legend)
    }
  }

  /// `09    10    11`: the widest spacing of round times that leaves room for the labels.
  private var ticks: String {
    let span = end.secondsSince(start)
    let steps: [Int64] = [1, 5, 10, 30, 60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400]
    let columnSeconds = span / Double(columnCount)
    let step =
      steps.first { Double($0) / columnSeconds >= 8 } ?? 86400 * Int64((span / 86400 / 8).rounded(.up))
    var cells = Array(repeating: Character(" "), count: columnCount)
    var second = (start.wholeSecond + step - 1) / step * step
    var free = 0
    while second <= end.wholeSecond {
      let time = Timestamp(microseconds: second * 1_000_000)
      let label = step >= 86400 ? String(time.day.suffix(5)) : step >= 60 ? time.clockMinutes : time.clock
      let place = column(of: time)
      if place >= free, place + label.count <= columnCount {
        for (offset, character) in label.enumerated() { cells[place + offset] = character }
        free = place + label.count + 1
      }
      second += step
    }
    return String(cells)
  }

  private func bands(_ glyphs: Glyphs) -> String {
    var cells = Array(repeating: glyphs.rest, count: columnCount)
    if let baseline = document.baseline {
      fill(&cells, from: baseline.start, to: baseline.end, with: glyphs.baseline)
    }
    for incident in document.incidents {
      fill(&cells, from: incident.onset, to: incident.end ?? end, with: glyphs.band)
    }
    return cells.joined()
  }

  private func fill(_ cells: inout [String], from: Timestamp, to: Timestamp, with glyph: String) {
    let first = column(of: from)
    for place in first...max(first, column(of: to)) { cells[place] = glyph }
  }

  private func column(of time: Timestamp) -> Int {
    let share = time.secondsSince(start) / end.secondsSince(start)
    return min(columnCount - 1, max(0, Int(share * Double(columnCount))))
  }

  /// The highest value of each column, so that no peak is lost.
  private func columns(of series: ReportDocument.Series) -> [Double?] {
    var result: [Double?] = Array(repeating: nil, count: columnCount)
    for (number, value) in series.values.enumerated() {
      guard let value else { continue }
      let from = series.start.advanced(bySeconds: Double(number) * series.stepSeconds)
      let first = column(of: from)
      let last = max(first, column(of: from.advanced(bySeconds: series.stepSeconds * 0.999)))
      for place in first...last { result[place] = max(result[place] ?? value, value) }
    }
    return result
  }

  private func sparkline(_ values: [Double?], _ peak: Double, _ glyphs: Glyphs) -> String {
    values.map { value in
      guard let value else { return " " }
      let share = peak > 0 ? max(0, value) / peak : 0
      return glyphs.levels[min(7, Int(share * 8))]
    }.joined()
  }

  private func peakText(_ peak: Double, _ unit: String) -> String {
    let text =
      unit.isEmpty || unit.utf8.count > 4 ? Wording.quantity(peak) : "\(Wording.quantity(peak)) \(unit)"
    return String(repeating: " ", count: max(0, 10 - text.count)) + text
  }
}
