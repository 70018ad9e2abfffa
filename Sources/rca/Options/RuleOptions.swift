import ArgumentParser

/// Which rules a command works on: shared by the commands of `rca rules`.
struct RuleOptions: ParsableArguments {
  @Option(
    name: [.customShort("r"), .customLong("rules")],
    help: ArgumentHelp(
      "A rule file or a folder of them; a later rule with the same id wins. Repeatable.", valueName: "path"),
    completion: .file())
  var rules: [String] = []

  @OptionGroup var configured: ConfigurationOption

  /// What is loaded.
  ///
  /// - Parameter paths: further files and folders, over those of `--rules`.
  func setup(adding paths: [String] = [], hasSamples: Bool = false) throws -> RuleSetup {
    try RuleSetup(rules + paths, configured.configuration(), hasSamples: hasSamples)
  }
}
