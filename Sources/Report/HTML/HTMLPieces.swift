import Records

/// Small pieces that every section of the page is made of.
struct HTMLPieces {
  let document: ReportDocument

  init(_ document: ReportDocument) { self.document = document }

  /// An instant; the script can show it in the reader's zone.
  func time(_ time: Timestamp) -> HTML {
    "<time datetime=\"\(time.rfc3339)\">\(time.day) \(time.clock) UTC</time>"
  }

  /// Links to the cited lines that the page has: `web01/access.log:10588 [E1]`.
  func citations(_ ids: [String], limit: Int = 3) -> HTML {
    let lines = ids.compactMap(document.line)
    guard !lines.isEmpty else { return .empty }
    let links = lines.prefix(limit).map { line -> HTML in
      "<a class=\"cite\" href=\"#\(line.id)\">\(cut(line.source, 60)):\(line.line) <b>\(line.id)</b></a> "
    }
    let rest: HTML =
      lines.count > limit ? "<span class=\"dim\">and \(lines.count - limit) more</span>" : .empty
    return "<span class=\"cites\">\(links)\(rest)</span>"
  }

  /// A link to the element itself, to be copied.
  func permalink(_ id: String) -> HTML {
    "<a class=\"permalink\" href=\"#\(id)\" aria-label=\"Link to \(id)\">#</a>"
  }

  /// A line of values in a small drawing, with its text for readers who cannot see it.
  func sparkline(_ series: ReportDocument.Series, label: String) -> HTML {
    let (width, height) = (160.0, 28.0)
    let path = SparkPath(series.values, width: width, height: height)
    return """
      <svg class="spark" role="img" aria-label="\(label)" viewBox="0 0 \(width) \(height)" preserveAspectRatio="none">\
      <path class="line" d="\(path.line)"/></svg>
      """
  }

  /// Text that is cut, with all of it in reach.
  func cut(_ text: String, _ columns: Int) -> HTML {
    let visible = HostileText.visible(text)
    let short = DisplayWidth.cut(visible, columns: columns, ellipsis: "…")
    return short == visible
      ? "\(text)"
      : "<span title=\"\(DisplayWidth.cut(visible, columns: 600, ellipsis: "…"))\">\(short)</span>"
  }
}
