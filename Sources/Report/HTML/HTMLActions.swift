/// What to do next, and the alert rules that would have told.
struct HTMLActions {
  private let document: ReportDocument

  init(_ document: ReportDocument) { self.document = document }

  var section: HTML {
    guard !document.incidents.isEmpty else { return .empty }
    let lists = document.incidents.map { incident -> HTML in
      let plan = ActionPlan(document, incident)
      return """
        \(document.incidents.count > 1 ? "<h3>\(incident.id)</h3>" : .empty)
        \(list("Repair", plan.items(.corrective)))
        \(list("Keep it from coming back unseen", plan.items(.preventive)))
        """
    }
    return """
      <section id="actions" aria-labelledby="actions-title">
      <h2 id="actions-title">Actions and alert rules</h2>
      \(lists)
      \(rules)
      </section>
      """
  }

  private func list(_ title: String, _ items: [ActionPlan.Item]) -> HTML {
    guard !items.isEmpty else { return .empty }
    let rows = items.map { item -> HTML in
      let measured: HTML = item.measured.map { " <span class=\"dim\">(\($0))</span>" } ?? .empty
      let leads = item.leads.map { id -> HTML in " <a class=\"cite\" href=\"#\(id)\">\(id)</a>" }
      return "<li>\(item.action.sentence)\(measured)\(leads)</li>"
    }
    return "<h3>\(title)</h3><ul>\(rows)</ul>"
  }

  private var rules: HTML {
    let files = AlertFiles(document)
    guard !files.isEmpty else { return .empty }
    return """
      \(file("prometheus.rules.yaml", files.prometheus))
      \(file("loki.rules.yaml", files.loki))
      """
  }

  private func file(_ name: String, _ content: String) -> HTML {
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false).map { line -> HTML in
      "\(String(line))\n"
    }
    return """
      <details><summary><code>\(name)</code></summary>
      <div class="command"><pre>\(lines)</pre><button type="button" class="copy" hidden>Copy</button></div>
      </details>
      """
  }
}
