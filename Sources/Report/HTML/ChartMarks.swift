import Records

/// The lane of the changes: intervals with ✓ for what caused or ended the incident and ✗ for what was ruled out.
struct ChartMarks {
  private static let rowCountMax = 4

  private struct Mark {
    var start: Timestamp
    var end: Timestamp
    var letter: String
    var state: String
    var title: String
    var target: String?
  }

  private let document: ReportDocument
  private let axis: ChartAxis
  private let marks: [Mark]

  init(_ document: ReportDocument, _ axis: ChartAxis) {
    self.document = document
    self.axis = axis
    let judged = Self.judged(document)
    let known = Set(judged.map { "\($0.start.microseconds)" })
    let others = document.changeRows.filter { row in
      !known.contains("\(row.time.microseconds)")
        && !judged.contains { $0.title == row.title && $0.start <= row.time && row.time <= $0.end }
    }.map { row in
      Mark(
        start: row.time, end: row.time, letter: ChangeMarks.letter(of: row.kind), state: "seen",
        title: "\(row.kind): \(row.title)", target: row.evidence.flatMap { document.line($0)?.id })
    }
    marks = (judged + others.prefix(200)).sorted { ($0.start, $0.title) < ($1.start, $1.title) }
  }

  var lane: ChartLane? {
    guard !marks.isEmpty else { return nil }
    var ends = [Double](repeating: -100, count: Self.rowCountMax)
    var drawing = HTML.empty
    for mark in marks {
      let x = axis.x(mark.start)
      let row = ends.firstIndex { $0 + 18 < x } ?? ends.indices.min { ends[$0] < ends[$1] } ?? 0
      ends[row] = max(x + 12, axis.x(mark.end))
      drawing += draw(mark, y: Double(row) * 20 + 11)
    }
    let rows = max(1, (ends.lastIndex { $0 > -100 } ?? 0) + 1)
    return ChartLane(
      label: "changes", height: Double(rows) * 20 + 4, drawing: "<g clip-path=\"url(#plot)\">\(drawing)</g>")
  }

  /// The letters and signs that occur.
  var legend: [HTML] {
    var parts: [String] = []
    for (state, words) in [("cleared", "✗ ruled out"), ("guilty", "✓ cause"), ("mitigation", "✓ mitigation")]
    where marks.contains(where: { $0.state == state }) { parts.append(words) }
    if !document.changeRows.isEmpty { parts.append(ChangeMarks(document.changeRows).legend) }
    return parts.map { part in "<span>\(part)</span> " }
  }

  private func draw(_ mark: Mark, y: Double) -> HTML {
    let sign = mark.state == "cleared" ? "✗" : mark.state == "seen" ? "" : "✓"
    let interval: HTML =
      mark.end > mark.start
      ? """
      <rect class="bar \(mark.state)" x="\(axis.x(mark.start))" y="\(y + 6)" height="3" \
      width="\(max(2, axis.x(mark.end) - axis.x(mark.start)))" data-t="\(axis.offset(mark.start))" \
      data-u="\(axis.offset(mark.end))"/>
      """ : .empty
    let badge: HTML = """
      <g data-t="\(axis.offset(mark.start))" data-y="\(y)" transform="translate(\(axis.x(mark.start)) \(y))">\
      <circle class="mark \(mark.state)" r="8"/><text class="letter" y="4">\(mark.letter)</text>\
      <text class="verdict" x="9" y="0">\(sign)</text><title>\(mark.start.clock) UTC \(mark.title)</title></g>
      """
    guard let target = mark.target else { return "\(interval)\(badge)" }
    return "\(interval)<a href=\"#\(target)\" aria-label=\"\(mark.state): \(mark.title)\">\(badge)</a>"
  }

  /// The changes that the report has a verdict on.
  private static func judged(_ document: ReportDocument) -> [Mark] {
    var marks: [Mark] = []
    for incident in document.incidents {
      let lists: [(String, [ReportDocument.Lead])] = [
        ("guilty", incident.answer == .causeFound ? incident.causes : []),
        ("mitigation", incident.mitigation.map { [$0] } ?? []), ("cleared", incident.deadEnds),
        (
          "seen",
          incident.unrelated + incident.contributing + (incident.answer == .causeFound ? [] : incident.causes)
        ),
      ]
      for (state, leads) in lists {
        for lead in leads {
          guard lead.change != nil || state == "mitigation" else { continue }
          let mark = Mark(
            start: lead.change?.start ?? lead.onset, end: lead.change?.finish ?? lead.onset,
            letter: ChangeMarks.letter(of: lead.change?.kind ?? lead.category.replacing("-change", with: "")),
            state: state, title: lead.title, target: lead.id)
          if !marks.contains(where: { $0.target == mark.target }) { marks.append(mark) }
        }
      }
    }
    return marks
  }
}
