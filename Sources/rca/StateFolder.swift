import Foundation
import Report

/// Where `rca` keeps what it remembers between runs: the last report, where its inputs are, the history.
enum StateFolder {
  /// `$RCA_STATE`, else `$XDG_STATE_HOME/rca`, else `~/.local/state/rca` (XDG Base Directory Specification); nil when
  /// `RCA_STATE` is empty: nothing is to be remembered.
  static var url: URL? {
    let environment = ProcessInfo.processInfo.environment
    if let own = environment["RCA_STATE"] { return own.isEmpty ? nil : URL(fileURLWithPath: own) }
    if let state = environment["XDG_STATE_HOME"], !state.isEmpty {
      return URL(fileURLWithPath: state).appendingPathComponent("rca")
    }
    // Not NSHomeDirectory first: on Linux it asks the user database, whatever HOME says.
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return URL(fileURLWithPath: home).appendingPathComponent(".local/state/rca")
  }

  private static var report: URL? { url?.appendingPathComponent("last-report.json") }
  private static var inputs: URL? { url?.appendingPathComponent("last-inputs.json") }

  /// Remembers a report and the arguments it was made from. Not being able to is no failure of the analysis.
  static func remember(_ document: ReportDocument, inputs paths: [String]) {
    guard let url, let report, let inputs else { return }
    let absolute = paths.map { $0 == "-" ? $0 : URL(fileURLWithPath: $0).standardizedFileURL.path }
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try ResultFile(path: report.path).write(OrderedJSONEncoder().encode(document))
      try ResultFile(path: inputs.path).write(OrderedJSONEncoder().encode(absolute))
    } catch {}
  }

  static var lastReportPath: String? {
    report.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0.path : nil }
  }

  /// The arguments of the last analysis.
  static var lastInputs: [String] {
    guard let inputs, let data = try? Data(contentsOf: inputs) else { return [] }
    return (try? JSONDecoder().decode([String].self, from: data)) ?? []
  }
}
