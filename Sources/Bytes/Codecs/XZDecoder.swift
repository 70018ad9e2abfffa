import CLZMA

/// One stream of the `.xz` file format.
struct XZDecoder: BlockDecoder, ~Copyable {
  /// `xz -9` needs 65 MiB to decompress.
  private static let memoryLimitBytes: UInt64 = 256 << 20

  private let stream: UnsafeMutablePointer<lzma_stream>

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: lzma_stream())
    reset()
  }

  deinit {
    lzma_end(stream)
    stream.deallocate()
  }

  /// `lzma_stream_decoder`, which uses the memory of the stream before again.
  mutating func reset() {
    let status = lzma_stream_decoder(stream, Self.memoryLimitBytes, 0)
    precondition(status == LZMA_OK, "an xz decoder can be allocated")
  }

  /// `lzma_code` with as much input and output as there is.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, inputHasEnded: Bool
  ) -> DecodeStep {
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = input.count
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = output.count
    let outcome: DecodeStep.Outcome =
      switch lzma_code(stream, LZMA_RUN) {
      case LZMA_STREAM_END: .memberEnd
      case LZMA_OK, LZMA_BUF_ERROR: .running
      case LZMA_MEMLIMIT_ERROR, LZMA_MEM_ERROR: .needsTooMuchMemory
      default: .corrupt
      }
    return DecodeStep(
      consumed: input.count - stream.pointee.avail_in, produced: output.count - stream.pointee.avail_out,
      outcome: outcome)
  }
}
