import ArgumentParser
import Foundation
import Report

/// Whether addresses, e-mail, secrets and user ids are replaced by tokens.
struct RedactionOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help:
      "Replace addresses, e-mail, secrets and user ids by stable tokens. On by default in HTML, post-mortems and alerts."
  )
  var redact: Bool?

  @Option(
    help: ArgumentHelp(
      "Make the tokens with the key in this file, so that they are the same in several reports.",
      valueName: "file"),
    completion: .file())
  var redactKey: String?

  func apply(to document: ReportDocument, isDefault: Bool) throws -> ReportDocument {
    guard redact ?? (isDefault || redactKey != nil) else { return document }
    guard let redactKey else { return Redactor(for: document).redact(document) }
    guard let key = FileManager.default.contents(atPath: redactKey), !key.isEmpty else {
      throw CommandFailure(
        .usage, "--redact-key \(redactKey): cannot be read or is empty; put any secret text in it")
    }
    return Redactor(key: Array(key)).redact(document)
  }
}
