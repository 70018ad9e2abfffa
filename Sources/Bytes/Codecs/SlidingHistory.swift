/// The last bytes of an output, as many as DEFLATE can refer back to.
struct SlidingHistory: ~Copyable {
  static let reach = 32 << 10

  private let storage: UnsafeMutableRawBufferPointer
  private var end = 0

  init() { storage = .allocate(byteCount: 4 * Self.reach, alignment: 64) }

  deinit { storage.deallocate() }

  /// The last bytes, up to `reach` of them.
  var bytes: UnsafeRawBufferPointer { .init(rebasing: storage[max(0, end - Self.reach)..<end]) }

  mutating func removeAll() { end = 0 }

  /// Adds what was put out next.
  mutating func append(_ output: UnsafeRawBufferPointer) {
    let new = UnsafeRawBufferPointer(rebasing: output.suffix(Self.reach))
    if end + new.count > storage.count {
      storage.copyMemory(from: bytes)
      end = Self.reach
    }
    UnsafeMutableRawBufferPointer(rebasing: storage[end...]).copyMemory(from: new)
    end += new.count
  }
}
