/// A text made of literal bytes.
struct LiteralText: Hashable {
  var bytes: [UInt8]
  /// Letters stand for both cases. Joined with text that minds the case it still does: that asks for less.
  var isCaseless: Bool

  init(_ byte: UInt8, isCaseless: Bool) {
    self.bytes = [byte]
    self.isCaseless = isCaseless
  }

  init() {
    bytes = []
    isCaseless = false
  }

  /// How surprising the text is in a log, in bits, were its bytes independent.
  var bits: Int { bytes.reduce(0) { $0 + Self.bits(of: $1) } - (isCaseless ? bytes.count / 2 : 0) }

  /// -log2 of how often a byte occurs in a mixture of service logs, roughly.
  private static func bits(of byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "e"): 3
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "o"),
      UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "."):
      4
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "="):
      5
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "("), UInt8(ascii: ")"):
      6
    default: 8
    }
  }
}

/// Texts of which one is there, without duplicates, in the order they are found.
struct LiteralAlternatives: Equatable {
  private(set) var texts: [LiteralText]

  /// The one empty text: it joins with anything.
  static let empty = LiteralAlternatives([LiteralText()])
  /// A search for less than this many bits would find something in most lines.
  static let usefulBits = 10
  /// Beyond this, rarer is not cheaper.
  private static let enoughBits = 64
  /// The most texts that are joined with others.
  private static let joinedMax = 16
  /// The most literals that a requirement may have.
  private static let countMax = 64
  /// The longest text that grows further; also the longest one of the prefilter.
  private static let lengthMax = 255

  init(_ texts: [LiteralText]) { self.texts = texts }

  /// The bytes of a class, if they are few; letters in both cases become one caseless text.
  init?(_ set: ByteSet) {
    guard set.count <= 8 else { return nil }
    texts = []
    for byte in set.bytes {
      let other = byte ^ 0x20
      let hasBothCases = ByteSet.letters.contains(byte) && set.contains(other)
      if !hasBothCases {
        texts.append(LiteralText(byte, isCaseless: false))
      } else if byte > other {
        texts.append(LiteralText(byte, isCaseless: true))
      }
    }
    if texts.isEmpty || texts.count > 4 { return nil }
  }

  /// Few enough to be joined with their neighbours.
  var isSmall: Bool { texts.count <= Self.joinedMax }

  /// The texts as literals to search for, without those that contain another one.
  var literals: [RequiredLiteral] {
    let all = texts.map { RequiredLiteral($0.bytes, isCaseless: $0.isCaseless) }
    return all.enumerated().filter { index, literal in
      !all.enumerated().contains { other, part in
        part.isFoundIn(literal) && (part != literal || other < index)
      }
    }.map(\.element)
  }

  /// How surprising it is that one of the texts occurs.
  var bits: Int {
    guard let rarest = texts.lazy.map(\.bits).min() else { return 0 }
    return min(rarest, Self.enoughBits) - 2 * (texts.count - 1).bitWidthUsed
  }

  /// The more selective of the two; the first one if they are equal.
  static func better(_ left: LiteralAlternatives?, _ right: LiteralAlternatives?) -> LiteralAlternatives? {
    guard let left else { return right?.isUsable == true ? right : nil }
    guard let right, right.isUsable else { return left.isUsable ? left : nil }
    return left.isUsable && left.bits >= right.bits ? left : right
  }

  private var isUsable: Bool { !texts.isEmpty && !texts.contains { $0.bytes.isEmpty } }

  /// Every text of this set followed by every text of the other; nil if they are too many or too long.
  func joined(with next: LiteralAlternatives) -> LiteralAlternatives? {
    guard texts.count * next.texts.count <= Self.joinedMax else { return nil }
    var result: [LiteralText] = []
    for text in texts {
      for tail in next.texts {
        var longer = text
        longer.bytes += tail.bytes
        longer.isCaseless = text.isCaseless || tail.isCaseless
        guard longer.bytes.count <= Self.lengthMax else { return nil }
        if !result.contains(longer) { result.append(longer) }
      }
    }
    return LiteralAlternatives(result)
  }

  /// The texts of all sets; nil if one of them is unknown or they are too many together.
  static func union(_ sets: [LiteralAlternatives?]) -> LiteralAlternatives? {
    var seen: Set<LiteralText> = []
    var texts: [LiteralText] = []
    for set in sets {
      guard let set else { return nil }
      for text in set.texts where seen.insert(text).inserted { texts.append(text) }
      if texts.count > countMax { return nil }
    }
    return LiteralAlternatives(texts)
  }
}

extension Int {
  /// The bits that write this non-negative number.
  fileprivate var bitWidthUsed: Int { Int.bitWidth - leadingZeroBitCount }
}
