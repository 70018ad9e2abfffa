/// Corrective and preventive actions that follow from the evidence, with owner and date left to people.
struct PostmortemActions {
  let document: ReportDocument
  let incident: ReportDocument.Incident

  init(_ document: ReportDocument, _ incident: ReportDocument.Incident) {
    self.document = document
    self.incident = incident
  }

  func write(to page: inout MarkdownPage) {
    let plan = ActionPlan(document, incident)
    list("Corrective actions", plan.items(.corrective), &page)
    list("Preventive actions", plan.items(.preventive), &page)
    page.bullet("Hold the post-mortem meeting. Owner: `TODO`, due: `TODO`", isSafe: true)
    let rules = AlertRules(document, incident)
    guard !rules.isEmpty else { return }
    page.heading(2, "Alerts")
    page.paragraph("`rca alerts` writes these as rule files with their tests.", isSafe: true)
    for alert in rules.alerts { page.bullet("\(alert.name): \(alert.summary)") }
  }

  private func list(_ title: String, _ items: [ActionPlan.Item], _ page: inout MarkdownPage) {
    page.heading(2, title)
    if items.isEmpty { page.bullet("`TODO`: the evidence suggests none", isSafe: true) }
    for item in items {
      let measured = item.measured.map { " (\($0))" } ?? ""
      let why = item.leads.isEmpty ? "" : ", for \(item.leads.joined(separator: ", "))"
      page.bullet(
        EscapedText.markdown("\(item.action.sentence)\(measured)\(why).") + " Owner: `TODO`, due: `TODO`",
        isSafe: true)
    }
  }
}
