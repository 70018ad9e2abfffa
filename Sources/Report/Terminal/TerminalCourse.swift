import Records

/// How the answer came about, for a terminal: one row for each step that changed it.
package struct TerminalCourse {
  private static let timeColumns = 21

  private let course: ReplayCourse
  private let options: TerminalOptions

  package init(_ course: ReplayCourse, options: TerminalOptions = TerminalOptions()) {
    self.course = course
    self.options = options
  }

  package var text: String {
    var page = TerminalPage(options: options)
    let rows = changed
    var title = "AS KNOWN AT   \(Wording.plural(course.steps.count, "step"))"
    let left = course.steps.count - rows.count
    if left > 0 { title += ", \(left) of them as the one before" }
    page.heading(title)
    for step in rows { self.step(step, &page) }
    if !course.incidents.isEmpty {
      page.blank()
      page.heading("SINCE WHEN it could be known")
      for row in known {
        page.entry(stamp(row.time), labelColumns: Self.timeColumns, row.text, right: row.right)
      }
    }
    return page.text
  }

  /// The incidents that are seen in the end, and the leads where they stand in the end, by when that could be known.
  private var known: [(time: Timestamp, text: String, right: String)] {
    let incidents = course.incidents.map { incident in
      (
        time: incident.since, text: "incident since \(incident.onset.clock)Z: \(incident.headline)",
        right: incident.incident
      )
    }
    let leads = course.leads.filter { $0.list != "symptom" && $0.list != "unrelated" }.map { lead in
      (
        time: lead.since, text: "\(lead.list): \(lead.title)",
        right: "\(lead.lead) \(Wording.fixed(lead.confidence, 2))"
      )
    }
    return (incidents + leads).sorted { ($0.time, $0.right) < ($1.time, $1.right) }
  }

  /// The steps that say something else than the one before, the probability aside when it is worded the same.
  private var changed: [ReplayCourse.Step] {
    var rows: [ReplayCourse.Step] = []
    for step in course.steps {
      if let last = rows.last, said(last) == said(step) { continue }
      rows.append(step)
    }
    return rows
  }

  /// Without numbers: rates are measured anew at every step.
  private func said(_ step: ReplayCourse.Step) -> [String] {
    [step.verdict.rawValue, "\(step.incidents)", answer(step).filter { !$0.isNumber && $0 != "." }]
      + step.deadEnds.sorted()
  }

  private func step(_ step: ReplayCourse.Step, _ page: inout TerminalPage) {
    page.entry(
      stamp(step.time), labelColumns: Self.timeColumns, verdict(step),
      right: step.confidence.map { Wording.fixed($0, 2) },
      style: step.cause == nil ? .plain : .cause)
    guard !step.deadEnds.isEmpty else { return }
    let shown = step.deadEnds.prefix(4).joined(separator: ", ")
    let more = step.deadEnds.count > 4 ? " and \(step.deadEnds.count - 4) more" : ""
    page.entry(
      "", labelColumns: Self.timeColumns, "\(page.glyphs.deadEnd) \(shown)\(more)")
  }

  private func verdict(_ step: ReplayCourse.Step) -> String {
    let name = step.verdict.rawValue.replacing("-", with: " ")
    let count = step.incidents > 1 ? " (\(step.incidents))" : ""
    let answer = answer(step)
    return name + count + (answer.isEmpty ? "" : ": \(answer)")
  }

  private func answer(_ step: ReplayCourse.Step) -> String {
    let cause = step.cause.map { "\(step.place ?? "")  \($0)" } ?? ""
    switch step.answer {
    case nil: return ""
    case .noneOfTheLeads?: return "none of the leads holds"
    case .cannotTell?: return "cannot tell; perhaps \(cause)"
    case .causeFound?: return "\(Wording.likelihood(step.confidence ?? 0)) \(cause)"
    }
  }

  /// With the day: a replay may run over midnight.
  private func stamp(_ time: Timestamp) -> String { "\(time.day) \(time.clock)Z" }
}
