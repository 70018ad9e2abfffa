import ArgumentParser

/// `rca rules`: everything that authors of rules and formats need.
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Write, test and list the rules and formats by which logs are understood.",
    discussion: """
      Rules are YAML files: see docs/rules.md for the way from a log line to a tested rule. Besides the built-in ones, \
      those of $RCA_RULES, of rca.yaml and of -r are loaded; a later rule with the same id wins.

      An invalid file ends a command with exit code 4, a failing test with 1.
      """,
    subcommands: [
      RulesTestCommand.self, RulesLintCommand.self, RulesExplainCommand.self, RulesSuggestCommand.self,
      RulesListCommand.self, RulesSchemaCommand.self, RulesFormatCommand.self, RulesBenchCommand.self,
      RulesMutateCommand.self,
    ])
}
