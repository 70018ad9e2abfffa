/// UTF-16 transcoded to UTF-8. A surrogate without its partner becomes U+FFFD, and so does half a unit at the
/// end.
final class UTF16Stream: ByteStream {
  private let source: BufferedStream
  private let isBigEndian: Bool

  /// Transcodes `source`, whose byte order mark was taken off.
  init(_ source: BufferedStream, _ encoding: TextEncoding) {
    self.source = source
    isBigEndian = encoding == .utf16BigEndian
  }

  var damage: Damage? { source.damage }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    precondition(buffer.count >= 4, "a buffer holds at least one character")
    var filled = 0
    while filled + 4 <= buffer.count {
      // Two units make the longest character; at the end of the stream there may be fewer.
      guard try source.ensure(4) || !source.window.isEmpty else { break }
      let window = source.window
      var taken = 0
      let wholeBytes = source.sourceHasEnded ? window.count : window.count - 3
      while filled + 4 <= buffer.count && taken < wholeBytes {
        let (scalar, size) = decode(.init(rebasing: window[taken...]))
        taken += size
        filled += write(scalar, at: filled, buffer)
      }
      source.consume(taken)
    }
    return filled
  }

  /// The character at the start of `bytes` and how many bytes it takes.
  private func decode(_ bytes: UnsafeRawBufferPointer) -> (scalar: UInt32, size: Int) {
    guard bytes.count >= 2 else { return (0xFFFD, bytes.count) }
    let first = unit(bytes, 0)
    guard first & 0xF800 == 0xD800 else { return (first, 2) }
    guard first < 0xDC00, bytes.count >= 4 else { return (0xFFFD, 2) }
    let second = unit(bytes, 2)
    guard second & 0xFC00 == 0xDC00 else { return (0xFFFD, 2) }
    return (0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, 4)
  }

  private func unit(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt32 {
    isBigEndian
      ? UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
      : UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index])
  }

  /// Writes a character as UTF-8 (RFC 3629 §3) and returns how many bytes it took.
  private func write(_ scalar: UInt32, at index: Int, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    func continuation(_ shift: UInt32) -> UInt8 { 0x80 | UInt8((scalar >> shift) & 0x3F) }
    switch scalar {
    case ..<0x80:
      buffer[index] = UInt8(scalar)
      return 1
    case ..<0x800:
      buffer[index] = 0xC0 | UInt8(scalar >> 6)
      buffer[index + 1] = continuation(0)
      return 2
    case ..<0x10000:
      buffer[index] = 0xE0 | UInt8(scalar >> 12)
      buffer[index + 1] = continuation(6)
      buffer[index + 2] = continuation(0)
      return 3
    default:
      buffer[index] = 0xF0 | UInt8(scalar >> 18)
      buffer[index + 1] = continuation(12)
      buffer[index + 2] = continuation(6)
      buffer[index + 3] = continuation(0)
      return 4
    }
  }
}
