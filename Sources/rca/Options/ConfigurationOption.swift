import ArgumentParser
import Foundation
import Rules

/// The configuration of a site: `--config`, else `$RCA_CONFIG`, else `rca.yaml` in the working folder.
struct ConfigurationOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Rules, time zone and topology of this site; by default $RCA_CONFIG, else rca.yaml in this folder.",
      valueName: "rca.yaml"), completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  static let standardName = "rca.yaml"

  /// nil when there is none.
  func configuration() throws -> Configuration? {
    let named = config ?? ProcessInfo.processInfo.environment["RCA_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    if named == nil, !FileManager.default.fileExists(atPath: Self.standardName) { return nil }
    let path = named ?? Self.standardName
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw CommandFailure(.usage, "\(path): cannot be read as UTF-8 text; check the path") }
    do throws(RuleError) { return try Configuration(RuleSource(name: path, text: text)) } catch {
      throw CommandFailure(.rules, error.description)
    }
  }
}
