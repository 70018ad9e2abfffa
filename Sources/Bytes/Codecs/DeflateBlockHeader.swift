/// The header of a block of DEFLATE data (RFC 1951 §3.2.3 to §3.2.7), checked as strictly as zlib's `inflate`
/// does it.
struct DeflateBlockHeader {
  /// What can be said about the bytes that were looked at.
  enum Outcome: Equatable {
    case valid
    case corrupt
    /// The header does not end in them.
    case unfinished
  }

  /// The block is the last one.
  private(set) var isFinal = false
  /// How many bits the header takes, with the bits before it in its first byte.
  private(set) var bitCount = 0
  /// How the content is coded; nil in a stored block.
  private(set) var body: DeflateBlockBody?

  /// The order in which the lengths of the words for lengths are stored.
  private static let order: [Int] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// Reads the header at the start of `input`, of whose first byte some bits belong to the block before.
  mutating func read(_ input: UnsafeRawBufferPointer, skippingBits: Int) -> Outcome {
    var bits = BitReader(input, position: skippingBits)
    defer { bitCount = bits.position }
    guard let final = bits.take(1), let type = bits.take(2) else { return .unfinished }
    isFinal = final == 1
    body = nil
    switch type {
    case 0: return readStored(&bits)
    case 1:
      body = DeflateBlockBody(literals: .fixedLiterals, distances: .fixedDistances)
      return .valid
    case 2: return readDynamic(&bits)
    default: return .corrupt
    }
  }

  private func readStored(_ bits: inout BitReader) -> Outcome {
    bits.skipToByte()
    guard let length = bits.take(16), let complement = bits.take(16) else { return .unfinished }
    return length == complement ^ 0xFFFF ? .valid : .corrupt
  }

  private mutating func readDynamic(_ bits: inout BitReader) -> Outcome {
    guard let literals = bits.take(5), let distances = bits.take(5), let words = bits.take(4) else {
      return .unfinished
    }
    let (literalCount, count) = (literals + 257, literals + 257 + distances + 1)
    if literalCount > 286 || distances + 1 > 30 { return .corrupt }
    var wordLengths = [UInt8](repeating: 0, count: 19)
    for symbol in Self.order.prefix(words + 4) {
      guard let length = bits.take(3) else { return .unfinished }
      wordLengths[symbol] = UInt8(length)
    }
    let code = DeflateCode(wordLengths)
    guard code.isUsable(allowsSingleWord: false) else { return .corrupt }
    var lengths: [UInt8] = []
    lengths.reserveCapacity(count)
    while lengths.count < count {
      let outcome = readLengths(code, &bits, &lengths, upTo: count)
      if outcome != .valid { return outcome }
    }
    let body = DeflateBlockBody(
      literals: DeflateCode(lengths[..<literalCount]), distances: DeflateCode(lengths[literalCount...]))
    self.body = body
    return lengths[256] != 0 && body.isUsable ? .valid : .corrupt
  }

  /// Reads one length, or one repetition.
  private func readLengths(
    _ code: DeflateCode, _ bits: inout BitReader, _ lengths: inout [UInt8], upTo count: Int
  ) -> Outcome {
    var decoded = code.next(&bits)
    // In a code without words, zlib takes each bit for a 0, and finds the header corrupt when it has read it.
    if code.isEmpty && decoded == .invalid { decoded = .symbol(0) }
    guard case .symbol(let symbol) = decoded else { return decoded == .invalid ? .corrupt : .unfinished }
    if symbol < 16 {
      lengths.append(UInt8(symbol))
      return .valid
    }
    guard let extra = bits.take(symbol == 16 ? 2 : symbol == 17 ? 3 : 7) else { return .unfinished }
    let times = extra + (symbol == 18 ? 11 : 3)
    guard let length = symbol == 16 ? lengths.last : 0, lengths.count + times <= count else {
      return .corrupt
    }
    lengths.append(contentsOf: repeatElement(length, count: times))
    return .valid
  }
}
