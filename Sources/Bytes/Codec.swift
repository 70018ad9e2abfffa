/// How a file's bytes are compressed, recognised by its first bytes and never by its name.
package enum Codec: String, Sendable, Equatable, CaseIterable {
  case plain, gzip, zstd, xz, bzip2

  /// How many leading bytes `detect` wants to see; fewer are enough for shorter files.
  package static let probeBytes = 10

  /// The codec of a stream that begins with `prefix`.
  ///
  /// Magic numbers: RFC 1952 §2.3.1 (gzip), RFC 8878 §3.1 (zstd and its skippable frames), the `.xz` file
  /// format §2.1.1.1, and bzip2's "BZh", level and block or end-of-stream magic.
  package static func detect(_ prefix: some Collection<UInt8>) -> Codec {
    let bytes = Array(prefix.prefix(probeBytes))
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) && (bytes.count < 4 || bytes[3] & 0xE0 == 0) { return .gzip }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || isSkippableZstdFrame(bytes) { return .zstd }
    if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return .xz }
    return isBzip2(bytes) ? .bzip2 : .plain
  }

  private static func isSkippableZstdFrame(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && bytes[0] & 0xF0 == 0x50 && bytes[1...3].elementsEqual([0x2A, 0x4D, 0x18])
  }

  private static func isBzip2(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 10, bytes.starts(with: Array("BZh".utf8)), (0x31...0x39).contains(bytes[3]) else {
      return false
    }
    let block: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
    let endOfStream: [UInt8] = [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]
    return bytes[4...].elementsEqual(block) || bytes[4...].elementsEqual(endOfStream)
  }
}
