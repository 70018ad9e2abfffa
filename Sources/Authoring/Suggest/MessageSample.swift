package import Records

/// One record that stands for others of its template.
package struct MessageSample: Hashable, Sendable {
  /// The record as it stands in its file; what is no UTF-8 is U+FFFD. Of a long record only the first lines.
  package let text: String
  /// What it says.
  let message: [UInt8]
  package let format: FormatID

  /// A stack trace is cut behind its first lines, and a line that would fill the screen in the middle.
  private static let lengthMax = 2000
  private static let linesMax = 4

  init(_ record: TextRecord) {
    let lines = record.text.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(Self.linesMax)
    let body = Array(lines.joined(separator: [0x0A])).prefix(Self.lengthMax)
    text = String(decoding: body, as: UTF8.self)
    message = Array(record.message.prefix(Self.lengthMax))
    format = record.format
  }
}
