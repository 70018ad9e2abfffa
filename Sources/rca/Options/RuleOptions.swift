import ArgumentParser

/// Which rules a command works on: shared by the commands of `rca rules`.
struct RuleOptions: ParsableArguments {
  @Option(
    name: [.customShort("r"), .customLong("rules")],
    help: ArgumentHelp(
      "A rule file or a folder of them; a later rule with the same id wins. Repeatable.", valueName: "path"),
    completion: .file())
  var rules: [String] = []
}
