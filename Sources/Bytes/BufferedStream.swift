/// A stream whose next bytes can be looked at before they are taken: what detection, decoders and archive
/// headers read from. Large reads go past the buffer, straight into the caller's memory.
final class BufferedStream: ByteStream {
  /// The furthest that `consume` can go back.
  static let historyBytes = 8
  /// The most that `ensure` can be asked for.
  static let capacity = 128 << 10

  /// Memory behind the buffer into which vector code may look.
  private static let paddingBytes = 64

  private let source: any ByteStream
  private let storage: UnsafeMutableRawBufferPointer
  private var start = historyBytes
  private var end = historyBytes
  /// The source has nothing more; the window may still hold bytes.
  private(set) var sourceHasEnded = false

  init(_ source: any ByteStream) {
    self.source = source
    let bytes = Self.historyBytes + Self.capacity
    let all = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes + Self.paddingBytes, alignment: 64)
    storage = .init(rebasing: all[..<bytes])
    storage[..<Self.historyBytes].initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit { storage.deallocate() }

  var damage: Damage? { source.damage }

  /// The bytes that come next and are at hand; valid until the next call of any other member.
  var window: UnsafeRawBufferPointer { .init(rebasing: storage[start..<end]) }

  /// Takes `count` bytes off the window; a negative count gives up to `historyBytes` back.
  func consume(_ count: Int) {
    precondition(
      count <= end - start && start + count >= 0,
      "a stream gives only what its window holds")
    start += count
  }

  /// Brings at least `count` bytes into the window; false when the stream ends before that.
  func ensure(_ count: Int) throws(InputError) -> Bool {
    while end - start < min(count, Self.capacity) && !sourceHasEnded { try refill() }
    return end - start >= count
  }

  /// Like `ensure`, but content with less as soon as a line feed has come, so that a pipe into which somebody
  /// writes lines is not waited for.
  func ensurePrefix(_ count: Int) throws(InputError) {
    while end - start < count && !sourceHasEnded && !window.contains(0x0A) { try refill() }
  }

  /// Takes exactly `count` bytes; nil when the stream ends before that, and then takes nothing.
  func take(_ count: Int) throws(InputError) -> [UInt8]? {
    guard try ensure(count) else { return nil }
    defer { start += count }
    return Array(window[..<count])
  }

  /// Adds what one read of the source gives.
  func refill() throws(InputError) {
    if start > Self.historyBytes {
      let from = start - Self.historyBytes
      storage.copyMemory(from: .init(rebasing: storage[from..<end]))
      end -= from
      start = Self.historyBytes
    }
    precondition(end < storage.count, "who wants more than a full window first takes something out of it")
    let got = try source.read(into: .init(rebasing: storage[end...]))
    sourceHasEnded = got == 0
    end += got
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if start == end {
      if sourceHasEnded || buffer.count == 0 { return 0 }
      if buffer.count >= Self.capacity { return try readPastBuffer(into: buffer) }
      try refill()
    }
    let count = min(buffer.count, end - start)
    buffer.copyMemory(from: .init(rebasing: storage[start..<start + count]))
    start += count
    return count
  }

  private func readPastBuffer(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let got = try source.read(into: buffer)
    sourceHasEnded = got == 0
    return got
  }

  func skip(_ count: UInt64) throws(InputError) -> UInt64 {
    let held = Int(min(count, UInt64(end - start)))
    start += held
    if UInt64(held) == count || sourceHasEnded { return UInt64(held) }
    return UInt64(held) + (try source.skip(count - UInt64(held)))
  }

  /// Passes over all that is left and returns how much that was.
  func drain() throws(InputError) -> UInt64 { try skip(.max) }
}
