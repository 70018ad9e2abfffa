/// A text made of literal bytes.
struct LiteralText: Equatable {
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

  /// One behind the other.
  init(_ front: LiteralText, _ back: LiteralText) {
    bytes = []
    bytes.reserveCapacity(front.bytes.count + back.bytes.count)
    bytes += front.bytes
    bytes += back.bytes
    isCaseless = front.isCaseless || back.isCaseless
  }

  /// The literal bytes that `items` begin with; nil if there are none.
  init?(_ items: ArraySlice<PatternNode>) {
    self.init()
    for item in items {
      guard case .byte(let byte, let isCaseless) = item.content, bytes.count < LiteralAlternatives.lengthMax
      else {
        break
      }
      bytes.append(byte)
      self.isCaseless = self.isCaseless || isCaseless
    }
    if bytes.isEmpty { return nil }
  }
}

/// Texts of which one is there, without duplicates, in the order they are found.
struct LiteralAlternatives: Equatable {
  private(set) var texts: [LiteralText]

  /// The one empty text: it joins with anything.
  static let empty = LiteralAlternatives([LiteralText()])
  /// The most texts that are joined with others.
  private static let joinedMax = 16
  /// The most literals that a requirement may have.
  private static let countMax = 64
  /// The longest text that grows further; also the longest one of the prefilter.
  static let lengthMax = 255

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

  private var isNothing: Bool { texts.count == 1 && texts[0] == LiteralText() }

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

  /// How rarely one of the texts occurs (``LiteralRarity``); nil if one of them is everywhere because it is
  /// empty.
  var bits: Int? {
    guard !texts.isEmpty, !texts.contains(where: { $0.bytes.isEmpty }) else { return nil }
    let chance = texts.reduce(0.0) { sum, text in
      sum + 1 / Double(1 << max(0, LiteralRarity.bits(of: text.bytes, isCaseless: text.isCaseless)))
    }
    return Int(-chance.exponent)
  }

  /// Every text of this set followed by every text of the other; nil if they are too many or too long.
  func joined(with next: LiteralAlternatives) -> LiteralAlternatives? {
    guard texts.count * next.texts.count <= Self.joinedMax else { return nil }
    // Most of what is joined begins with nothing, and then grows by a byte or a word at a time.
    if isNothing { return next.texts.contains { $0.bytes.count > Self.lengthMax } ? nil : next }
    if next.isNothing { return self }
    var result: [LiteralText] = []
    result.reserveCapacity(texts.count * next.texts.count)
    for text in texts {
      for tail in next.texts {
        guard text.bytes.count + tail.bytes.count <= Self.lengthMax else { return nil }
        let longer = LiteralText(text, tail)
        if !result.contains(longer) { result.append(longer) }
      }
    }
    return LiteralAlternatives(result)
  }

  /// The texts of all sets; nil if one of them is unknown or they are too many together.
  static func union(_ sets: [LiteralAlternatives?]) -> LiteralAlternatives? {
    var texts: [LiteralText] = []
    for set in sets {
      guard let set else { return nil }
      for text in set.texts where !texts.contains(text) { texts.append(text) }
      if texts.count > countMax { return nil }
    }
    return LiteralAlternatives(texts)
  }
}

/// Literals and how selective they are.
struct RatedLiterals {
  let alternatives: LiteralAlternatives
  let bits: Int

  /// Nil if nothing is required.
  init?(_ alternatives: LiteralAlternatives?) {
    guard let alternatives, let bits = alternatives.bits else { return nil }
    self.alternatives = alternatives
    self.bits = bits
  }

  /// Rare enough to be worth a search.
  var isUseful: Bool { bits >= LiteralRarity.usefulBits }

  /// The bits less what more literals cost the search.
  private var worth: Int { bits - (alternatives.texts.count - 1) / 2 }

  /// The one that is the better bargain; the first one if they are equal.
  static func better(_ left: RatedLiterals?, _ right: RatedLiterals?) -> RatedLiterals? {
    guard let left else { return right }
    guard let right else { return left }
    if left.isUseful != right.isUseful { return left.isUseful ? left : right }
    return left.worth >= right.worth ? left : right
  }
}
