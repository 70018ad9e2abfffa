/// What changed in the logs: messages that no rule knows and that came, went or shifted.
struct HTMLTemplates {
  private let document: ReportDocument
  private let pieces: HTMLPieces

  init(_ document: ReportDocument) {
    self.document = document
    pieces = HTMLPieces(document)
  }

  var section: HTML {
    guard !document.templates.isEmpty else { return .empty }
    let rows = document.templates.map { template -> HTML in
      """
      <tr><td><span class="tag">\(template.kind.rawValue)</span></td>\
      <td><code>\(pieces.cut(template.text, 200))</code> \(pieces.citations(template.evidence, limit: 2))</td>\
      <td>\(pieces.cut([template.host, template.service].compactMap { $0 }.joined(separator: "/"), 40))</td>\
      <td class="number">\(Wording.quantity(template.perMinuteBefore))</td>\
      <td class="number">\(Wording.quantity(template.perMinuteDuring))</td></tr>
      """
    }
    return """
      <section id="messages" aria-labelledby="messages-title">
      <h2 id="messages-title">What changed in the logs</h2>
      <p>New, surging or vanished messages that no rule knows; what they mean is for a reader to judge. \
      <code>rca rules suggest</code> writes rules for them.</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="messages-title"><table>
      <thead><tr><th scope="col">change</th><th scope="col">message</th><th scope="col">where</th>\
      <th scope="col" class="number">per minute before</th><th scope="col" class="number">during</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      </section>
      """
  }
}
