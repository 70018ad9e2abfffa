import Records

/// What every renderer asks of a report.
extension ReportDocument {
  /// The one time axis that everything is drawn on; nil when nothing has a time.
  package var axis: Window? {
    let starts = series.map(\.start) + sources.compactMap(\.first)
    let ends =
      series.map { $0.start.advanced(bySeconds: Double($0.values.count) * $0.stepSeconds) }
      + sources.compactMap(\.last)
    guard let start = starts.min(), let end = ends.max(), start < end else { return nil }
    return Window(start: start, end: end)
  }

  /// The series that tell most of the first incident: its impact, what its cause's rules count, what its symptoms'
  /// rules count, then what changed most. Those that stayed as they were come last, and only if there is no incident.
  func drawn(_ limit: Int) -> [Series] {
    guard let incident = incidents.first else { return Array(series.prefix(limit)) }
    let causeRules = Set(incident.causes.prefix(1).flatMap(\.rules))
    let symptomRules = Set(incident.symptoms.flatMap(\.rules))
    func interest(_ series: Series) -> Int {
      if series.role == "impact" { return 1000 }
      let shift = baseline.flatMap { SeriesShift(series, baseline: $0, incident: incident) }
      let change = shift.map { max($0.factor, 1 / $0.factor) } ?? (series.role == "healthy" ? 1 : 2)
      guard change >= 1.5 else { return 0 }
      let byRule =
        series.rule.map { causeRules.contains($0) ? 500 : symptomRules.contains($0) ? 200 : 0 } ?? 0
      let byRole = series.role == "cause" || series.role == "traffic" ? 100 : 0
      return byRule + byRole + Int(min(change, 90))
    }
    let ranked = series.enumerated().map { (place: $0, series: $1, interest: interest($1)) }
      .filter { $0.interest > 0 }
      .sorted { ($1.interest, $0.place) < ($0.interest, $1.place) }
    return ranked.prefix(limit).map(\.series)
  }

  /// The rows of the timeline that are changes.
  var changeRows: [TimelineRow] {
    timeline.filter { $0.role == "change" || $0.role == "mitigation" || ChangeMarks.knows($0.kind) }
  }

  /// The cited line with this id.
  package func line(_ id: String) -> CitedLine? {
    if let number = Int(id.dropFirst()), evidence.indices.contains(number - 1), evidence[number - 1].id == id
    {
      return evidence[number - 1]
    }
    return evidence.first { $0.id == id }
  }

  /// Says that the report is one of an earlier time: `at 2024-07-15T12:00:00.000Z: …`; nil for all other reports.
  var replayNote: String? {
    asKnownAt.map { "at \($0.rfc3339): nothing logged later was looked at" }
  }

  /// Every lead of every incident.
  package var leads: [Lead] { incidents.flatMap(\.leads) }

  /// Number of distinct hosts among the sources.
  var hostCount: Int { Set(sources.compactMap(\.host)).count }

  /// All records, and the share of them that some format understood; nil when there are none.
  var recordCount: Int { sources.reduce(0) { $0 + $1.records } }
  var parsedShare: Double? {
    let records = recordCount
    guard records > 0 else { return nil }
    return 1 - Double(sources.reduce(0) { $0 + $1.unparsed }) / Double(records)
  }

  /// First and last instant that the sources cover.
  var covered: Window? {
    guard let start = sources.compactMap(\.first).min(), let end = sources.compactMap(\.last).max() else {
      return nil
    }
    return Window(start: start, end: end)
  }

  /// True when something that could not be looked at might have changed the answer: there is no clear cause, the
  /// answer is known to flip, or the gap is at the place of the first cause.
  var gapsCouldChangeAnswer: Bool {
    guard !notCovered.isEmpty else { return false }
    if incidents.isEmpty { return true }
    return incidents.contains { incident in
      guard incident.answer == .causeFound, let cause = incident.causes.first else { return true }
      if incident.sensitivity?.contains("flips") == true { return true }
      let places = [cause.host, cause.service].compactMap { $0 }
      return notCovered.contains { gap in
        let words = gap.split { !($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        return places.contains { place in words.contains { $0 == place } }
      }
    }
  }
}

extension ReportDocument {
  /// Messages that no rule knows and that came with the incident or became frequent, most telling first.
  var newOrSurgingMessages: [Template] {
    templates.filter { $0.kind == .new || ($0.kind == .shifted && $0.perMinuteDuring > $0.perMinuteBefore) }
  }
}

extension ReportDocument.Template {
  /// Where it was logged: `db01/postgresql`.
  var place: String {
    let parts = [host, service].compactMap { $0 }
    return parts.isEmpty ? "unknown place" : parts.joined(separator: "/")
  }
}

/// One letter for each kind of change, as the lanes print them.
struct ChangeMarks {
  private static let letters: [(kind: String, letter: String)] = [
    ("deploy", "d"), ("rollback", "R"), ("config", "c"), ("restart", "r"), ("migration", "m"),
    ("feature-flag", "f"), ("scale", "s"), ("command", "x"), ("job", "j"),
  ]

  private let rows: [ReportDocument.TimelineRow]

  init(_ rows: [ReportDocument.TimelineRow]) { self.rows = rows }

  static func knows(_ kind: String) -> Bool { letters.contains { $0.kind == kind } }

  static func letter(of kind: String) -> String { letters.first { $0.kind == kind }?.letter ?? "o" }

  var isEmpty: Bool { rows.isEmpty }

  /// A letter per column, `*` where several kinds meet, nil where there is none.
  func letters(columnCount: Int, column: (Timestamp) -> Int) -> [String?] {
    var result: [String?] = Array(repeating: nil, count: columnCount)
    for row in rows {
      let letter = Self.letter(of: row.kind)
      let place = column(row.time)
      result[place] = result[place] == nil || result[place] == letter ? letter : "*"
    }
    return result
  }

  /// `d deploy  R rollback`, of the kinds that occur.
  var legend: String {
    var parts = Self.letters.filter { entry in rows.contains { $0.kind == entry.kind } }
      .map { "\($0.letter) \($0.kind)" }
    if rows.contains(where: { !Self.knows($0.kind) }) { parts.append("o other") }
    return (parts + ["* several"]).joined(separator: "   ")
  }
}
