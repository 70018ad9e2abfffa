/// A Huffman code of DEFLATE data, given by the lengths of its words (RFC 1951 §3.2.2).
struct DeflateCode {
  /// What the next bits mean.
  enum Decoded: Equatable {
    case symbol(Int)
    case invalid
    /// The bits end inside a word.
    case unfinished
  }

  /// The code for literals, end of block and lengths in blocks that bring none along (RFC 1951 §3.2.6).
  static let fixedLiterals = DeflateCode(
    [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112) + [UInt8](repeating: 7, count: 24)
      + [UInt8](repeating: 8, count: 8))
  /// The code for distances in those blocks.
  static let fixedDistances = DeflateCode([UInt8](repeating: 5, count: 32))

  /// How many words there are of each length, from 0 to 15.
  private let counts: [Int]
  /// The symbols in the order of their words.
  private let symbols: [Int]
  private let longest: Int

  /// The code in which the symbol with a number has a word of the length with that number, or none if it is 0.
  init(_ lengths: some Collection<UInt8>) {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[Int(length)] += 1 }
    longest = counts.lastIndex { $0 > 0 } ?? 0
    var next = [Int](repeating: 0, count: 16)
    for length in 2..<16 { next[length] = next[length - 1] + counts[length - 1] }
    var symbols = [Int](repeating: 0, count: lengths.count - counts[0])
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[next[Int(length)]] = symbol
      next[Int(length)] += 1
    }
    self.counts = counts
    self.symbols = symbols
  }

  /// Whether no bits have two meanings and all have one, as zlib wants it: a code without words is usable as
  /// long as it is not used, and a single word of one bit is a code if `allowsSingleWord`.
  func isUsable(allowsSingleWord: Bool) -> Bool {
    var free = 1
    for length in 1..<16 {
      free = free * 2 - counts[length]
      if free < 0 { return false }
    }
    return free == 0 || longest == 0 || (allowsSingleWord && longest == 1)
  }

  /// The code has no words.
  var isEmpty: Bool { longest == 0 }

  /// Takes the next word from `bits`, most significant bit first.
  func next(_ bits: inout BitReader) -> Decoded {
    var (word, first, index) = (0, 0, 0)
    for length in 1...max(1, longest) {
      guard let bit = bits.take(1) else { return .unfinished }
      word |= bit
      let count = counts[length]
      if word - first < count { return .symbol(symbols[index + word - first]) }
      index += count
      first = (first + count) << 1
      word <<= 1
    }
    return .invalid
  }
}
