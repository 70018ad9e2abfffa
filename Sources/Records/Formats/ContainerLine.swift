/// A line of the Kubernetes container runtime interface: `2024-07-15T12:00:00.1Z stdout F message`, where `P` marks a
/// piece of a longer line.
enum ContainerLine {
  /// Where the parts stand in a line whose time ends at `stampEnd`; nil for other lines.
  static func parts(
    _ bytes: [UInt8], _ line: Range<Int>, stampEnd: Int
  ) -> (stream: Range<Int>, isPartial: Bool, message: Int)? {
    let at = stampEnd
    guard at + 9 <= line.upperBound, bytes[at] == 0x20, bytes[at + 7] == 0x20, bytes[at + 1] == 0x73,
      bytes[at + 2] == 0x74, bytes[at + 3] == 0x64, bytes[at + 8] == 0x46 || bytes[at + 8] == 0x50
    else { return nil }
    return (at + 1..<at + 7, bytes[at + 8] == 0x50, min(at + 10, line.upperBound))
  }

  static func isPartial(_ bytes: [UInt8], _ line: Range<Int>, stamp: Range<Int>) -> Bool {
    parts(bytes, line, stampEnd: stamp.upperBound)?.isPartial ?? false
  }

  /// Whether two lines come from the same of stdout and stderr.
  static func isSameStream(_ bytes: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Bool {
    let end = bytes.count
    return StampText.byte(bytes, left.upperBound + 4, end) == StampText.byte(bytes, right.upperBound + 4, end)
  }

  /// Decodes a line, or joins the pieces of several in the record's scratch.
  static func decode(_ bytes: [UInt8], _ body: Range<Int>, stamp: Range<Int>, into record: inout Record)
    -> Bool
  {
    let firstEnd = ByteFind.lineEnd(bytes, body.lowerBound, body.upperBound)
    guard let first = parts(bytes, body.lowerBound..<firstEnd, stampEnd: stamp.upperBound) else {
      return false
    }
    record.add(Field(key: nil, name: record.keep("stream".utf8), value: FieldText(first.stream)))
    guard firstEnd < body.upperBound else {
      record.message = FieldText(first.message..<body.upperBound)
      return true
    }
    let start = record.decoded.count
    var isPartial = first.isPartial
    record.decoded.append(contentsOf: bytes[first.message..<firstEnd])
    var at = firstEnd + 1
    while at < body.upperBound {
      let end = ByteFind.lineEnd(bytes, at, body.upperBound)
      let stampEnd = bytes[at..<end].firstIndex(of: 0x20) ?? at
      let piece = parts(bytes, at..<end, stampEnd: stampEnd)
      if !isPartial { record.decoded.append(0x0A) }
      record.decoded.append(contentsOf: bytes[(piece?.message ?? at)..<end])
      isPartial = piece?.isPartial ?? false
      at = end + 1
    }
    record.message = FieldText(start..<record.decoded.count, isDecoded: true)
    return true
  }
}
