/// The languages of files, by the value of their `schema` key.
package enum Schema: String, RuleWord {
  case rules = "rca/rules/v1"
  case format = "rca/format/v1"
  case pack = "rca/pack/v1"
  case config = "rca/config/v1"

  /// What a file of the language holds.
  package var shape: ObjectShape {
    switch self {
    case .rules: RuleShapes.file
    case .format: FormatShapes.file
    case .pack: PackShapes.manifest
    case .config: ConfigShapes.file
    }
  }

  /// The language that a file says it is written in, which must be one of `allowed`.
  static func of(_ root: RuleNode, _ source: RuleSource, among allowed: [Schema]) throws(RuleError) -> Schema
  {
    let words = allowed.map(\.rawValue)
    let list = words.joined(separator: " or ")
    guard let schema = root["schema"] else {
      throw RuleError(RuleProblem(source, root.mark, "the file needs the key \"schema\": \(list)"))
    }
    guard let text = schema.text, let known = Schema(rawValue: text), allowed.contains(known) else {
      let found = schema.text.map { "\"\($0)\"" } ?? schema.kindName
      throw RuleError(
        RuleProblem(
          source, schema.mark, "\"schema\" must be \(list), found \(found)",
          suggestion: schema.text.flatMap { Spelling.nearest(to: $0, in: words) }))
    }
    return known
  }
}
