/// A part of a file, read front to back without moving the position of others who read the file.
final class FileRangeStream: ByteStream {
  private let file: FileStream
  private var position: UInt64
  private let end: UInt64
  let damage: Damage? = nil

  /// The bytes of `file` from `offset` on, at most `count`, fewer if the file ends before.
  init(_ file: FileStream, offset: UInt64, count: UInt64) {
    self.file = file
    let size = file.byteCount ?? 0
    position = min(offset, size)
    end = position + min(count, size - position)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let wanted = Int(min(UInt64(buffer.count), end - position))
    let got = try file.read(at: position, into: .init(rebasing: buffer[..<wanted]))
    position += UInt64(got)
    return got
  }

  func skip(_ count: UInt64) throws(InputError) -> UInt64 {
    let step = min(count, end - position)
    position += step
    return step
  }
}
