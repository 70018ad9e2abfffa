package import Records

/// One cited line: where it stands and what it says. Everything a report claims points at some of these.
///
/// `line` is the 1-based physical line and `offset` the byte offset of its start in the decompressed member, so a
/// citation survives re-compression; `sha256` is over the raw bytes of the line without its terminator.
package struct Evidence: Hashable, Sendable {
  /// Report-relative name of the source, for example `web01/nginx/access.log.gz`.
  package var source: String
  package var line: Int
  package var offset: UInt64
  package var time: Timestamp
  /// The line as decoded, invalid UTF-8 replaced, at most 4,096 bytes.
  package var text: String
  /// 64 lower-case hexadecimal digits.
  package var sha256: String

  package init(source: String, line: Int, offset: UInt64, time: Timestamp, text: String, sha256: String) {
    self.source = source
    self.line = line
    self.offset = offset
    self.time = time
    self.text = text
    self.sha256 = sha256
  }
}

extension Evidence: Comparable {
  /// Time first, then place: the order in which a reader would meet the lines.
  package static func < (left: Evidence, right: Evidence) -> Bool {
    (left.time, left.source, left.line) < (right.time, right.source, right.line)
  }
}
