import Analysis
import ArgumentParser
import Foundation
import Report

/// The report that a command works on.
struct ReportInput: ParsableArguments {
  @Option(
    name: [.customShort("i"), .customLong("report")],
    help: ArgumentHelp("The report (JSON); by default that of the last analysis.", valueName: "report.json"),
    completion: .file(extensions: ["json"]))
  var path: String?

  func document() throws -> ReportDocument {
    guard let path = path ?? StateFolder.lastReportPath else {
      throw CommandFailure(
        .usage, "there is no last report; analyse first (rca analyze PATH...), or give one with -i")
    }
    return try Self.read(path)
  }

  /// Reads a report file; `-` is standard input.
  static func read(_ path: String) throws -> ReportDocument {
    let data: Data
    if path == "-" {
      data = FileHandle.standardInput.readDataToEndOfFile()
    } else if let contents = FileManager.default.contents(atPath: path) {
      data = contents
    } else {
      let why = FileManager.default.fileExists(atPath: path) ? "cannot be read" : "no such file"
      throw CommandFailure(.usage, "\(path): \(why); give a report that rca analyze -f json wrote")
    }
    do throws(ReportError) { return try ReportReader.read(Array(data), name: path) } catch {
      throw CommandFailure(.usage, error.description)
    }
  }

  /// The report in a file that ends in `.json` and is one; nil for anything else, which is logs then.
  static func readIfReport(_ path: String) -> ReportDocument? {
    path.hasSuffix(".json") ? try? read(path) : nil
  }

  /// What the last analysis read, if its report is the one that is worked on.
  var rememberedInputs: [String]? {
    path == nil && !StateFolder.lastInputs.isEmpty ? StateFolder.lastInputs : nil
  }

  /// The files that the report's sources stand for: those under `paths`, else those of the last analysis if the report
  /// is its own, else those of the current folder.
  func sources(under paths: [String]) -> CitedSources {
    let remembered = (rememberedInputs ?? []).filter { $0 != "-" }
    let arguments = !paths.isEmpty ? paths : remembered.isEmpty ? ["."] : remembered
    return CitedSources(InputDiscovery.files(of: arguments).files.map(\.file))
  }
}
