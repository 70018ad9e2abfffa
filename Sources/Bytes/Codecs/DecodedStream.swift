/// What a codec makes of a compressed stream: the content of all its concatenated members, up to the damage
/// if there is any.
final class DecodedStream<Decoder: BlockDecoder & ~Copyable>: ByteStream {
  private let source: BufferedStream
  private var decoder: Decoder
  private let codec: Codec?
  private var hasEnded = false
  private var produced: UInt64 = 0
  private var ownDamage: Damage?

  /// Decodes `source`. With a `codec`, members of that codec may follow each other and must fill the stream;
  /// without one there is exactly one member, and what follows is left in `source`.
  init(_ source: BufferedStream, _ decoder: consuming Decoder, codec: Codec?) {
    self.source = source
    self.decoder = decoder
    self.codec = codec
  }

  var damage: Damage? { ownDamage ?? source.damage }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var filled = 0
    while filled < buffer.count && !hasEnded {
      if source.window.isEmpty && !source.sourceHasEnded { try source.refill() }
      let step = decoder.decode(
        source.window, into: .init(rebasing: buffer[filled...]), inputHasEnded: source.sourceHasEnded)
      filled += step.produced
      produced += UInt64(step.produced)
      switch step.outcome {
      case .running:
        source.consume(step.consumed)
        if step.consumed == 0 && step.produced == 0 { try supply() }
      case .memberEnd, .checksumMismatch:
        source.consume(step.consumed)
        if step.outcome == .checksumMismatch { note(.checksumMismatch, lostBytes: 0) }
        try beginNextMember()
      case .corrupt: try end(.corrupt, spoiledFrom: step.consumed)
      case .needsTooMuchMemory: try end(.needsTooMuchMemory, spoiledFrom: step.consumed)
      }
    }
    return filled
  }

  /// Gets more input for a decoder that cannot go on; if there is none, the stream was cut off.
  private func supply() throws(InputError) {
    if !source.sourceHasEnded { return try source.refill() }
    note(.truncated, lostBytes: nil)
    hasEnded = true
  }

  private func beginNextMember() throws(InputError) {
    guard let codec else {
      hasEnded = true
      return
    }
    try skipZeroPadding()
    if try source.ensure(Codec.probeBytes) || !source.window.isEmpty {
      if Codec.detect(source.window) == codec { return decoder.reset() }
      return try end(.trailingGarbage, spoiledFrom: 0)
    }
    hasEnded = true
  }

  /// Tapes and xz (§2.2 "Stream Padding") fill up with zeros, which mean nothing.
  private func skipZeroPadding() throws(InputError) {
    while try source.ensure(1) {
      let zeros = source.window.prefix { $0 == 0 }.count
      if zeros == 0 { return }
      source.consume(zeros)
    }
  }

  /// Gives up everything from the byte with this index in the window on; it may have left the window.
  private func end(_ reason: Damage.Reason, spoiledFrom index: Int) throws(InputError) {
    hasEnded = true
    note(reason, lostBytes: UInt64(Int64(try source.drain()) - Int64(index)))
  }

  private func note(_ reason: Damage.Reason, lostBytes: UInt64?) {
    ownDamage = ownDamage ?? Damage(reason: reason, offset: produced, lostBytes: lostBytes)
  }
}
