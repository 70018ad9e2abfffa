import ArgumentParser

/// `rca`: what each command does stands in its own file.
struct RootCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rca",
    abstract: "Finds the cause of an outage in logs and metrics, and clears what was not the cause.",
    discussion: """
      Start with `rca analyze logs/`. Results go to standard output, progress and warnings to standard error.

      Exit codes: 0 a result was produced (also "no incident"), 1 a negative result that was asked for, \
      2 usage, 3 nothing could be read, 4 an invalid rule file, 5 a limit was hit, 70 a bug, 130 interrupted.
      """,
    version: Version.number,
    subcommands: [
      AnalyzeCommand.self, InspectCommand.self, ParseCommand.self, TimelineCommand.self, ReplayCommand.self,
      WhyCommand.self, WhyNotCommand.self, CiteCommand.self, VerifyCommand.self, ReportCommand.self,
      PostmortemCommand.self,
      AlertsCommand.self, DiffCommand.self, HistoryCommand.self, LabelCommand.self, RulesCommand.self,
      CompletionsCommand.self, ManualCommand.self,
    ])
}

/// The version of this program, as reports name it.
enum Version {
  static let number = "0.1.0"
}
