import Bytes
import Records
import Timeline

extension LineReference {
  /// The first line of a record.
  init(time: Timestamp, _ frame: RecordFrame, _ bytes: [UInt8]) {
    var end = frame.body.upperBound
    if frame.lineCount > 1 { end = Self.lineEnd(bytes, from: frame.body.lowerBound, to: end) }
    self.init(time: time, line: frame.line, offset: frame.offset, range: frame.body.lowerBound..<end)
  }

  /// The line of a record in which `place` of the chunk lies.
  init(containing place: Int, of frame: RecordFrame, time: Timestamp, _ bytes: [UInt8]) {
    var start = frame.body.lowerBound
    var line = frame.line
    while let newline = ByteSearch.firstIndex(of: 0x0A, in: bytes, from: start, to: max(start, place)) {
      start = newline + 1
      line += 1
    }
    let end = Self.lineEnd(bytes, from: start, to: frame.body.upperBound)
    let offset = frame.offset + UInt64(start - frame.body.lowerBound)
    self.init(time: time, line: line, offset: offset, range: start..<end)
  }

  private static func lineEnd(_ bytes: [UInt8], from start: Int, to limit: Int) -> Int {
    var end = ByteSearch.firstIndex(of: 0x0A, in: bytes, from: start, to: limit) ?? limit
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }
}
