import CZlib

/// DEFLATE through zlib, which every system has.
struct ZlibInflater: Inflater, ~Copyable {
  /// zlib keeps a pointer back to its stream, which therefore must not move.
  private let stream: UnsafeMutablePointer<z_stream>

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

  mutating func reset() { inflateReset(stream) }

  /// `inflate` with as much input and output as there is.
  mutating func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
    -> DecodeStep
  {
    let inputCount = min(input.count, Int(UInt32.max))
    let outputCount = min(output.count, Int(UInt32.max))
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(inputCount)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(outputCount)
    let status = inflate(stream, Z_NO_FLUSH)
    let outcome: DecodeStep.Outcome =
      switch status {
      case Z_STREAM_END: .memberEnd
      case Z_OK, Z_BUF_ERROR: .running
      case Z_MEM_ERROR: .needsTooMuchMemory
      default: .corrupt
      }
    return DecodeStep(
      consumed: inputCount - Int(stream.pointee.avail_in),
      produced: outputCount - Int(stream.pointee.avail_out), outcome: outcome)
  }

  /// `crc32` of zlib.
  static func crc32(_ crc: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
    UInt32(crc32_z(UInt(crc), bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count))
  }
}
