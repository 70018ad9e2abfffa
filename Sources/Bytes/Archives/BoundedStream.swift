/// The next bytes of another stream, a known number of them: a file in an archive.
final class BoundedStream: ByteStream {
  private let source: any ByteStream
  private var position: UInt64 = 0
  /// Bytes that were not read yet.
  private(set) var remaining: UInt64
  private(set) var damage: Damage?

  /// The next `count` bytes of `source`.
  init(_ source: any ByteStream, count: UInt64) {
    self.source = source
    remaining = count
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let wanted = Int(min(UInt64(buffer.count), remaining))
    if wanted == 0 || damage != nil { return 0 }
    let got = try source.read(into: .init(rebasing: buffer[..<wanted]))
    advance(by: UInt64(got), of: UInt64(wanted))
    return got
  }

  func skip(_ count: UInt64) throws(InputError) -> UInt64 {
    let wanted = min(count, remaining)
    if wanted == 0 || damage != nil { return 0 }
    let got = try source.skip(wanted)
    advance(by: got, of: wanted)
    if got < wanted { noteEnd() }
    return got
  }

  /// All that remains, which the caller knows to be little; nil if the source ends before.
  func readAll() throws(InputError) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: Int(remaining))
    var filled = 0
    while filled < bytes.count {
      let got = try bytes.withUnsafeMutableBufferPointer { all throws(InputError) in
        try read(into: .init(UnsafeMutableBufferPointer(rebasing: all[filled...])))
      }
      if got == 0 { return nil }
      filled += got
    }
    return bytes
  }

  private func advance(by got: UInt64, of wanted: UInt64) {
    position += got
    remaining -= got
    if got == 0 { noteEnd() }
  }

  private func noteEnd() {
    if damage != nil { return }
    let reason = source.damage?.reason == .corrupt ? Damage.Reason.corrupt : .truncated
    damage = Damage(reason: reason, offset: position, lostBytes: remaining)
  }
}
