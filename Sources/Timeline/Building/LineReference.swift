internal import Bytes
package import Events
package import Records

/// A physical line of the chunk that is being read.
package struct LineReference: Sendable, Equatable {
  package var time: Timestamp
  /// 1-based.
  package var line: Int
  /// Of the line's start in the decompressed member.
  package var offset: UInt64
  /// The line without its terminator, in the chunk.
  package var range: Range<Int>

  package init(time: Timestamp, line: Int, offset: UInt64, range: Range<Int>) {
    self.time = time
    self.line = line
    self.offset = offset
    self.range = range
  }

  /// The order in which evidence is kept: by time, then by place.
  static func < (left: LineReference, right: LineReference) -> Bool {
    (left.time, left.line) < (right.time, right.line)
  }
}

extension Evidence {
  /// Text longer than this is cut.
  package static let textCapacity = 4096

  /// The line that `reference` points at in `bytes`.
  package init(_ reference: LineReference, of bytes: [UInt8], source: String) {
    self.init(
      source: source, line: reference.line, offset: reference.offset, time: reference.time,
      text: String(decoding: bytes[reference.range].prefix(Self.textCapacity), as: UTF8.self),
      sha256: SHA256.hex(bytes, reference.range))
  }
}
