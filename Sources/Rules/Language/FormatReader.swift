/// Reads one format from its node.
struct FormatReader {
  static let keys = [
    "id", "kind", "service", "detect", "header", "structure", "keys", "time", "levels", "continuation", "payload",
    "samples", "notes",
  ]

  let source: RuleSource
  let pack: String

  func read(_ node: RuleNode, _ problems: inout [RuleProblem]) -> FormatDefinition? {
    var keys = KeyReader(source, node, "a format", keys: Self.keys)
    defer { problems += keys.problems }
    guard node.isMapping else { return nil }
    var format = FormatDefinition(id: keys.requiredText("id"))
    format.origin = RuleOrigin(pack: pack, file: source.name, mark: node.mark)
    format.kind = keys.word("kind", FormatDefinition.Kind.self) ?? .log
    format.service = keys.text("service")
    if let detect = keys.child("detect") { readDetection(detect, into: &format, &keys) }
    format.header = keys.text("header")
    format.structure = keys.text("structure")
    if let map = keys.child("keys") {
      for entry in map.entries { format.keys.append((entry.key, entry.value.elements.compactMap { key($0, &keys) })) }
    }
    format.times = keys.texts("time")
    format.levels = keys.namedTexts("levels")
    if let child = keys.child("continuation") { format.continuation = continuation(child, &keys) }
    format.payload = keys.text("payload")
    if let samples = keys.child("samples") { format.samples = samples.elements.compactMap { sample($0, &keys) } }
    return format.id.isEmpty ? nil : format
  }

  private func readDetection(_ node: RuleNode, into format: inout FormatDefinition, _ outer: inout KeyReader) {
    var keys = KeyReader(source, node, "\"detect\"", keys: ["literals", "pattern", "files", "tags", "priority"])
    format.literals = keys.texts("literals")
    format.pattern = keys.text("pattern")
    format.files = keys.texts("files")
    format.tags = keys.texts("tags")
    format.priority = keys.integer("priority")
    outer.take(keys.problems)
  }

  private func key(_ node: RuleNode, _ outer: inout KeyReader) -> FormatDefinition.Key? {
    if let name = node.text { return FormatDefinition.Key(name: name) }
    var keys = KeyReader(source, node, "a key", keys: ["key", "unit"])
    defer { outer.take(keys.problems) }
    let name = keys.requiredText("key")
    return name.isEmpty ? nil : FormatDefinition.Key(name: name, unit: keys.text("unit"))
  }

  private func continuation(_ node: RuleNode, _ outer: inout KeyReader) -> FormatDefinition.Continuation {
    switch node.text {
    case "unmatched": return .unmatched
    case "indented": return .indented
    case "none": return .none
    default:
      if let pattern = node["until"]?.text { return .until(pattern) }
      outer.complain(node.mark, "\"continuation\" must be unmatched, indented, none or {until: PATTERN}")
      return .unmatched
    }
  }

  private func sample(_ node: RuleNode, _ outer: inout KeyReader) -> FormatDefinition.Sample? {
    var keys = KeyReader(source, node, "a sample", keys: ["text", "file", "time", "level", "message", "fields", "service", "host"])
    defer { outer.take(keys.problems) }
    let text = keys.requiredText("text")
    guard !text.isEmpty else { return nil }
    return FormatDefinition.Sample(
      text: text, mark: node.mark, file: keys.textOrNone("file"), time: keys.textOrNone("time"), level: keys.textOrNone("level"),
      message: keys.textOrNone("message"), fields: keys.namedTexts("fields"))
  }
}
