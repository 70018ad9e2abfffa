import Analysis
import ArgumentParser
import Foundation
import Records
import Report
import Rules

/// What to read and how: shared by all commands that read logs.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Leave out records before this time: 2024-07-15T12:00:00Z, 12:00 on the day of the logs, -3h.",
      valueName: "time"))
  var since: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Leave out records from this time on.", valueName: "time"))
  var until: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only what happened around this time; see --window.", valueName: "time"))
  var around: String?

  @Option(help: ArgumentHelp("How much of it, half before and half after.", valueName: "duration"))
  var window = "2h"

  @Option(
    name: .customLong("tz"),
    help: ArgumentHelp(
      """
      Zone of times that name none: UTC, +02:00, Europe/Berlin; or for some files, 'GLOB=ZONE'. Repeatable. Else the zone \
      that the host's other logs show, or UTC.
      """,
      valueName: "zone"))
  var zones: [String] = []

  @Option(
    name: [.customShort("r"), .customLong("rules")],
    help: ArgumentHelp(
      "A rule file or a folder of them; a later rule with the same id wins. Repeatable.", valueName: "path"),
    completion: .file())
  var rules: [String] = []

  @Option(
    help: ArgumentHelp(
      "PostgreSQL's log_line_prefix, such as '%m [%p] %q%u@%d '. Not needed: prefixes are told apart by their shape; "
        + "it helps where names hold blanks.", valueName: "setting"))
  var prefix: String?

  @OptionGroup var configured: ConfigurationOption

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("Files to read at the same time.", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Longest record, in bytes; the rest of a longer one is a record of its own.", valueName: "bytes"))
  var maxLine = 1 << 20

  @Option(help: ArgumentHelp("Steps that a pattern may take at one place.", valueName: "n"))
  var matchLimit = 100_000

  mutating func validate() throws {
    guard !paths.isEmpty else {
      throw ValidationError("no paths; give files or folders to read, or - for standard input.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): give 1 or more.") }
    if maxLine < 1024 { throw ValidationError("--max-line \(maxLine): give 1024 or more.") }
    if matchLimit < 1 { throw ValidationError("--match-limit \(matchLimit): give 1 or more.") }
    if paths.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input (-) can be read only once.")
    }
  }

  /// The rules and formats to read with.
  func ruleSetup() throws -> RuleSetup {
    var postgres: PostgresPrefix?
    if let prefix {
      do throws(PostgresPrefix.Failure) { postgres = try PostgresPrefix(prefix) } catch {
        throw CommandFailure(.usage, "--prefix \"\(prefix)\": \(error)")
      }
    }
    return try RuleSetup(rules, configured.configuration(), prefix: postgres)
  }

  /// What the analysis has to know to read `files`: a time without a date is on their day, and a log without a zone is in
  /// that of its host's others.
  func analysisOptions(for files: [SourceFile]) throws -> AnalysisOptions {
    if paths.count == 1, ReportInput.readIfReport(paths[0]) != nil {
      throw CommandFailure(
        .usage,
        "\(paths[0]) is a report of rca and no log; see it with rca report, rca why or rca verify, or give its logs"
      )
    }
    var options = AnalysisOptions()
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    options.maxRecordBytes = maxLine
    options.matchLimit = matchLimit
    options.zones = try ZoneArguments.read((configured.configuration()?.zones ?? []) + zones)
    options = options.inferringZones(from: files)
    let zones = options.zones
    let instant = { (text: String, option: String) in
      try TimeArgument(text, option: option).instant { CollectionTime.days(of: files, zones) }
    }
    if let around {
      let middle = try instant(around, "--around")
      guard let seconds = DurationArgument.seconds(window) else {
        throw CommandFailure(.usage, "--window \(window): not a duration; write 30m, 2h or 1d")
      }
      options.since = middle.advanced(bySeconds: -seconds / 2)
      options.until = middle.advanced(bySeconds: seconds / 2)
    }
    if let since { options.since = try instant(since, "--since") }
    if let until { options.until = try instant(until, "--until") }
    if let since = options.since, let until = options.until, until <= since {
      throw CommandFailure(
        .usage, "nothing lies between \(since.rfc3339) (--since) and \(until.rfc3339) (--until)")
    }
    return options
  }
}
