/// A window onto the text of a member that moves forward: bytes that were not finished with stay, new ones
/// follow them. One chunk is reused for everything a reader reads.
package struct Chunk: Sendable {
  /// The storage; only `bytes[..<count]` is text, and at least `paddingBytes` of storage follow it.
  package private(set) var bytes: [UInt8] = []
  /// How many bytes are valid.
  package private(set) var count = 0
  /// Where `bytes[0]` stands in the decompressed member (of UTF-16, in its UTF-8 form).
  package private(set) var offset: UInt64 = 0
  /// Nothing of the member follows: all that is pending must be dealt with now.
  package private(set) var isLast = false
  /// How many of the bytes the consumer has finished with; set before the next `fill`.
  package var consumed = 0

  /// Storage after the valid bytes into which a vector load may run.
  package static let paddingBytes = 64

  package init() {}

  /// A chunk that holds all of a member whose text is in memory already.
  package init(whole text: [UInt8]) {
    bytes = text + [UInt8](repeating: 0, count: Self.paddingBytes)
    count = text.count
    isLast = true
  }

  /// Begins a new member whose text starts at `offset`.
  mutating func begin(at offset: UInt64) {
    (count, consumed, isLast, self.offset) = (0, 0, false, offset)
  }

  /// Drops what was consumed and moves the rest to the front.
  mutating func dropConsumed() {
    precondition((0...count).contains(consumed), "a consumer consumes what the chunk holds")
    if consumed == 0 { return }
    let (from, rest) = (consumed, count - consumed)
    if rest > 0 {
      bytes.withUnsafeMutableBytes { all in
        all.copyMemory(from: .init(rebasing: UnsafeRawBufferPointer(all)[from..<from + rest]))
      }
    }
    offset += UInt64(from)
    (count, consumed) = (rest, 0)
  }

  /// Appends what one read of `stream` gives, at most `blockBytes`; notes the end of the stream.
  mutating func append(from stream: any ByteStream, blockBytes: Int) throws(InputError) {
    let needed = count + blockBytes + Self.paddingBytes
    if bytes.count < needed { bytes.append(contentsOf: repeatElement(0, count: needed - bytes.count)) }
    let room = count..<count + blockBytes
    let got = try bytes.withUnsafeMutableBufferPointer { all throws(InputError) in
      try stream.read(into: .init(UnsafeMutableBufferPointer(rebasing: all[room])))
    }
    count += got
    isLast = got == 0
  }
}
