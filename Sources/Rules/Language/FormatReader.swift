/// Makes formats of nodes whose shape has been checked.
struct FormatReader {
  let pack: String
  let file: String

  func format(_ node: RuleNode) -> FormatDefinition {
    var format = FormatDefinition(id: node.text("id") ?? "")
    format.origin = RuleOrigin(pack: pack, file: file, mark: node.mark)
    format.kind = node.word("kind", FormatDefinition.Kind.self) ?? .log
    format.service = node.text("service")
    format.header = node.text("header")
    format.structure = node.text("structure")
    format.keys = node["keys"]?.entries.map { ($0.key, $0.value.elements.map(key)) } ?? []
    format.times = node.texts("time")
    format.levels = node.namedTexts("levels")
    format.continuation = node["continuation"].map(continuation) ?? .unmatched
    format.payload = node.text("payload")
    format.samples = node.children("samples").map(sample)
    if let detection = node["detect"] { readDetection(detection, into: &format) }
    return format
  }

  private func readDetection(_ node: RuleNode, into format: inout FormatDefinition) {
    format.literals = node.texts("literals")
    format.pattern = node.text("pattern")
    format.files = node.texts("files")
    format.tags = node.texts("tags")
    format.priority = node.integer("priority")
  }

  private func key(_ node: RuleNode) -> FormatDefinition.Key {
    FormatDefinition.Key(name: node.text ?? node.text("key") ?? "", unit: node.text("unit"))
  }

  private func continuation(_ node: RuleNode) -> FormatDefinition.Continuation {
    switch node.text {
    case "indented": .indented
    case "none": .none
    default: node.text("until").map { .until($0) } ?? .unmatched
    }
  }

  private func sample(_ node: RuleNode) -> FormatDefinition.Sample {
    let places = ["service", "host"].compactMap { key in
      node.text(key).map { NamedText(name: key, text: $0) }
    }
    return FormatDefinition.Sample(
      text: node.text("text") ?? "", mark: node["text"]?.mark ?? node.mark, file: node.text("file"),
      time: node.text("time"), level: node.text("level"), message: node.text("message"),
      fields: node.namedTexts("fields") + places)
  }
}
