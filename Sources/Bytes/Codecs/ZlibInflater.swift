import CZlib

/// DEFLATE through zlib, which every system has.
struct ZlibInflater: Inflater, ~Copyable {
  /// zlib keeps a pointer back to its stream, which therefore must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  /// Bytes taken by earlier calls since the one in which the current block starts.
  private var blockBytes = 0

  /// `inflateInit2` with a negative window size: no header, no trailer.
  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has the memory and the version it was built with")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  mutating func reset() {
    inflateReset(stream)
    blockBytes = 0
  }

  /// `inflate`, block by block.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, inputHasEnded: Bool
  ) -> DecodeStep {
    let inputCount = min(input.count, Int(UInt32.max))
    let outputCount = min(output.count, Int(UInt32.max))
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(inputCount)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(outputCount)
    var blockStart = -blockBytes
    while true {
      let status = inflate(stream, Z_BLOCK)
      let consumed = inputCount - Int(stream.pointee.avail_in)
      let produced = outputCount - Int(stream.pointee.avail_out)
      switch status {
      case Z_OK where stream.pointee.data_type & 128 != 0:
        blockStart = stream.pointee.data_type & 7 == 0 ? consumed : consumed - 1
      case Z_OK, Z_BUF_ERROR:
        blockBytes = consumed - blockStart
        return DecodeStep(consumed: consumed, produced: produced, outcome: .running)
      case Z_STREAM_END: return DecodeStep(consumed: consumed, produced: produced, outcome: .memberEnd)
      case Z_MEM_ERROR:
        return DecodeStep(consumed: blockStart, produced: produced, outcome: .needsTooMuchMemory)
      default: return DecodeStep(consumed: blockStart, produced: produced, outcome: .corrupt)
      }
    }
  }

  /// `crc32` of zlib.
  static func crc32(_ crc: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
    UInt32(crc32_z(UInt(crc), bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count))
  }
}
