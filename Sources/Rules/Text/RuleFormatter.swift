/// Writes a rule, format, pack or configuration file in its canonical layout: the keys of every block mapping in the
/// order in which they are documented, no blanks at the ends of lines, single empty lines, one line end at the end.
/// Comments stay with the key or the list element that they stand above. Scalars and flow collections stay as they were
/// written.
package struct RuleFormatter {
  private let source: RuleSource
  private let lines: [String]
  /// Lines inside literal and folded texts, by their index: blanks there are meant.
  private var verbatim: Set<Int> = []

  /// The text of `source` in canonical layout; the same for a text that has it already.
  ///
  /// Throws the mistakes of a file that does not load, and refuses to give a text that would mean something else.
  package static func format(_ source: RuleSource) throws(RuleError) -> String {
    let root = try RuleNodeParser.parse(source)
    let schema = try Schema.of(root, source, among: Schema.allCases)
    try ShapeCheck.run(root, schema.shape, source)
    var formatter = RuleFormatter(source)
    formatter.noteVerbatim(root)
    let text = formatter.text(root, schema.shape)
    let again = try RuleNodeParser.parse(RuleSource(name: source.name, text: text))
    guard again.meaning == root.meaning else {
      throw RuleError(
        RuleProblem(
          source, .start, "the file cannot be laid out without changing what it says; lay it out by hand"))
    }
    return text
  }

  private init(_ source: RuleSource) {
    self.source = source
    lines = source.lines.map(String.init)
  }

  private mutating func noteVerbatim(_ node: RuleNode) {
    switch node.content {
    case .scalar(_, .literal), .scalar(_, .folded):
      var index = node.mark.line
      let margin = Self.indent(lines[node.mark.line - 1])
      while index < lines.count, lines[index].allSatisfy(\.isWhitespace) || Self.indent(lines[index]) > margin
      {
        verbatim.insert(index)
        index += 1
      }
      // Empty lines behind the text are no part of it.
      while index > node.mark.line, lines[index - 1].allSatisfy(\.isWhitespace) {
        index -= 1
        verbatim.remove(index)
      }
    case .scalar: break
    case .list(let elements): for element in elements { noteVerbatim(element) }
    case .mapping(let entries): for entry in entries { noteVerbatim(entry.value) }
    }
  }

  private func text(_ root: RuleNode, _ shape: ObjectShape) -> String {
    let first = startWithComments(of: root.mark.line - 1, column: root.mark.column, after: 0)
    var result = tidied(0..<first) + mapping(root, shape, first..<lines.count)
    while result.first?.isEmpty ?? false { result.removeFirst() }
    while result.last?.isEmpty ?? false { result.removeLast() }
    var single: [String] = []
    for (line, isEmpty) in result.map({ ($0, $0.isEmpty) }) where !(isEmpty && single.last?.isEmpty ?? false)
    {
      single.append(line)
    }
    return single.joined(separator: "\n") + "\n"
  }

  /// The lines of a block mapping with its entries in the order of the shape.
  private func mapping(_ node: RuleNode, _ shape: ObjectShape, _ region: Range<Int>) -> [String] {
    let entries = node.entries
    guard !entries.isEmpty, isBlock(node) else { return tidied(region) }
    var starts = entries.map { entry in entry.mark.line - 1 }
    for index in starts.indices.dropFirst() {
      starts[index] = startWithComments(
        of: starts[index], column: entries[index].mark.column, after: starts[index - 1] + 1)
    }
    starts[0] = region.lowerBound
    // The first key may stand behind the dash of a list element; that dash stays where the first key is.
    let head = entries[0].mark.line - 1
    let width = entries[0].mark.column - 1
    let prefix = String(lines[head].unicodeScalars.prefix(width).map(Character.init))
    let indent = String(repeating: " ", count: width)
    var pieces = entries.indices.map { index -> Piece in
      let end = index + 1 < starts.count ? starts[index + 1] : region.upperBound
      return piece(entries[index], shape, starts[index]..<end, indent)
    }
    let comments = pieces[0].comments
    pieces[0].comments = []
    let order = shape.keys.map(\.name)
    let places = entries.map { order.firstIndex(of: $0.key) ?? order.count }
    let sorted = pieces.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    var result = comments
    let outer = String(repeating: " ", count: Self.indent(prefix))
    for (place, index) in sorted.enumerated() {
      let piece = pieces[index]
      let margin = place == 0 ? outer : indent
      result += piece.comments.map { margin + $0.drop { $0 == " " } }
      result.append((place == 0 ? prefix : indent) + piece.first)
      result += piece.rest
    }
    return result
  }

  /// The lines of one entry: the comments above it, its first line without what stands before the key, and the rest.
  private struct Piece {
    var comments: [String]
    var first: String
    var rest: [String]
  }

  private func piece(_ entry: RuleNode.Entry, _ shape: ObjectShape, _ region: Range<Int>, _ indent: String)
    -> Piece
  {
    let line = entry.mark.line - 1
    let first = String(
      String.UnicodeScalarView(lines[line].unicodeScalars.dropFirst(entry.mark.column - 1)))
    let rest = shape[entry.key].map { value(entry.value, $0.shape, line + 1..<region.upperBound) }
    return Piece(
      comments: tidied(region.lowerBound..<line), first: tidied(first),
      rest: rest ?? tidied(line + 1..<region.upperBound))
  }

  /// The lines below a key.
  private func value(_ node: RuleNode, _ shape: Shape, _ region: Range<Int>) -> [String] {
    guard region.contains(node.mark.line - 1), isBlock(node) else { return tidied(region) }
    switch (shape, node.content) {
    case (.object(let object), .mapping), (.shortOrObject(_, let object), .mapping):
      let start = startWithComments(
        of: node.mark.line - 1, column: node.mark.column, after: region.lowerBound)
      return tidied(region.lowerBound..<start) + mapping(node, object, start..<region.upperBound)
    case (.list(let element, _), .list(let elements)), (.oneOrMany(let element), .list(let elements)):
      return list(elements, element, region)
    default: return tidied(region)
    }
  }

  private func list(_ elements: [RuleNode], _ shape: Shape, _ region: Range<Int>) -> [String] {
    let object: ObjectShape
    switch shape {
    case .object(let known), .shortOrObject(_, let known): object = known
    default: return tidied(region)
    }
    guard let first = elements.first else { return tidied(region) }
    var starts = elements.map { $0.mark.line - 1 }
    for index in starts.indices {
      let column = Self.indent(lines[starts[index]]) + 1
      starts[index] = startWithComments(
        of: starts[index], column: column, after: index == 0 ? region.lowerBound : starts[index - 1] + 1)
    }
    _ = first
    var result = tidied(region.lowerBound..<starts[0])
    for index in elements.indices {
      let end = index + 1 < starts.count ? starts[index + 1] : region.upperBound
      let isMapping = elements[index].isMapping && isBlock(elements[index])
      result +=
        isMapping ? mapping(elements[index], object, starts[index]..<end) : tidied(starts[index]..<end)
    }
    return result
  }

  /// Where the comments begin that stand right above a line, at the same column.
  private func startWithComments(of line: Int, column: Int, after limit: Int) -> Int {
    var start = line
    while start > limit, !verbatim.contains(start - 1), Self.indent(lines[start - 1]) == column - 1,
      lines[start - 1].drop(while: { $0 == " " }).hasPrefix("#")
    {
      start -= 1
    }
    return start
  }

  /// Neither in braces nor in brackets.
  private func isBlock(_ node: RuleNode) -> Bool {
    let scalar = lines[node.mark.line - 1].unicodeScalars.dropFirst(node.mark.column - 1).first
    return scalar != "{" && scalar != "["
  }

  private func tidied(_ range: Range<Int>) -> [String] {
    range.map { verbatim.contains($0) ? lines[$0] : tidied(lines[$0]) }
  }

  private func tidied(_ line: String) -> String {
    var scalars = Substring(line).unicodeScalars
    while scalars.last == " " || scalars.last == "\t" { scalars.removeLast() }
    return String(scalars)
  }

  private static func indent(_ line: String) -> Int { line.utf8.prefix { $0 == UInt8(ascii: " ") }.count }
}

extension RuleNode {
  /// The value without its places and without the order of its keys where that says nothing.
  var meaning: RuleNode {
    switch content {
    case .scalar: RuleNode(content, .start)
    case .list(let elements): RuleNode(.list(elements.map(\.meaning)), .start)
    case .mapping(let entries):
      RuleNode(
        .mapping(
          entries.map { Entry(key: $0.key, mark: .start, value: $0.value.meaning) }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }), .start)
    }
  }
}
