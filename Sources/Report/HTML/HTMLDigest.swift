/// The part of a report that fits on a page: long texts are cut and long lists end early, the more so the larger
/// `scale` is. What was left out is said.
struct HTMLDigest {
  private(set) var document: ReportDocument
  /// `200 rows of the timeline`.
  private(set) var leftOut: [String] = []

  init(_ whole: ReportDocument, scale: Int) {
    let columns = max(40, 300 / scale)
    let cut: (String) -> String = { text in
      text.utf8.count > columns
        ? DisplayWidth.cut(HostileText.visible(text), columns: columns, ellipsis: "…") : text
    }
    document = TextMapping(change: cut)(whole)
    for place in document.series.indices { document.series[place].unit = cut(document.series[place].unit) }
    for place in document.timeline.indices {
      document.timeline[place].kind = cut(document.timeline[place].kind)
      document.timeline[place].role = cut(document.timeline[place].role)
    }
    leftOut += Self.shorten(&document.timeline, 300 / scale, "rows of the timeline")
    leftOut += Self.shorten(&document.series, max(8, 40 / scale), "signals")
    leftOut += Self.shorten(&document.templates, 100 / scale, "changed messages")
    leftOut += Self.shorten(&document.evidence, 400 / scale, "cited lines")
    leftOut += Self.shorten(&document.sources, 200 / scale, "sources")
    let busiest = document.density.indices.sorted {
      let (left, right) = (document.density[$0].counts.reduce(0, +), document.density[$1].counts.reduce(0, +))
      return left != right ? left > right : $0 < $1
    }
    document.density = busiest.map { document.density[$0] }
    leftOut += Self.shorten(&document.density, max(8, 16 / scale), "lanes of log density")
    for place in document.incidents.indices {
      leftOut += Self.shorten(&document.incidents[place].symptoms, 40 / scale, "symptoms")
      leftOut += Self.shorten(&document.incidents[place].deadEnds, 40 / scale, "dead ends")
      leftOut += Self.shorten(&document.incidents[place].unrelated, 40 / scale, "unrelated leads")
    }
  }

  /// Cuts the list; says what was cut off.
  private static func shorten<Element>(_ list: inout [Element], _ count: Int, _ name: String) -> [String] {
    guard list.count > count else { return [] }
    let cutOff = list.count - count
    list.removeLast(cutOff)
    return ["\(Wording.count(cutOff)) \(name)"]
  }
}
