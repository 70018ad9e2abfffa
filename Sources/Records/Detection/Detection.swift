/// What was found out about a member from its first bytes: its format, how to cut it, and why.
package struct Detection: Sendable {
  package var format: FormatID
  /// What wraps every record: the syslog dialect of an HAProxy log.
  package var envelope: FormatID?
  /// A sentence for `rca inspect`: `47 of 50 lines are nginx.access`.
  package var why: String
  /// Share of the first lines that the format and its alternates explain.
  package var coverage: Double
  package var kind: LogFormat.Kind
  /// The first bytes are no text.
  package var isBinary = false
  /// Further formats seen in the same file.
  package var alternates: [FormatID] = []

  /// LF, or CR in files whose lines end with nothing else.
  var lineEnd: UInt8 = 0x0A
  /// When the machine started, as a kernel's log says itself.
  var startTime: Timestamp?
  /// Formats of what the records wrap, and how their lines look.
  var payloads: [FormatID] = []
  var payloadStarts: [LineStart] = []
  /// How lines that begin records look, most likely first.
  var starts: [LineStart] = []
  /// Formats that a record may have when it is not of the one its first line began.
  var fallbacks: [FormatID] = []
  var generic: FormatID
  var columns: [ColumnList] = []
  /// The row of column names, which is no record.
  var headerLine: [UInt8]?
  /// Records may hold line ends inside quotes.
  var isQuoted = false
  /// Values spread over lines, or many in one: cut by brackets, not by lines.
  var isJSONStream = false

  /// Notes that the records wrap others, which are of the format `inner`.
  mutating func wrap(_ inner: FormatID, _ catalog: FormatCatalog, _ reason: String) {
    why += ", " + reason
    envelope = format
    format = inner
    kind = catalog[inner].kind
  }

  /// Takes over what was found out about the lines that the records wrap.
  mutating func adopt(_ inner: Detection, _ catalog: FormatCatalog) {
    payloads = ([inner.format] + inner.alternates).filter { isProduct(catalog[$0]) }
    payloadStarts = inner.starts.filter { payloads.contains($0.traits.format) }
    guard envelope == nil, payloads.first == inner.format, inner.alternates.isEmpty, inner.coverage >= 0.8
    else { return }
    wrap(inner.format, catalog, "and in them " + inner.why)
  }

  /// A format of its own, none of those that fit any text or any JSON.
  private func isProduct(_ format: LogFormat) -> Bool {
    guard format.kind != .metrics, !format.structure.isCarrier else { return false }
    return format.kind == .access || format.hints.priority >= Self.productPriority
  }

  private static let productPriority = 45
}
