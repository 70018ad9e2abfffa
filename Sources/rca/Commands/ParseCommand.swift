import Analysis
import ArgumentParser
import Bytes
import Records

/// `rca parse`: every record as one line of JSON.
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Print every record as NDJSON.",
    discussion: """
      One object per record: file (as given), line, offset, timestamp (RFC 3339, UTC), level, format, host, service, \
      message, fields. What a record lacks is null. Samples of metrics are records too.

        rca parse logs/ | jq -c 'select(.level == "error")'
        rca parse --rejects unread.txt postgresql.log

      A file is warned about when more than a tenth of its records has the shape of no known format. When none of the \
      records that were read has one, the exit code is 3.
      """)

  @OptionGroup var input: InputOptions

  @Option(name: .shortAndLong, help: "The only format is ndjson (json is the same).")
  var format = "ndjson"

  @Option(
    help: ArgumentHelp(
      "Write the records that have the shape of no format to this file, as file:line:offset: text.",
      valueName: "file"),
    completion: .file())
  var rejects: String?

  @Flag(help: "Fail (3) when anything could not be read or parsed.")
  var strict = false

  mutating func validate() throws {
    guard ["ndjson", "json"].contains(format) else {
      throw ValidationError("--format \(format): parse prints ndjson.")
    }
  }

  func run() throws {
    let setup = try input.ruleSetup()
    let (files, failures, _) = InputDiscovery.files(of: input.paths)
    let options = try input.analysisOptions(for: files)
    for failure in failures { Terminal.say("rca: \(failure)") }
    let anchor = CollectionTime.anchor(of: files, options.zones)
    var reader = SourceReader(setup.catalog, options, anchor: anchor)
    let rejectFile = try rejects.map { try RejectFile(path: $0) }
    var printer = RecordPrinter(setup.catalog, options, rejects: rejectFile)
    var hasUnreadable = false
    for file in files {
      do throws(InputError) { try reader.read(file, into: &printer) } catch {
        hasUnreadable = true
        Terminal.say("rca: \(error)")
      }
    }
    try printer.finish()
    try rejectFile?.finish()
    for warning in printer.tally.warnings { Terminal.say("rca: \(warning)") }
    try check(printer.tally, files, failures, hasUnreadable: hasUnreadable)
  }

  /// Ends with the exit code that the outcome asks for.
  private func check(
    _ tally: ParseTally, _ files: [SourceFile], _ failures: [InputError], hasUnreadable: Bool
  ) throws {
    if failures.contains(where: { $0.reason == .notFound }) { throw CommandFailure(.usage) }
    guard tally.recordCount > 0 else {
      throw CommandFailure(
        .input,
        files.isEmpty
          ? "no files to read under \(input.paths.joined(separator: ", "))" : "no record was found")
    }
    if tally.unparsedCount == tally.recordCount {
      throw CommandFailure(.input, "none of the \(tally.recordCount) records has the shape of a known format")
    }
    if strict, hasUnreadable || !failures.isEmpty || tally.hasDamage || tally.unparsedCount > 0 {
      throw CommandFailure(.input, "--strict: not everything could be read")
    }
  }
}
