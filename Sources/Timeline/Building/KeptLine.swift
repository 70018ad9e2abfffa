internal import Bytes
internal import Events
internal import Records

/// A line that was copied out of its chunk because it may be cited; hashed only if it is.
struct KeptLine {
  let time: Timestamp
  let line: Int
  private let offset: UInt64
  private let text: [UInt8]
  /// Of the whole line when `text` is not all of it.
  private let digest: String?

  init(_ reference: LineReference, of bytes: [UInt8]) {
    time = reference.time
    line = reference.line
    offset = reference.offset
    let isWhole = reference.range.count <= Evidence.textCapacity
    text = Array(bytes[reference.range].prefix(Evidence.textCapacity))
    digest = isWhole ? nil : SHA256.hex(bytes, reference.range)
  }

  func evidence(source: String) -> Evidence {
    Evidence(
      source: source, line: line, offset: offset, time: time, text: String(decoding: text, as: UTF8.self),
      sha256: digest ?? SHA256.hex(text, text.indices))
  }

  /// The order in which evidence is kept.
  static func < (left: KeptLine, right: KeptLine) -> Bool {
    (left.time, left.line) < (right.time, right.line)
  }
}
