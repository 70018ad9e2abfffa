#if ISAL
  import CISAL

  /// DEFLATE through Intel's ISA-L, which takes a third of zlib's time.
  ///
  /// ISA-L does not say where blocks start, and it decodes with incomplete codes, which zlib refuses. So it is
  /// given one block at a time, after the header of that block was checked here: then both agree on every
  /// input, on how much of it can be decoded, and on where the spoiled part starts.
  struct ISALInflater: Inflater, ~Copyable {
    /// ISA-L chooses slower tables for a block when less input than this is at hand.
    private static let comfortableBytes = 8 << 10

    private let state: UnsafeMutableRawPointer
    private var header = DeflateBlockHeader()
    private var history = SlidingHistory()
    private var isInBlock = false
    /// Bits of the next byte that belong to the block before.
    private var skippedBits = 0
    /// Bytes taken by earlier calls since the one in which the current block starts.
    private var blockBytes = 0
    /// Where ISA-L is in the current block.
    private var place = Place()
    /// Bytes put out by earlier calls.
    private var totalBytes: UInt64 = 0
    /// What ends the stream once everything decoded before it was put out.
    private var ending: Ending?

    init() {
      guard let state = rca_isal_create() else { preconditionFailure("an ISA-L state can be allocated") }
      self.state = state
    }

    deinit { free(state) }

    mutating func reset() {
      history.removeAll()
      (isInBlock, skippedBits, blockBytes, totalBytes, ending) = (false, 0, 0, 0, nil)
    }

    mutating func decode(
      _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, inputHasEnded: Bool
    ) -> DecodeStep {
      var call = Call(input: input, output: output, inputHasEnded: inputHasEnded, blockStart: -blockBytes)
      var outcome = DecodeStep.Outcome?.none
      while outcome == nil {
        outcome = ending != nil ? finish(&call) : isInBlock ? continueBlock(&call) : beginBlock(&call)
      }
      history.append(.init(rebasing: output[call.remembered..<call.produced]))
      blockBytes = call.consumed - call.blockStart
      totalBytes += UInt64(call.produced)
      return DecodeStep(
        consumed: outcome == .corrupt ? call.blockStart : call.consumed, produced: call.produced,
        outcome: outcome ?? .running)
    }

    /// Checks the header that comes next and sets ISA-L on it; an outcome if that cannot be done now.
    private mutating func beginBlock(_ call: inout Call) -> DecodeStep.Outcome? {
      // What was read ahead in the call before comes again in the next.
      if call.consumed < 0 { return .running }
      if call.rest.count < Self.comfortableBytes && !call.inputHasEnded { return .running }
      call.blockStart = call.consumed
      switch header.read(call.rest, skippingBits: skippedBits) {
      case .unfinished: return .running
      case .corrupt: return .corrupt
      case .valid: break
      }
      let bits = UInt64(call.rest[0]) >> UInt64(skippedBits)
      let bitCount = 8 - skippedBits
      call.consumed += 1
      isInBlock = true
      place = Place(held: bits, heldBits: bitCount, headerBits: header.bitCount - skippedBits)
      withHistory(&call) { [state] past in
        rca_isal_begin_block(
          state, bits, Int32(bitCount), past.baseAddress?.assumingMemoryBound(to: UInt8.self),
          UInt32(past.count))
      }
      return nil
    }

    /// The 32 KiB before what comes next, in the output itself if it holds so much.
    private mutating func withHistory(_ call: inout Call, _ body: (UnsafeRawBufferPointer) -> Void) {
      let done = UnsafeRawBufferPointer(rebasing: call.output[..<call.produced])
      if done.count >= SlidingHistory.reach {
        return body(.init(rebasing: done.suffix(SlidingHistory.reach)))
      }
      history.append(.init(rebasing: done[call.remembered...]))
      call.remembered = call.produced
      body(history.bytes)
    }

    /// Decodes on in the current block; an outcome if it did not end.
    private mutating func continueBlock(_ call: inout Call) -> DecodeStep.Outcome? {
      let (rest, from) = (call.rest, call.produced)
      let room = UnsafeMutableRawBufferPointer(rebasing: call.output[from...])
      let progress = rca_isal_inflate(
        state, rest.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(clamping: rest.count),
        room.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(clamping: room.count))
      call.produced += min(room.count, Int(UInt32.max)) - Int(progress.output_left)
      if progress.status < 0 {
        fail(&call, rest, from)
        return nil
      }
      call.consumed += min(rest.count, Int(UInt32.max)) - Int(progress.input_left)
      if progress.block_ended != 0 { return endBlock(progress, &call) }
      place = Place(
        held: progress.held, heldBits: max(0, Int(progress.bits_held)), pendingBytes: Int(progress.pending))
      if progress.output_left == 0 || !call.inputHasEnded || !call.rest.isEmpty { return .running }
      let literals = walk(call.rest, outputBytes: 0)?.leadingLiterals ?? []
      ending = Ending(rest: literals[...], verdict: .cutOff)
      return nil
    }

    /// Notes an error that ISA-L met in `input`, to whose content the output from the byte `from` on belongs.
    /// ISA-L puts out bytes that the faulty symbol was to stand for: only those before it count. Nor can it be
    /// trusted then in what it says about the rest of the input.
    private mutating func fail(_ call: inout Call, _ input: UnsafeRawBufferPointer, _ from: Int) {
      let walk = walk(input, outputBytes: totalBytes + UInt64(from + place.pendingBytes))
      let validBytes = place.pendingBytes + (walk?.byteCount ?? 0)
      var rest: [UInt8] = []
      if from + validBytes > call.produced {
        rest = [UInt8](repeating: 0, count: from + validBytes - call.produced)
        rest.removeLast(rest.count - Int(rca_isal_take_rest(state, &rest, UInt32(rest.count))))
      }
      call.produced = min(call.produced, from + validBytes)
      call.consumed = call.input.count
      ending = Ending(rest: rest[...], verdict: walk?.end == .unfinished ? .corruptIfContinued : .corrupt)
    }

    /// Goes through the bits that ISA-L had at the start of its last call, and `input` after them.
    private func walk(_ input: UnsafeRawBufferPointer, outputBytes: UInt64) -> DeflateBlockBody.Walk? {
      let padding = (8 - place.heldBits % 8) % 8
      let held = place.held << UInt64(padding)
      let bytes = (0..<(place.heldBits + padding) / 8).map {
        UInt8(truncatingIfNeeded: held >> UInt64(8 * $0))
      }
      return (bytes + input).withUnsafeBytes { all in
        var bits = BitReader(all, position: padding + place.headerBits)
        return header.body?.walk(&bits, outputBytes: outputBytes)
      }
    }

    /// Puts out what was decoded before the end, then tells the end.
    private mutating func finish(_ call: inout Call) -> DecodeStep.Outcome? {
      guard let ending else { return .running }
      let count = min(ending.rest.count, call.output.count - call.produced)
      call.output[call.produced..<call.produced + count].copyBytes(from: ending.rest.prefix(count))
      call.produced += count
      self.ending?.rest.removeFirst(count)
      if count < ending.rest.count || ending.verdict == .cutOff { return .running }
      return ending.verdict == .corrupt || !call.rest.isEmpty ? .corrupt : .running
    }

    /// Gives back what ISA-L had read ahead.
    private mutating func endBlock(_ progress: rca_isal_progress, _ call: inout Call) -> DecodeStep.Outcome? {
      isInBlock = false
      let bits = Int(progress.bits_held)
      if header.isFinal {
        call.consumed -= bits / 8
        return .memberEnd
      }
      call.consumed -= (bits + 7) / 8
      skippedBits = (8 - bits % 8) % 8
      return nil
    }

    /// `crc32_gzip_refl`.
    static func crc32(_ crc: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
      crc32_gzip_refl(crc, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    }
  }

  extension ISALInflater {
    /// The input and the output of one call, and how far it has come in them.
    private struct Call {
      let input: UnsafeRawBufferPointer
      let output: UnsafeMutableRawBufferPointer
      let inputHasEnded: Bool
      /// Where in the input the current block starts.
      var blockStart: Int
      var consumed = 0
      var produced = 0
      /// How much of the output is in the history.
      var remembered = 0

      var rest: UnsafeRawBufferPointer { .init(rebasing: input[max(0, consumed)...]) }
    }

    /// Where ISA-L is between two calls: the bits that it holds, how many of them and of those in the input
    /// belong to the header, and how many bytes it has decoded but not put out.
    private struct Place {
      var held: UInt64 = 0
      var heldBits = 0
      var headerBits = 0
      var pendingBytes = 0
    }

    /// How a stream ends that cannot be decoded to its end.
    private struct Ending {
      enum Verdict { case corrupt, corruptIfContinued, cutOff }

      /// What is yet to be put out.
      var rest: ArraySlice<UInt8>
      let verdict: Verdict
    }
  }
#endif
