import ArgumentParser
import Foundation
import Report

/// Where a report goes and in which form.
struct ReportTarget {
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json, md, html, csv

    /// Forms that are made to be handed around.
    var isRedactedByDefault: Bool { self == .md || self == .html }
  }

  let form: Form
  let file: ResultFile

  /// Standard output, unless files are given; a file's form is that of its extension.
  ///
  /// - Parameter format: what `--format` says; it counts for standard output and for files without a known extension.
  static func targets(_ paths: [String], format: Form?) throws -> [ReportTarget] {
    if paths.isEmpty { return [ReportTarget(form: format ?? .text, file: ResultFile(path: nil))] }
    return try paths.map { path in
      let ending = URL(fileURLWithPath: path).pathExtension
      if let form = forms[ending] { return ReportTarget(form: form, file: ResultFile(path: path)) }
      if format != nil || path == "-" {
        return ReportTarget(form: format ?? .text, file: ResultFile(path: path))
      }
      throw CommandFailure(
        .usage,
        "--output \(path): the extension says no format; end it in .html, .md, .csv, .json or .txt, or add --format"
      )
    }
  }

  private static let forms: [String: Form] = [
    "json": .json, "txt": .text, "text": .text, "md": .md, "markdown": .md, "html": .html, "htm": .html,
    "csv": .csv,
  ]

  func write(_ document: ReportDocument, _ options: TerminalOptions, _ redaction: RedactionOptions) throws {
    let document = try redaction.apply(to: document, isDefault: form.isRedactedByDefault)
    switch form {
    case .json: try file.write(OrderedJSONEncoder().encode(document))
    case .md: try file.write(MarkdownReport(document).text)
    case .html: try file.write(HTMLReport(document).text)
    case .csv: try file.write(CSVReport(document).text)
    case .text:
      let plain = file.path == nil ? options : TerminalOptions(width: options.width, isASCII: options.isASCII)
      try file.write(TerminalReport(document, options: plain).text)
    }
  }
}
