internal import Bytes

/// The words of a line: apart by blanks, or in double quotes, where a backslash hides a quote.
struct Words {
  /// One word, its quotes left out.
  struct Word {
    var range: Range<Int>
    var isQuoted: Bool

    /// Key and value of `key=value`, the value's quotes left out.
    func pair(in bytes: [UInt8]) -> (key: Range<Int>, hash: NameHash, value: Range<Int>)? {
      if isQuoted { return nil }
      var hash = NameHash()
      var equals = range.lowerBound
      while equals < range.upperBound, bytes[equals] != 0x3D {
        let byte = bytes[equals]
        guard StampText.isAlphanumeric(byte) || byte == 0x5F || byte == 0x2D else { return nil }
        hash.add(byte)
        equals += 1
      }
      guard equals > range.lowerBound, equals < range.upperBound else { return nil }
      var value = equals + 1..<range.upperBound
      if value.count >= 2, bytes[value.lowerBound] == 0x22, bytes[value.upperBound - 1] == 0x22 {
        value = value.lowerBound + 1..<value.upperBound - 1
      }
      return (range.lowerBound..<equals, hash, value)
    }
  }

  private let bytes: [UInt8]
  private(set) var at: Int
  private let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  /// Passes one given byte when it comes next.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard at < end, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// The next word; nil at the end. An open quote reaches to the end. A quote inside a word (`key="a b"`) holds it together.
  mutating func next() -> Word? {
    while at < end, bytes[at] <= 0x20 { at += 1 }
    guard at < end else { return nil }
    if bytes[at] == 0x22 {
      let start = at + 1
      at = closingQuote(from: start)
      defer { at = min(at + 1, end) }
      return Word(range: start..<at, isQuoted: true)
    }
    let start = at
    while at < end, bytes[at] > 0x20 {
      if bytes[at] == 0x22, bytes[at - 1] == 0x3D { at = min(closingQuote(from: at + 1), end - 1) }
      at += 1
    }
    return Word(range: start..<at, isQuoted: false)
  }

  /// The next quote that no backslash hides.
  private func closingQuote(from start: Int) -> Int {
    var from = start
    while from < end, let quote = ByteSearch.firstIndex(of: 0x22, in: bytes, from: from, to: end) {
      var slashes = 0
      while quote - slashes > start, bytes[quote - slashes - 1] == 0x5C { slashes += 1 }
      if slashes % 2 == 0 { return quote }
      from = quote + 1
    }
    return end
  }
}
