import CBzip2

/// One bzip2 stream.
struct Bzip2Decoder: BlockDecoder, ~Copyable {
  /// The library keeps a pointer back to its stream, which therefore must not move.
  private let stream: UnsafeMutablePointer<bz_stream>

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: bz_stream())
    start()
  }

  deinit {
    BZ2_bzDecompressEnd(stream)
    stream.deallocate()
  }

  mutating func reset() {
    BZ2_bzDecompressEnd(stream)
    stream.pointee = bz_stream()
    start()
  }

  /// `BZ2_bzDecompressInit`, silent, and fast rather than small.
  private func start() {
    let status = BZ2_bzDecompressInit(stream, 0, 0)
    precondition(status == BZ_OK, "a bzip2 decoder can be allocated")
  }

  /// `BZ2_bzDecompress` with as much input and output as there is.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, inputHasEnded: Bool
  ) -> DecodeStep {
    let inputCount = min(input.count, Int(UInt32.max))
    let outputCount = min(output.count, Int(UInt32.max))
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
    stream.pointee.avail_in = UInt32(inputCount)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: CChar.self)
    stream.pointee.avail_out = UInt32(outputCount)
    let outcome: DecodeStep.Outcome =
      switch BZ2_bzDecompress(stream) {
      case BZ_STREAM_END: .memberEnd
      case BZ_OK: .running
      case BZ_MEM_ERROR: .needsTooMuchMemory
      default: .corrupt
      }
    return DecodeStep(
      consumed: inputCount - Int(stream.pointee.avail_in),
      produced: outputCount - Int(stream.pointee.avail_out), outcome: outcome)
  }
}
