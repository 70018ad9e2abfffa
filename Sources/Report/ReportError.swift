/// Why a report could not be read, cited or rendered.
package enum ReportError: Error, Equatable, CustomStringConvertible {
  /// The text is no report: what is wrong with it.
  case notAReport(name: String, reason: String)
  /// A report of another version, or something else with a `schema`.
  case otherSchema(name: String, found: String?)
  /// No lead answers to this name; the candidates are what does.
  case unknownLead(name: String, candidates: [String])
  /// No cited line has this id.
  case unknownEvidence(id: String, known: String)
  /// No file stands for a source of the report.
  case sourceMissing(name: String, fileCount: Int)
  /// Several files could stand for it.
  case sourceAmbiguous(name: String, candidates: [String])
  /// The source is there but has no such line.
  case lineMissing(name: String, line: Int)

  package var description: String {
    switch self {
    case .notAReport(let name, let reason):
      return "\(name): not a report that rca can read: \(HostileText.visible(reason)); "
        + "make one with: rca analyze PATH... -f json"
    case .otherSchema(let name, let found):
      let what = found.map { "its schema is \"\(HostileText.visible($0))\"" } ?? "it has no \"schema\""
      return "\(name): \(what), this rca reads \"\(ReportDocument.currentSchema)\"; "
        + "analyse the logs again, or use the rca that wrote it"
    case .unknownLead(let name, let candidates):
      let list =
        candidates.isEmpty ? "the report has none" : "there are \(candidates.joined(separator: ", "))"
      return "no lead is called \"\(HostileText.visible(name))\"; \(HostileText.visible(list))"
    case .unknownEvidence(let id, let known):
      return "no evidence is called \"\(HostileText.visible(id))\"; \(known)"
    case .sourceMissing(let name, let count):
      return "\(HostileText.visible(name)): none of the \(count) files given is this source; "
        + "give the folder that was analysed as PATH"
    case .sourceAmbiguous(let name, let candidates):
      return
        "\(HostileText.visible(name)): \(HostileText.visible(candidates.joined(separator: " and "))) could both be "
        + "this source; give the one that was analysed"
    case .lineMissing(let name, let line):
      return "\(HostileText.visible(name)): has no line \(line) any more; analyse the logs again"
    }
  }
}
