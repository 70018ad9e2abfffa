/// Turns a message into its template by masking what varies: numbers, ids, addresses, paths, quoted text, durations.
/// `order 4711 failed: "no stock" after 30ms` becomes `order <*> failed: <*> after <*>`.
///
/// Only the first line is looked at, and the result has at most ``lengthMax`` bytes; equal messages give equal
/// templates in every run. Masking before anything else is what keeps the number of templates small (He et al.,
/// "Drain: An Online Log Parsing Approach with Fixed Depth Tree", 2017, section III-B).
package struct TemplateMasker: Sendable {
  /// The template of the last message.
  package private(set) var text: [UInt8] = []

  package static let lengthMax = 256
  private static let mask = Array("<*>".utf8)
  /// Quoted text longer than this is not taken for a quotation.
  private static let quotationMax = 512

  package init() {}

  /// Masks `bytes[range]` into ``text``.
  package mutating func mask(_ bytes: [UInt8], _ range: Range<Int>) {
    text.removeAll(keepingCapacity: true)
    var place = range.lowerBound
    while place < range.upperBound, text.count < Self.lengthMax {
      let byte = bytes[place]
      if byte == 0x0A || byte == 0x0D { break }
      if let close = Self.quotationEnd(bytes, place, range) {
        appendMask()
        place = close
      } else if Self.isWordByte(byte) {
        let end = Self.wordEnd(bytes, place, range.upperBound)
        appendWord(bytes, place..<end)
        place = end
      } else {
        appendSeparator(byte)
        place += 1
      }
    }
    while text.last == 0x20 { text.removeLast() }
    if text.count > Self.lengthMax { text.removeSubrange(Self.lengthMax...) }
  }

  /// A word keeps its punctuation at the end: `failed:` is the word `failed`.
  private mutating func appendWord(_ bytes: [UInt8], _ range: Range<Int>) {
    var end = range.upperBound
    while end > range.lowerBound, Self.isTrailing(bytes[end - 1]) { end -= 1 }
    if Self.isVariable(bytes, range.lowerBound..<end) {
      appendMask()
    } else {
      text.append(contentsOf: bytes[range.lowerBound..<end])
    }
    for place in end..<range.upperBound { appendSeparator(bytes[place]) }
  }

  /// Masks in a row, with blanks and commas between them, are one: lists have any length.
  private mutating func appendMask() {
    var end = text.count
    while end > 0, text[end - 1] == 0x20 || text[end - 1] == UInt8(ascii: ",") { end -= 1 }
    if end >= Self.mask.count, text[(end - Self.mask.count)..<end].elementsEqual(Self.mask) {
      text.removeSubrange(end...)
    } else {
      text.append(contentsOf: Self.mask)
    }
  }

  /// Runs of blanks are one blank.
  private mutating func appendSeparator(_ byte: UInt8) {
    let byte = byte == 0x09 ? 0x20 : byte
    if byte == 0x20, text.isEmpty || text.last == 0x20 { return }
    text.append(byte)
  }

  /// Behind the quote that closes the one at `place`; nil when none opens there: an apostrophe inside a word does not.
  private static func quotationEnd(_ bytes: [UInt8], _ place: Int, _ range: Range<Int>) -> Int? {
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`") else {
      return nil
    }
    if place > range.lowerBound, isAlphanumeric(bytes[place - 1]) { return nil }
    var close = place + 1
    let end = min(range.upperBound, place + quotationMax)
    while close < end, bytes[close] != 0x0A {
      if bytes[close] == UInt8(ascii: "\\") {
        close += 1
      } else if bytes[close] == quote {
        return close + 1
      }
      close += 1
    }
    return nil
  }

  /// Digits anywhere, a path, an address, or hexadecimal too long for a word.
  private static func isVariable(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    if bytes[first] == UInt8(ascii: "/"), range.count > 1 { return true }
    var isHexadecimal = true
    for place in range {
      let byte = bytes[place]
      if byte &- 0x30 < 10 || byte == UInt8(ascii: "@") { return true }
      if byte == UInt8(ascii: "/"), place > first, bytes[place - 1] == UInt8(ascii: "/") { return true }
      if (byte | 0x20) &- 0x61 >= 6, byte != UInt8(ascii: "-") { isHexadecimal = false }
    }
    return isHexadecimal && range.count >= 12
  }

  private static func wordEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var place = start
    while place < end, isWordByte(bytes[place]) { place += 1 }
    return place
  }

  /// All but blanks, brackets, quotes and the separators of lists and pairs.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    if isAlphanumeric(byte) || byte >= 0x80 { return true }
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "#"),
      UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "?"), UInt8(ascii: "\\"), UInt8(ascii: "*"):
      return true
    default: return false
    }
  }

  private static func isTrailing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }
}
