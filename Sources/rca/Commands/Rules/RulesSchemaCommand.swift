import ArgumentParser
import Report
import Rules

/// `rca rules schema`: what may stand in rule, format and pack files, for editors.
struct RulesSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of rule, format, pack or configuration files.",
    discussion: """
      Draft 2020-12, made from the very tables that the loader checks files with. An editor with a YAML language server \
      completes keys and words with it:

      rca rules schema > rca-rules.schema.json
      rca rules schema format > rca-format.schema.json
      """)

  enum Language: String, CaseIterable, ExpressibleByArgument { case rules, format, pack, config }

  @Argument(help: "rules, format, pack or config.")
  var language = Language.rules

  func run() throws {
    let schema: Schema =
      switch language {
      case .rules: .rules
      case .format: .format
      case .pack: .pack
      case .config: .config
      }
    try ResultFile(path: nil).write(OrderedJSONEncoder().encode(JSONSchema.schema(of: schema)))
  }
}
