import Foundation
import Report

/// Where a report goes and in which form.
struct ReportTarget {
  enum Form: String { case text, json }

  let form: Form
  let file: ResultFile

  /// Standard output, unless files are given; a file's form is that of its extension.
  ///
  /// - Parameter format: what `--format` says; it counts for standard output and for files without a known extension.
  static func targets(_ paths: [String], format: String?) throws -> [ReportTarget] {
    let standard = format.flatMap(Form.init) ?? .text
    if paths.isEmpty { return [ReportTarget(form: standard, file: ResultFile(path: nil))] }
    return try paths.map { path in
      switch URL(fileURLWithPath: path).pathExtension {
      case "json": ReportTarget(form: .json, file: ResultFile(path: path))
      case "txt", "text": ReportTarget(form: .text, file: ResultFile(path: path))
      default:
        if format != nil || path == "-" { ReportTarget(form: standard, file: ResultFile(path: path)) } else {
          throw CommandFailure(.usage, "--output \(path): the extension says no format; end it in .json or .txt, or add --format")
        }
      }
    }
  }

  func write(_ document: ReportDocument, _ options: TerminalOptions) throws {
    switch form {
    case .json: try file.write(OrderedJSONEncoder().encode(document))
    case .text:
      let plain = file.path == nil ? options : TerminalOptions(width: options.width, isASCII: options.isASCII)
      try file.write(TerminalReport(document, options: plain).text)
    }
  }
}
