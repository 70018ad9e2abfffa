/// Bytes read front to back, a block at a time: a file, what a codec makes of it, or a member of an archive.
///
/// One call moves tens of kilobytes, so the dynamic dispatch costs nothing.
protocol ByteStream: AnyObject {
  /// Puts up to `buffer.count` bytes into `buffer` and returns how many; 0 means that the stream has ended.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int

  /// Passes over up to `count` bytes and returns how many there were.
  func skip(_ count: UInt64) throws(InputError) -> UInt64

  /// What of this stream was lost so far; offsets count this stream's own bytes.
  var damage: Damage? { get }
}

extension ByteStream {
  /// Skips by reading: all that a stream without random access can do.
  func skip(_ count: UInt64) throws(InputError) -> UInt64 {
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { scratch.deallocate() }
    var skipped: UInt64 = 0
    while skipped < count {
      let wanted = Int(min(UInt64(scratch.count), count - skipped))
      let got = try read(into: .init(rebasing: scratch[..<wanted]))
      if got == 0 { break }
      skipped += UInt64(got)
    }
    return skipped
  }
}
