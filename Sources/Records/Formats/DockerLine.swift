/// Lines of Docker's `json-file` driver, one object per line that the container wrote: a stack trace is several.
enum DockerLine {
  /// The wrapped text as it is escaped in the object; nil when the object has none.
  static func text(_ bytes: [UInt8], _ line: Range<Int>, message name: [UInt8]) -> Range<Int>? {
    guard let value = JSONPath.value(bytes, line, at: name), value.count > 2, bytes[value.lowerBound] == 0x22
    else {
      return nil
    }
    return value.lowerBound + 1..<value.upperBound - 1
  }

  /// Whether the object's text goes on from the object before it.
  static func continues(_ bytes: [UInt8], _ line: Range<Int>, message name: [UInt8]) -> Bool {
    guard let text = text(bytes, line, message: name) else { return false }
    if bytes[text.lowerBound] == 0x5C {
      return StampText.byte(bytes, text.lowerBound + 1, text.upperBound) == 0x74
    }
    return ContinuationLine.isRecognised(bytes, text) && bytes[text.lowerBound] != 0x7D
  }

  /// The texts of all objects in `body`, joined in the record's scratch.
  static func joinedMessage(
    _ bytes: [UInt8], _ body: Range<Int>, message name: [UInt8], into record: inout Record
  ) -> FieldText {
    let start = record.decoded.count
    var at = body.lowerBound
    while at < body.upperBound {
      let end = ByteFind.lineEnd(bytes, at, body.upperBound)
      if let text = text(bytes, at..<end, message: name) {
        JSONText.unescape(bytes, text, into: &record.decoded)
      }
      at = end + 1
    }
    return FieldText(start..<record.decoded.count, isDecoded: true)
  }
}
