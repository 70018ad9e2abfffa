import Report

/// Log lines that an attacker wrote for whoever reads the report, and what must not survive in its outputs.
enum HostilePayloads {
  static let all: [String] = [
    "\u{1b}[2J\u{1b}[31mall is well\u{1b}[0m",
    "\u{1b}]8;;https://evil.example\u{1b}\\click\u{1b}]8;;\u{1b}\\",
    "\u{9b}31m C1 control sequence \u{9d}0;title\u{9c}",
    "<script>alert(1)</script>",
    "</textarea></style></title></svg><img src=x onerror=alert(1)>",
    "javascript:alert(document.domain)",
    "\"><a href='javascript:alert(1)' autofocus onfocus=alert(1)>x</a><!--",
    "[click](javascript:alert(1)) ![x](https://evil.example/p.png) <b>bold</b>",
    "| a | b |\n|---|---|\n# heading\n``` fence ```` `code` *x* _y_ ~z~",
    "=cmd|' /C calc'!A0",
    "+1+1@SUM(A1:A9)\t-2",
    "\"} or vector(1) # {{ $labels.x }} {{ printf \"%s\" \"x\" }} ${HOME}",
    "'\n  - alert: Evil\n    expr: vector(1)\n: {a: b} &anchor *alias !!tag %TAG",
    "nul \0 byte and \u{7f} del",
    "\u{202e}gnp.exe\u{2066}isolate\u{2069} \u{200b}zero\u{feff}",
    "line\u{2028}separator\u{2029}paragraph\r\nnext",
    String(repeating: "A very long word ", count: 400) + String(repeating: "x", count: 9000),
    "&lt;script&gt; &amp; &#x3c;b&#x3e;",
  ]

  /// The sample report with the payload in every text that can come from a log.
  static func document(_ payload: String) -> ReportDocument {
    var document = SampleReport.document
    for place in document.evidence.indices {
      document.evidence[place].text = payload
      document.evidence[place].source = "logs/\(payload.prefix(60))"
    }
    for place in document.timeline.indices {
      document.timeline[place].title = payload
      document.timeline[place].host = payload
      document.timeline[place].kind = payload
    }
    for place in document.templates.indices { document.templates[place].text = payload }
    for place in document.series.indices {
      document.series[place].title = payload
      document.series[place].unit = payload
    }
    for place in document.sources.indices {
      document.sources[place].path = payload
      document.sources[place].set = payload
      document.sources[place].host = payload
      document.sources[place].damage = payload
    }
    for place in document.density.indices { document.density[place].host = payload }
    document.notCovered = [payload]
    document.rejectedWindow = payload
    document.incidents[0].headline = payload
    document.incidents[0].sensitivity = payload
    document.incidents[0].wouldDecide = payload
    document.incidents[0].similar[0].title = payload
    document.incidents[0].similar[0].label = payload
    for list in [\ReportDocument.Incident.causes, \.symptoms, \.deadEnds] {
      for place in document.incidents[0][keyPath: list].indices {
        spoil(&document.incidents[0][keyPath: list][place], payload)
      }
    }
    if var mitigation = document.incidents[0].mitigation {
      spoil(&mitigation, payload)
      document.incidents[0].mitigation = mitigation
    }
    return document
  }

  private static func spoil(_ lead: inout ReportDocument.Lead, _ payload: String) {
    lead.title = payload
    lead.host = payload
    lead.service = payload
    lead.instance = payload
    lead.wouldChange = payload
    lead.change?.service = payload
    lead.change?.version = payload
    for place in lead.checks.indices { lead.checks[place].says = payload }
  }
}
