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
}
