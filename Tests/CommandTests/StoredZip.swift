/// A zip archive of uncompressed files for tests, any of which can be said to be written otherwise.
struct StoredZip {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - method: 0 is uncompressed, 14 is LZMA.
  ///   - flags: bit 0 means encrypted.
  mutating func add(_ name: String, _ text: String, method: Int = 0, flags: Int = 0) {
    let content = Array(text.utf8)
    var common: [UInt8] = []
    let dosDate = 0x58EF_6000
    for (value, width) in [(20, 2), (flags, 2), (method, 2), (dosDate, 4), (Int(Self.checksum(content)), 4)] {
      common += number(value, width)
    }
    for (value, width) in [(content.count, 4), (content.count, 4), (name.utf8.count, 2), (0, 2)] {
      common += number(value, width)
    }
    directory += [0x50, 0x4B, 1, 2, 20, 3]
    directory += common
    for (value, width) in [(0, 2), (0, 2), (0, 2), (0, 2), (0o100_644, 2), (bytes.count, 4)] {
      directory += number(value, width)
    }
    directory += Array(name.utf8)
    bytes += [0x50, 0x4B, 3, 4]
    bytes += common
    bytes += Array(name.utf8) + content
    count += 1
  }

  /// The archive with its directory.
  var closed: [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    end += number(count, 2)
    end += number(count, 2)
    end += number(directory.count, 4)
    end += number(bytes.count, 4)
    end += number(0, 2)
    return bytes + directory + end
  }

  /// CRC-32 (ISO 3309), bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var state = ~UInt32(0)
    for byte in bytes {
      state ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = state & 1 == 1
        state >>= 1
        if isOdd { state ^= 0xEDB8_8320 }
      }
    }
    return ~state
  }

  /// `value` in `count` little-endian bytes.
  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
