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
      message, fields. What a record lacks is null.
      """)

  @OptionGroup var input: InputOptions

  @Option(name: .shortAndLong, help: "The only format is ndjson (json is the same).")
  var format = "ndjson"

  @Option(
    help: ArgumentHelp(
      "Write the records that do not have the shape of their format to this file.", valueName: "file"),
    completion: .file())
  var rejects: String?

  mutating func validate() throws {
    guard ["ndjson", "json"].contains(format) else {
      throw ValidationError("--format \(format): parse prints ndjson.")
    }
  }

  func run() throws {
    let setup = try RuleSetup(input.rules)
    let options = try input.analysisOptions()
    let (files, failures) = InputDiscovery.files(of: input.paths)
    for failure in failures { Terminal.say("rca: \(failure)") }
    let anchor = CollectionTime.anchor(of: files, options.zones)
    var reader = SourceReader(setup.catalog, options, anchor: anchor)
    var printer = RecordPrinter(setup.catalog, options)
    for file in files {
      do throws(InputError) { try reader.read(file, into: &printer) } catch { Terminal.say("rca: \(error)") }
    }
    printer.finish()
    if let rejects { try ResultFile(path: rejects).write(printer.rejects.joined(separator: "\n") + "\n") }
    if printer.recordCount == 0 {
      throw CommandFailure(
        .input,
        files.isEmpty
          ? "no files to read under \(input.paths.joined(separator: ", "))" : "no record was found")
    }
  }
}
