/// One gzip member (RFC 1952): header, DEFLATE data, then the CRC-32 and the length of the content.
struct GzipDecoder<Body: Inflater & ~Copyable>: BlockDecoder, ~Copyable {
  private enum Stage { case header, body, trailer }

  private var stage = Stage.header
  private var header = GzipHeader()
  private var inflater = Body()
  private var crc: UInt32 = 0
  private var length: UInt32 = 0
  private var trailer: UInt64 = 0
  private var trailerBytes = 0

  mutating func reset() {
    stage = .header
    header = GzipHeader()
    inflater.reset()
    (crc, length, trailer, trailerBytes) = (0, 0, 0, 0)
  }

  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, inputHasEnded: Bool
  ) -> DecodeStep {
    var step = DecodeStep(consumed: 0, produced: 0, outcome: .running)
    if stage == .header { readHeader(input, &step) }
    if stage == .body && step.outcome == .running { inflateBody(input, output, inputHasEnded, &step) }
    if stage == .trailer && step.outcome == .running { readTrailer(input, &step) }
    return step
  }

  private mutating func readHeader(_ input: UnsafeRawBufferPointer, _ step: inout DecodeStep) {
    while step.consumed < input.count && !header.isComplete {
      guard header.take(input[step.consumed]) else {
        step.outcome = .corrupt
        return
      }
      step.consumed += 1
    }
    if header.isComplete { stage = .body }
  }

  private mutating func inflateBody(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, _ inputHasEnded: Bool,
    _ step: inout DecodeStep
  ) {
    let part = inflater.decode(
      .init(rebasing: input[step.consumed...]), into: output, inputHasEnded: inputHasEnded)
    step.consumed += part.consumed
    step.produced += part.produced
    crc = Body.crc32(crc, .init(rebasing: output[..<part.produced]))
    length &+= UInt32(truncatingIfNeeded: part.produced)
    if part.outcome == .memberEnd { stage = .trailer } else { step.outcome = part.outcome }
  }

  private mutating func readTrailer(_ input: UnsafeRawBufferPointer, _ step: inout DecodeStep) {
    // The inflater may give back what it had read ahead in the call before: then the trailer comes next time.
    while step.consumed >= 0 && step.consumed < input.count && trailerBytes < 8 {
      trailer |= UInt64(input[step.consumed]) << (8 * UInt64(trailerBytes))
      trailerBytes += 1
      step.consumed += 1
    }
    if trailerBytes == 8 {
      step.outcome = trailer == UInt64(length) << 32 | UInt64(crc) ? .memberEnd : .checksumMismatch
    }
  }
}
