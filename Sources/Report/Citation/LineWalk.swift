import Bytes

/// Goes through the lines of one source from its beginning, in chunks.
struct LineWalk {
  /// A line longer than this is met in pieces.
  private static let maxLineBytes = 64 << 20

  let path: String
  /// Which member of an archive; nil for a file that is none.
  let member: String?

  /// One physical line without its terminator.
  struct Line {
    /// Counted from 1.
    var number: Int
    /// Of its first byte in the decompressed member.
    var offset: UInt64
    var bytes: ArraySlice<UInt8>

    var sha256: String { SHA256.hex(Array(bytes), 0..<bytes.count) }
    /// As reports print it: at most 4,096 bytes, invalid UTF-8 replaced.
    var text: String { String(decoding: bytes.prefix(4096), as: UTF8.self) }
  }

  /// Hands every line to `visit` until it returns false. Returns false when the member is not there.
  func lines(_ visit: (Line) -> Bool) throws(InputError) -> Bool {
    var reader = try ChunkReader(path: path, options: .init(maxRecordBytes: Self.maxLineBytes))
    while let found = try reader.nextMember() {
      guard found.name == member else { continue }
      try walk(&reader, visit)
      return true
    }
    return false
  }

  private func walk(_ reader: inout ChunkReader, _ visit: (Line) -> Bool) throws(InputError) {
    var chunk = Chunk()
    var number = 1
    while try reader.fill(&chunk) {
      var start = 0
      while let newline = ByteSearch.firstIndex(of: 0x0A, in: chunk.bytes, from: start, to: chunk.count) {
        guard visit(line(number, start..<newline, chunk)) else { return }
        start = newline + 1
        number += 1
      }
      let isTooLong = start == 0 && chunk.count >= Self.maxLineBytes
      if chunk.isLast || isTooLong {
        if start < chunk.count, !visit(line(number, start..<chunk.count, chunk)) { return }
        start = chunk.count
      }
      chunk.consumed = start
    }
  }

  private func line(_ number: Int, _ range: Range<Int>, _ chunk: Chunk) -> Line {
    let isCarriageReturn = !range.isEmpty && chunk.bytes[range.upperBound - 1] == 0x0D
    let end = isCarriageReturn ? range.upperBound - 1 : range.upperBound
    return Line(
      number: number, offset: chunk.offset + UInt64(range.lowerBound),
      bytes: chunk.bytes[range.lowerBound..<end])
  }
}
