/// The content of a file, checked at its end against what its archive says about it.
final class VerifiedStream: ByteStream {
  /// What the archive says: the CRC-32 (of RFC 1952 §8) and the length of the content.
  struct Expectation: Equatable {
    let crc: UInt32
    let size: UInt64
  }

  private let content: any ByteStream
  private let expectation: () throws(InputError) -> Expectation?
  private var crc: UInt32 = 0
  private var size: UInt64 = 0
  private var isVerified = false
  private var ownDamage: Damage?

  /// Checks `content` against `expectation`, which is asked for once the content has ended and may be unknown.
  init(_ content: any ByteStream, against expectation: @escaping () throws(InputError) -> Expectation?) {
    self.content = content
    self.expectation = expectation
  }

  var damage: Damage? { content.damage ?? ownDamage }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if buffer.count == 0 { return 0 }
    let got = try content.read(into: buffer)
    crc = DefaultInflater.crc32(crc, .init(rebasing: buffer[..<got]))
    size += UInt64(got)
    if got == 0 && !isVerified { try verify() }
    return got
  }

  private func verify() throws(InputError) {
    isVerified = true
    guard content.damage == nil, let expected = try expectation() else { return }
    if expected != Expectation(crc: crc, size: size) {
      ownDamage = Damage(reason: .checksumMismatch, offset: size, lostBytes: 0)
    }
  }
}
