import Bytes

/// A cited line as it stands in its source, between its neighbours.
package struct Quotation: Sendable, Equatable {
  package struct Line: Sendable, Equatable {
    package var number: Int
    package var text: String
  }

  package let cited: ReportDocument.CitedLine
  package let lines: [Line]
  /// Whether the bytes are the ones that the report saw; nil when the report does not carry their hash.
  package let holds: Bool?

  /// Reads the source of `cited`.
  ///
  /// - Parameter context: how many lines before and after.
  package init(_ cited: ReportDocument.CitedLine, in sources: CitedSources, context: Int) throws {
    let (file, member) = try sources.find(cited.source)
    var lines: [Line] = []
    var holds: Bool?
    _ = try LineWalk(path: file.path, member: member).lines { line in
      if line.number >= cited.line - context { lines.append(Line(number: line.number, text: line.text)) }
      if line.number == cited.line, let hash = cited.sha256 {
        holds = hash == line.sha256 && cited.offset == line.offset
      }
      return line.number < cited.line + context
    }
    guard lines.contains(where: { $0.number == cited.line }) else {
      throw ReportError.lineMissing(name: cited.source, line: cited.line)
    }
    self.cited = cited
    self.lines = lines
    self.holds = holds
  }

  /// For a terminal: the place, then the lines with their numbers, the cited one marked.
  package func text(_ options: TerminalOptions) -> String {
    var page = TerminalPage(options: options)
    let state =
      holds.map { $0 ? "as cited" : "NOT as cited: the source has changed" } ?? "not checked: redacted"
    page.heading("\(cited.id)  \(cited.source):\(cited.line)  byte \(cited.offset)", right: state)
    let columns = String(lines.last?.number ?? 0).count + 4
    for line in lines {
      let isCited = line.number == cited.line
      page.entry(
        (isCited ? "> " : "  ") + String(line.number), labelColumns: columns, line.text,
        style: isCited ? .cause : .plain)
    }
    return page.text
  }
}
