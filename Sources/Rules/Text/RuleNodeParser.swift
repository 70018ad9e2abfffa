import Yams

/// Parses the strict YAML subset of rule files (JSON is part of it) into nodes that know where they stand.
///
/// Allowed are mappings with scalar keys, lists, and plain, quoted, literal and folded scalars. Anchors, aliases, tags,
/// merge keys, duplicate keys and several documents in a file are errors: whoever reads a rule sees all of it.
struct RuleNodeParser {
  private let source: RuleSource
  private let lines: [Substring]

  private init(_ source: RuleSource) {
    self.source = source
    lines = source.lines
  }

  /// The root node of `source`, which must be a mapping.
  static func parse(_ source: RuleSource) throws(RuleError) -> RuleNode {
    if let root = FastNodeParser.parse(source.text) { return root }
    let root = try value(source)
    guard root.isMapping else {
      throw RuleError(
        RuleProblem(source, root.mark, "expected a mapping of keys at the top, found \(root.kindName)"))
    }
    return root
  }

  /// The root node of `source`, whatever it is.
  static func value(_ source: RuleSource) throws(RuleError) -> RuleNode {
    let parser = RuleNodeParser(source)
    guard let composed = try parser.compose() else {
      throw RuleError(
        RuleProblem(source, .start, "the file is empty; it starts with \"schema: rca/rules/v1\""))
    }
    return try parser.node(composed)
  }

  private func compose() throws(RuleError) -> Node? {
    do {
      // No resolver: the shapes say what a scalar is, and resolving costs more than parsing.
      return try Yams.compose(yaml: source.text, .basic)
    } catch let error as YamlError {
      throw RuleError(YamlProblem(source).problem(for: error))
    } catch {
      throw RuleError(RuleProblem(source, .start, "cannot be parsed: \(error)"))
    }
  }

  private func node(_ composed: Node) throws(RuleError) -> RuleNode {
    let mark = composed.mark.map { SourceMark(line: $0.line, column: $0.column) } ?? .start
    try rejectProperties(at: mark)
    switch composed {
    case .scalar(let scalar):
      return RuleNode(.scalar(scalar.string, style(scalar.style)), mark)
    case .sequence(let sequence):
      var elements: [RuleNode] = []
      for element in sequence { elements.append(try node(element)) }
      return RuleNode(.list(elements), mark)
    case .mapping(let mapping):
      var entries: [RuleNode.Entry] = []
      for (key, value) in mapping { entries.append(try entry(key, value)) }
      return RuleNode(.mapping(entries), mark)
    case .alias:
      throw RuleError(RuleProblem(source, mark, "aliases are not allowed in rule files; repeat the value"))
    }
  }

  private func entry(_ key: Node, _ value: Node) throws(RuleError) -> RuleNode.Entry {
    let keyNode = try node(key)
    guard let text = keyNode.text else {
      throw RuleError(
        RuleProblem(source, keyNode.mark, "a key must be a single word, found \(keyNode.kindName)"))
    }
    if text == "<<", character(at: keyNode.mark) == "<" {
      throw RuleError(
        RuleProblem(source, keyNode.mark, "merge keys (<<) are not allowed in rule files; repeat the keys"))
    }
    return RuleNode.Entry(key: text, mark: keyNode.mark, value: try node(value))
  }

  /// The mark of a node includes its anchor or tag, so the character there tells them from a plain value. An alias
  /// needs an anchor before it, so none is ever followed.
  private func rejectProperties(at mark: SourceMark) throws(RuleError) {
    switch character(at: mark) {
    case "&":
      throw RuleError(
        RuleProblem(
          source, mark, "anchors (&name) are not allowed in rule files; quote the value or repeat it"))
    case "!":
      throw RuleError(
        RuleProblem(source, mark, "tags (!name) are not allowed in rule files; quote the value"))
    default:
      break
    }
  }

  private func character(at mark: SourceMark) -> Unicode.Scalar? {
    guard mark.line <= lines.count else { return nil }
    return lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first
  }

  private func style(_ style: Node.Scalar.Style) -> RuleNode.ScalarStyle {
    switch style {
    case .any, .plain: .plain
    case .singleQuoted: .singleQuoted
    case .doubleQuoted: .doubleQuoted
    case .literal: .literal
    case .folded: .folded
    }
  }
}
