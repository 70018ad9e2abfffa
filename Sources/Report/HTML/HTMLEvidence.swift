/// Every cited line with its place, and the command that shows it in its file.
struct HTMLEvidence {
  /// Bytes that all texts together may take, so that the page stays small whatever the input.
  private static let textBudget = 120_000

  private let document: ReportDocument
  private let pieces: HTMLPieces

  init(_ document: ReportDocument) {
    self.document = document
    pieces = HTMLPieces(document)
  }

  var section: HTML {
    guard !document.evidence.isEmpty else { return .empty }
    let columns = min(600, max(60, Self.textBudget / document.evidence.count))
    let items = document.evidence.map { line -> HTML in
      let hash: HTML =
        line.sha256.map { "<span class=\"dim\">sha256 \(String($0.prefix(12)))…</span>" } ?? .empty
      return """
        <li id="\(line.id)"><p><b>\(line.id)</b> \(pieces.time(line.time)) <code>\(line.source):\(line.line)</code> \
        <span class="dim">byte \(Wording.count(Int(clamping: line.offset)))</span> \(hash) \
        <span class="command"><code>rca cite \(line.id)</code><button type="button" class="copy" hidden>Copy</button></span> \
        \(pieces.permalink(line.id))</p>\(context(line, columns))</li>
        """
    }
    return """
      <section id="evidence" aria-labelledby="evidence-title">
      <h2 id="evidence-title">Evidence</h2>
      <ol class="evidence">\(items)</ol>
      </section>
      """
  }

  /// The line between its neighbours, where the report has them.
  private func context(_ line: ReportDocument.CitedLine, _ columns: Int) -> HTML {
    func row(_ text: String) -> String {
      DisplayWidth.cut(HostileText.visible(text), columns: columns, ellipsis: "…")
    }
    let before = (line.before ?? []).map { text -> HTML in "<span class=\"dim\">\(row(text))</span>\n" }
    let after = (line.after ?? []).map { text -> HTML in "\n<span class=\"dim\">\(row(text))</span>" }
    return "<pre>\(before)<mark>\(row(line.text))</mark>\(after)</pre>"
  }
}
