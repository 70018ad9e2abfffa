import Bytes

/// The report as one HTML file that needs nothing else: no reference to anything outside, a content security policy
/// that forbids any, complete without its script, and escaped throughout.
package struct HTMLReport {
  private static let sizeMax = 500_000

  /// The file: at most 500 KB, whatever the input.
  package let text: String

  package init(_ document: ReportDocument) {
    var text = ""
    for scale in [1, 2, 4, 8] {
      text = HTMLPage(HTMLDigest(document, scale: scale)).text
      if text.utf8.count <= Self.sizeMax { break }
    }
    self.text = text
  }
}

/// The whole page of one digest.
private struct HTMLPage {
  private let document: ReportDocument
  private let leftOut: [String]

  init(_ digest: HTMLDigest) {
    document = digest.document
    leftOut = digest.leftOut
  }

  var text: String {
    let page: HTML = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="rca \(document.version)">
      <title>\(HTMLVerdict(document).title)</title>
      <style>\(HTML(stringLiteral: HTMLStyle.text))</style>
      </head>
      <body>
      <a class="skip" href="#verdict">Skip to the verdict</a>
      \(header)
      <main>
      \(HTMLVerdict(document).section)
      \(notCovered)
      \(HTMLTimeline(document).section)
      \(document.incidents.map { HTMLLeads(document, $0).section })
      \(HTMLSignals(document).section)
      \(HTMLTemplates(document).section)
      \(HTMLEvidence(document).section)
      \(HTMLActions(document).section)
      \(HTMLProvenance(document, leftOut: leftOut).section)
      </main>
      <script>\(HTML(stringLiteral: HTMLScript.text))</script>
      </body>
      </html>

      """
    return page.text
  }

  /// Only this file's own style and script, by their hashes (CSP Level 3 §2.3.1); no connection, image or form.
  private var policy: String {
    "default-src 'none'; style-src 'sha256-\(Self.hash(HTMLStyle.text))'; "
      + "script-src 'sha256-\(Self.hash(HTMLScript.text))'; base-uri 'none'; form-action 'none'"
  }

  private var header: HTML {
    let sections: [(id: String, name: String)] = [
      ("verdict", "Verdict"), ("timeline", "Timeline"), ("leads", "Cause and dead ends"),
      ("signals", "Signals"),
      ("messages", "Messages"), ("evidence", "Evidence"), ("actions", "Actions"),
      ("provenance", "Provenance"),
    ]
    let present = sections.filter { id, _ in
      switch id {
      case "leads", "actions": !document.incidents.isEmpty
      case "messages": !document.templates.isEmpty
      case "signals": !document.series.isEmpty
      case "evidence": !document.evidence.isEmpty
      default: true
      }
    }
    let links = present.map { section -> HTML in "<li><a href=\"#\(section.id)\">\(section.name)</a></li>" }
    return """
      <header>
      <p class="brand">rca \(document.version) <span class="dim">\(HTMLProvenance(document).summary)</span></p>
      <nav aria-label="Sections"><ul>\(links)</ul></nav>
      <p class="tools" hidden><button type="button" id="zone" aria-pressed="false">Show local time</button></p>
      </header>
      """
  }

  private var notCovered: HTML {
    guard !document.notCovered.isEmpty else { return .empty }
    let gaps = document.notCovered.map { gap -> HTML in "<li>\(gap)</li>" }
    let warning: HTML =
      document.gapsCouldChangeAnswer ? "<p><strong>This could change the answer.</strong></p>" : .empty
    return """
      <section id="not-covered" class="gaps" aria-labelledby="not-covered-title">
      <h2 id="not-covered-title">Not covered</h2>
      \(warning)<ul>\(gaps)</ul>
      </section>
      """
  }

  private static func hash(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return Base64.text(ofHex: SHA256.hex(bytes, 0..<bytes.count))
  }
}

/// Base64 (RFC 4648 §4) of a digest in hexadecimal.
enum Base64 {
  static func text(ofHex hex: String) -> String {
    let digits = hex.utf8.map { $0 < 58 ? $0 - 48 : $0 - 87 }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { Int(digits[$0] << 4 | digits[$0 + 1]) }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = Array(group) + Array(repeating: 0, count: 3 - group.count)
      let bits = padded[0] << 16 | padded[1] << 8 | padded[2]
      for place in 0...3 {
        result.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return result
  }
}
