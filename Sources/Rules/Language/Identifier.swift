/// The spellings of names.
enum Identifier {
  /// Lower-case words of letters, digits, `-` and `_`, joined by dots.
  static func isValid(_ text: String, minWords: Int) -> Bool {
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    return words.count >= minWords
      && words.allSatisfy { word in
        !word.isEmpty
          && word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
              UInt8(ascii: "-"),
              UInt8(ascii: "_"):
              true
            default: false
            }
          }
      }
  }

  /// A name that PCRE2 accepts for a group.
  static func isGroupName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      return false
    }
    return text.utf8.count <= 32
      && text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      }
  }

  /// The shape of RFC 3339 with a zone; the reader of samples checks the calendar.
  static func isInstant(_ text: String) -> Bool {
    let shape = "dddd-dd-ddTdd:dd:dd"
    let bytes = Array(text.utf8)
    guard bytes.count > shape.utf8.count else { return false }
    for (byte, expected) in zip(bytes, shape.utf8) {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard expected == UInt8(ascii: "d") ? isDigit : byte == expected else { return false }
    }
    let zone = text.dropFirst(shape.count).drop { $0 == "." || $0.isNumber }
    return zone == "Z" || (zone.utf8.count == 6 && (zone.hasPrefix("+") || zone.hasPrefix("-")))
  }
}
