/// A set of byte values: what one position of a text may hold.
struct ByteSet: Hashable, Sendable {
  private var words = SIMD4<UInt64>.zero

  static let none = ByteSet()
  static let all = ~ByteSet()

  init() {}

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  init(_ text: StaticString) {
    self.init(text.withUTF8Buffer { Array($0) })
  }

  var isEmpty: Bool { words == .zero }

  var count: Int { (0..<4).reduce(0) { $0 + words[$1].nonzeroBitCount } }

  /// The values, smallest first.
  var bytes: [UInt8] { (0...UInt8.max).filter(contains) }

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  mutating func insert(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  /// The set with both cases of each ASCII letter in it.
  var withBothCases: ByteSet {
    var result = self
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      let capital = letter ^ 0x20
      if contains(letter) { result.insert(capital) } else if contains(capital) { result.insert(letter) }
    }
    return result
  }

  static prefix func ~ (set: ByteSet) -> ByteSet {
    var result = set
    result.words = ~set.words
    return result
  }

  static func | (left: ByteSet, right: ByteSet) -> ByteSet {
    var result = left
    result.words |= right.words
    return result
  }

  static func & (left: ByteSet, right: ByteSet) -> ByteSet {
    var result = left
    result.words &= right.words
    return result
  }
}

/// The classes of bytes that PCRE2 names, in the C locale.
extension ByteSet {
  static let digits = ByteSet("0123456789")
  static let lowercase = ByteSet("abcdefghijklmnopqrstuvwxyz")
  static let uppercase = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  static let letters = lowercase | uppercase
  static let words = letters | digits | ByteSet("_")
  static let space = ByteSet([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20])
  static let horizontalSpace = ByteSet([0x09, 0x20, 0xa0])
  static let verticalSpace = ByteSet([0x0a, 0x0b, 0x0c, 0x0d, 0x85])
  static let exceptNewline = ~ByteSet([0x0a])
  static let ascii = ByteSet(0...0x7f as ClosedRange<UInt8>)

  /// The set of a POSIX class such as `alpha` in `[[:alpha:]]`.
  static func posix(_ name: String) -> ByteSet? {
    switch name {
    case "alpha": letters
    case "lower": lowercase
    case "upper": uppercase
    case "alnum": letters | digits
    case "ascii": ascii
    case "blank": ByteSet([0x09, 0x20])
    case "cntrl": ByteSet((0...0x1f) + [0x7f])
    case "digit": digits
    case "graph": ByteSet(0x21...0x7e as ClosedRange<UInt8>)
    case "print": ByteSet(0x20...0x7e as ClosedRange<UInt8>)
    case "punct": ByteSet(0x21...0x7e as ClosedRange<UInt8>) & ~(letters | digits)
    case "space": space
    case "word": words
    case "xdigit": digits | ByteSet("abcdefABCDEF")
    default: nil
    }
  }
}
