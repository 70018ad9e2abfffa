/// Bits as DEFLATE packs them: from the least significant bit of each byte (RFC 1951 §3.1.1).
struct BitReader {
  private let bytes: UnsafeRawBufferPointer
  /// How many bits come before the next one.
  private(set) var position: Int

  /// Reads `bytes` from the bit `position` on.
  init(_ bytes: UnsafeRawBufferPointer, position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// Takes `count` bits, at most 16; nil if there are fewer.
  mutating func take(_ count: Int) -> Int? {
    guard position + count <= bytes.count * 8 else { return nil }
    let (first, end) = (position >> 3, (position + count + 7) >> 3)
    var word = 0
    for index in first..<end { word |= Int(bytes[index]) << (8 * (index - first)) }
    defer { position += count }
    return word >> (position & 7) & (1 << count - 1)
  }

  /// Passes over the rest of a byte that was begun.
  mutating func skipToByte() { position = (position + 7) & ~7 }
}
