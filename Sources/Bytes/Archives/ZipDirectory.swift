/// Where the directory at the end of a zip archive is (APPNOTE.TXT §4.3.14 to §4.3.16).
struct ZipDirectory {
  static let endSignature: [UInt8] = [0x50, 0x4B, 5, 6]
  private static let endBytes = 22
  private static let locatorBytes = 20
  private static let largeEndBytes = 56
  private static let maxCommentBytes = 65_535

  /// Where in the file the directory starts.
  let offset: UInt64
  let size: UInt64
  /// What was put in front of the archive, a program for example, and is not counted in its offsets.
  let shift: UInt64

  /// Whether a stream that begins with `prefix` is a zip archive: with a file in it, or none.
  static func archiveBegins(_ prefix: UnsafeRawBufferPointer) -> Bool {
    prefix.starts(with: ZipEntryHeader.localSignature) || prefix.starts(with: endSignature)
  }

  /// Finds the directory of the archive in `file`; nil if there is none, as in an archive that was cut off.
  init?(_ file: FileStream) throws(InputError) {
    guard let fileSize = file.byteCount else { return nil }
    let tailCount = min(fileSize, UInt64(Self.maxCommentBytes + Self.endBytes + Self.locatorBytes))
    let tailOffset = fileSize - tailCount
    let tail = try Self.bytes(file, tailOffset, Int(tailCount))
    guard let end = Self.endRecord(tail), var size = tail.littleEndian(at: end + 12, 4),
      var offset = tail.littleEndian(at: end + 16, 4)
    else { return nil }
    var position = tailOffset + UInt64(end)
    if tail.starts(with: [0x50, 0x4B, 6, 7], at: end - Self.locatorBytes),
      let largeEnd = tail.littleEndian(at: end - Self.locatorBytes + 8, 8)
    {
      let record = try Self.bytes(file, largeEnd, Self.largeEndBytes)
      if record.starts(with: [0x50, 0x4B, 6, 6], at: 0), let largeSize = record.littleEndian(at: 40, 8),
        let largeOffset = record.littleEndian(at: 48, 8)
      {
        (size, offset, position) = (largeSize, largeOffset, largeEnd)
      }
    }
    guard size <= position, offset <= position - size else { return nil }
    (self.size, self.offset, shift) = (size, position - size, position - size - offset)
  }

  /// The last end-of-directory record whose comment fits behind it.
  private static func endRecord(_ tail: [UInt8]) -> Int? {
    var index = tail.count - endBytes
    while index >= 0 {
      if tail.starts(with: endSignature, at: index), let comment = tail.littleEndian(at: index + 20, 2),
        index + endBytes + Int(comment) <= tail.count
      {
        return index
      }
      index -= 1
    }
    return nil
  }

  /// Up to `count` bytes of `file` at `offset`.
  static func bytes(_ file: FileStream, _ offset: UInt64, _ count: Int) throws(InputError) -> [UInt8] {
    let range = FileRangeStream(file, offset: offset, count: UInt64(count))
    return try BoundedStream(range, count: UInt64(count)).readAll() ?? []
  }
}

extension [UInt8] {
  /// Whether `bytes` stand at `index`.
  fileprivate func starts(with bytes: [UInt8], at index: Int) -> Bool {
    index >= 0 && index + bytes.count <= count && self[index..<index + bytes.count].elementsEqual(bytes)
  }
}
