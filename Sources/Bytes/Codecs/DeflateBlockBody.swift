/// How the content of a block of DEFLATE data is coded (RFC 1951 §3.2.5): enough to tell how far it can be
/// decoded, without decoding it.
struct DeflateBlockBody {
  let literals: DeflateCode
  let distances: DeflateCode

  /// How a walk through a block ended.
  enum End: Equatable {
    case endOfBlock
    case corrupt
    /// The bits end before the block.
    case unfinished
  }

  /// What a walk through a block found.
  struct Walk {
    /// How many bytes the bits stand for, up to the end.
    var byteCount = 0
    /// Those of them that stand in front of the first copy of earlier bytes.
    var leadingLiterals: [UInt8] = []
    var end = End.endOfBlock
  }

  /// Both codes are such that zlib takes them.
  var isUsable: Bool {
    literals.isUsable(allowsSingleWord: true) && distances.isUsable(allowsSingleWord: true)
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
    227,
    258,
  ]

  /// Goes through `bits`, before which the output held `outputBytes`, to the end of the block, of the bits, or
  /// of what can be decoded.
  func walk(_ bits: inout BitReader, outputBytes: UInt64) -> Walk {
    var walk = Walk()
    while true {
      var decoded = literals.next(&bits)
      if case .symbol(let symbol) = decoded {
        if symbol == 256 { return walk }
        if symbol < 256 {
          if walk.byteCount == walk.leadingLiterals.count { walk.leadingLiterals.append(UInt8(symbol)) }
          walk.byteCount += 1
          continue
        }
        decoded = copyLength(symbol - 257, &bits, outputBytes: outputBytes + UInt64(walk.byteCount))
      }
      switch decoded {
      case .symbol(let length): walk.byteCount += length
      case .invalid, .unfinished:
        walk.end = decoded == .invalid ? .corrupt : .unfinished
        return walk
      }
    }
  }

  /// The length of the copy whose length symbol was read.
  private func copyLength(
    _ lengthIndex: Int, _ bits: inout BitReader, outputBytes: UInt64
  ) -> DeflateCode.Decoded {
    if lengthIndex >= Self.lengthBases.count { return .invalid }
    let lengthBits = lengthIndex < 8 || lengthIndex == 28 ? 0 : lengthIndex / 4 - 1
    guard let lengthExtra = bits.take(lengthBits) else { return .unfinished }
    let decoded = distances.next(&bits)
    guard case .symbol(let distance) = decoded else { return decoded }
    if distance >= 30 { return .invalid }
    let distanceBits = distance < 4 ? 0 : distance / 2 - 1
    guard let distanceExtra = bits.take(distanceBits) else { return .unfinished }
    let base = distance < 4 ? distance + 1 : (2 + distance & 1) << distanceBits + 1
    if UInt64(base + distanceExtra) > outputBytes { return .invalid }
    return .symbol(Self.lengthBases[lengthIndex] + lengthExtra)
  }
}
