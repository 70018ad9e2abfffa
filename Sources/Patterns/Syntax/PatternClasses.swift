/// Character classes: `[a-z\d_]`, `[^[:space:]]`.
extension PatternParser {
  mutating func characterClass() throws(Unsupported) -> PatternNode {
    let start = position
    if skip("[[:<:]]") || skip("[[:>:]]") { return PatternNode(.position, start..<position) }
    position += 1
    let isNegated = try skipClassStart()
    var members = ClassMembers()
    repeat {
      try readClassItem(into: &members)
    } while next != UInt8(ascii: "]") || isQuoting
    position += 1
    let range = start..<position
    guard let set = members.set(isNegated: isNegated, isCaseless: options.isCaseless, isUnicode: isUnicode)
    else {
      return PatternNode(.character, range)
    }
    return PatternNode(.set(set), range)
  }

  /// Skips what may stand before the first member; true if there is a `^`.
  private mutating func skipClassStart() throws(Unsupported) -> Bool {
    var isNegated = false
    while next != nil {
      if skip("\\E") || skip("\\Q\\E") { continue }
      if options.isExtendedInClasses, next == UInt8(ascii: " ") || next == 0x09 {
        position += 1
      } else if !isNegated, skip("^") {
        isNegated = true
      } else {
        return isNegated
      }
    }
    throw Unsupported()
  }

  /// One member or range; a `]` read here is the first member, so it stands for itself.
  private mutating func readClassItem(into members: inout ClassMembers) throws(Unsupported) {
    if try skipQuotes() { return }
    if options.isExtendedInClasses, !isQuoting, next == UInt8(ascii: " ") || next == 0x09 {
      // Around the hyphen of a range, what white space means is not worth knowing.
      members.isKnown = false
      position += 1
      return
    }
    guard let low = try readClassMember(into: &members) else { return }
    guard !isQuoting, isAt("-"), position + 1 < source.count, source[position + 1] != UInt8(ascii: "]") else {
      members.insert(low)
      return
    }
    position += 1
    if isAt("\\Q") || isAt("\\E") { members.isKnown = false }
    if try skipQuotes() { return members.insert(low) }
    if let high = try readClassMember(into: &members), low <= high {
      members.insert(low...high)
    } else {
      members.insert(low)
      members.insert(UInt32(UInt8(ascii: "-")))
    }
  }

  /// Moves over `\Q` and `\E`; true if the class ends behind them or another look is needed.
  private mutating func skipQuotes() throws(Unsupported) -> Bool {
    guard next != nil else { throw Unsupported() }
    if isQuoting, skip("\\E") {
      isQuoting = false
      return true
    }
    if !isQuoting, skip("\\E") { return true }
    if !isQuoting, skip("\\Q") {
      isQuoting = true
      return true
    }
    return false
  }

  /// Reads one member: a character is returned, a set is added to `members`.
  private mutating func readClassMember(into members: inout ClassMembers) throws(Unsupported) -> UInt32? {
    guard let byte = next else { throw Unsupported() }
    if !isQuoting, byte == UInt8(ascii: "["), try readPosixClass(into: &members) { return nil }
    position += 1
    guard !isQuoting, byte == UInt8(ascii: "\\") else {
      guard isUnicode, byte >= 0x80 else { return UInt32(byte) }
      while let next, next & 0xc0 == 0x80 { position += 1 }
      members.isKnown = false
      return nil
    }
    guard let letter = next else { throw Unsupported() }
    position += 1
    if let set = escapedSet(letter) {
      members.insert(set, isUnicode: isUnicode)
      return nil
    }
    switch letter {
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      if next == UInt8(ascii: "{") { _ = try readUntil(UInt8(ascii: "}")) } else { position += 1 }
      members.isKnown = false
      return nil
    case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "N"), UInt8(ascii: "R"), UInt8(ascii: "X"):
      throw Unsupported()
    default: return try escapedCharacter(letter)
    }
  }

  /// Reads `[:name:]` or `[:^name:]`; false if something else stands here.
  private mutating func readPosixClass(into members: inout ClassMembers) throws(Unsupported) -> Bool {
    if isAt("[.") || isAt("[=") { throw Unsupported() }
    guard isAt("[:") else { return false }
    let rest = source[(position + 2)...]
    guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), colon + 1 < source.count,
      source[colon + 1] == UInt8(ascii: "]")
    else { return false }
    var name = String(decoding: source[position + 2..<colon], as: UTF8.self)
    let isNegated = name.hasPrefix("^")
    if isNegated { name.removeFirst() }
    guard var set = ByteSet.posix(name) else { return false }
    position = colon + 2
    if options.isCaseless { set = set.withBothCases }
    members.insert(isNegated ? ~set : set, isUnicode: isUnicode)
    return true
  }
}

/// What a class holds, as far as bytes can say it.
private struct ClassMembers {
  private var bytes = ByteSet()
  /// False once a member stands for more than bytes.
  var isKnown = true

  mutating func insert(_ code: UInt32) { insert(code...code) }

  mutating func insert(_ range: ClosedRange<UInt32>) {
    guard range.upperBound <= 0xff else {
      isKnown = false
      return
    }
    bytes.insert(UInt8(range.lowerBound)...UInt8(range.upperBound))
  }

  mutating func insert(_ set: ByteSet, isUnicode: Bool) {
    if isUnicode { isKnown = false }
    bytes = bytes | set
  }

  /// The bytes of the class; nil if it is a matter of characters.
  func set(isNegated: Bool, isCaseless: Bool, isUnicode: Bool) -> ByteSet? {
    guard isKnown else { return nil }
    if isUnicode {
      let folded = bytes.withBothCases
      let isASCII = (bytes & ~.ascii).isEmpty
      let hasWideCases =
        isCaseless && (folded.contains(UInt8(ascii: "k")) || folded.contains(UInt8(ascii: "s")))
      guard isASCII, !isNegated, !hasWideCases else { return nil }
    }
    let set = isCaseless ? bytes.withBothCases : bytes
    return isNegated ? ~set : set
  }
}
