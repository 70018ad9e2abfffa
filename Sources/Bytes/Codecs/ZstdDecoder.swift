import CZstd

/// One zstd frame (RFC 8878). Skippable frames have no content.
struct ZstdDecoder: BlockDecoder, ~Copyable {
  /// What the library wants to see of a frame before it can say more.
  private static let frameStartBytes = 5

  private let context: OpaquePointer
  private var wantedBytes = frameStartBytes

  /// `ZSTD_createDCtx`; windows of more than 128 MiB are refused, as the library does by default.
  init() {
    guard let context = ZSTD_createDCtx() else { preconditionFailure("a zstd context can be allocated") }
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  mutating func reset() {
    ZSTD_DCtx_reset(context, ZSTD_reset_session_only)
    wantedBytes = Self.frameStartBytes
  }

  /// `ZSTD_decompressStream`. In an error the library forgets what the same call had decoded before it, so it
  /// is given one block of the frame at a time, which is what its return value asks for.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, inputHasEnded: Bool
  ) -> DecodeStep {
    let inputCount = min(input.count, wantedBytes)
    var source = ZSTD_inBuffer(src: input.baseAddress, size: inputCount, pos: 0)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let result = ZSTD_decompressStream(context, &target, &source)
    if ZSTD_isError(result) != 0 {
      switch ZSTD_getErrorCode(result) {
      case ZSTD_error_checksum_wrong:
        return DecodeStep(consumed: inputCount, produced: 0, outcome: .checksumMismatch)
      case ZSTD_error_frameParameter_windowTooLarge, ZSTD_error_memory_allocation:
        return DecodeStep(consumed: 0, produced: 0, outcome: .needsTooMuchMemory)
      default: return DecodeStep(consumed: 0, produced: 0, outcome: .corrupt)
      }
    }
    wantedBytes = max(1, result)
    return DecodeStep(
      consumed: source.pos, produced: target.pos, outcome: result == 0 ? .memberEnd : .running)
  }
}
