/// How surprising a literal is in a log: an estimate of -log2 of the chance that it stands at a given place.
///
/// A log is made of words, not of random letters, so a word counts as a whole: little if logs are full of it,
/// and never more than a word that is hardly ever written.
enum LiteralRarity {
  /// A literal with less than this would be found in most lines.
  static let usefulBits = 6
  /// Beyond this, rarer is not cheaper.
  static let enoughBits = 44

  private static let functionWordBits = 3
  private static let commonWordBits = 10
  private static let numberBitsMax = 12

  static func bits(of bytes: [UInt8], isCaseless: Bool) -> Int {
    var bits = 0
    var start = 0
    while start < bytes.count, bits < enoughBits {
      let end = tokenEnd(bytes, from: start)
      bits += tokenBits(bytes[start..<end])
      start = end
    }
    return min(bits, enoughBits) - (isCaseless ? 1 : 0)
  }

  /// Where the rarest `length` neighbouring bytes of a literal begin: the ones to look for first.
  static func rarestWindow(of bytes: [UInt8], length: Int) -> Int {
    guard length < bytes.count else { return 0 }
    // The bits of a word are spread over its letters, in small fractions of a bit.
    var shares: [Int] = []
    shares.reserveCapacity(bytes.count)
    while shares.count < bytes.count {
      let end = tokenEnd(bytes, from: shares.count)
      let token = bytes[shares.count..<end]
      let share = tokenBits(token) * 1000 / token.count
      for _ in token { shares.append(share) }
    }
    var sum = shares[..<length].reduce(0, +)
    var (best, start) = (sum, 0)
    for end in length..<bytes.count {
      sum += shares[end] - shares[end - length]
      if sum > best { (best, start) = (sum, end - length + 1) }
    }
    return start
  }

  /// The end of the word, number or run of other bytes that begins at `start`. `NullPointer` is two words.
  private static func tokenEnd(_ bytes: [UInt8], from start: Int) -> Int {
    let kind = Kind(bytes[start])
    var end = start + 1
    while end < bytes.count {
      let next = Kind(bytes[end])
      let isSameWord = next == kind || (kind == .capital && next == .small && end == start + 1)
      let isInnerWord = next == .small && end > start + 1 && Kind(bytes[end - 1]) == .small
      guard isSameWord || isInnerWord else { break }
      end += 1
    }
    return end
  }

  private enum Kind {
    case small, capital, digit, space, other

    init(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .small
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .capital
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case UInt8(ascii: " "): self = .space
      default: self = .other
      }
    }
  }

  private static func tokenBits(_ token: ArraySlice<UInt8>) -> Int {
    var letters: Int { token.reduce(0) { $0 + byteBits($1) } }
    switch Kind(token[token.startIndex]) {
    case .digit: return min(letters, numberBitsMax)
    // Marks come together: `": "`, `://`.
    case .other, .space: return byteBits(token[token.startIndex]) + token.count - 1
    case .small, .capital:
      guard token.count > 1 else { return letters }
      let word = key(of: token)
      if functionWords.contains(word) { return functionWordBits }
      // A longer word is rarer, but by far less than its letters would make it.
      return min(letters, commonWords.contains(word) ? commonWordBits : 12 + token.count)
    }
  }

  private static func byteBits(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: " "): 2
    case UInt8(ascii: "e"), UInt8(ascii: ":"), UInt8(ascii: "/"): 3
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "o"),
      UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "."),
      UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "="):
      4
    case UInt8(ascii: "a")...UInt8(ascii: "z"): 5
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "("), UInt8(ascii: ")"):
      6
    default: 8
    }
  }

  /// A number for a word, whatever its case (FNV-1a). Should two words share one, a literal is misjudged, no
  /// more.
  private static func key(of word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1 | 0x20)) &* 0x100_0000_01b3 }
  }

  private static func words(_ text: StaticString) -> Set<UInt64> {
    text.withUTF8Buffer { bytes in
      Set(bytes.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { key(of: $0) })
    }
  }

  /// Words that stand in lines of every kind.
  private static let functionWords = words(
    """
    a an and are as at be by com for from get has http https id in info is it log ms msg net not of on or
    org post the to was with www
    """)

  /// Words that stand in every hundredth or thousandth line of some logs.
  private static let commonWords = words(
    """
    accepted added address addr after agent all api app application authorized base been before begin bytes
    cache cannot caused check checkout class client close closed closing cmd code commit complete completed
    config configuration connect connected connecting connection connections container content cookie could
    count cpu create created critical cron css daemon data database date db debug delete deploy disconnected
    disconnection disk done duration end ended err error event exception execute fail failed failure false
    fatal file finished finish first found given handler have head health host html image insert into ip
    java job json key kernel last level line list load loaded loading local logger login main many memory
    message messages method mode module mozilla name new node notice null number open opened opening option
    options order out parameter password patch path payment pid pod pool port process publickey put query
    queue read ready received reload reloading remote request response result retry retrying root row rows
    run running sec second seconds select send sent server service session set size ssh sshd ssl start
    started starting state static status statement stop stopped stopping success successful successfully
    sync system systemd table task that this thread time timed timeout timestamp token too total transaction
    true type unable unit update updated upstream uri url use used user users using usr value var version
    waiting warn warning when where while worker write
    """)
}
