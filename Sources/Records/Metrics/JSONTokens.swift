internal import Bytes

/// Cuts JSON into tokens, a chunk at a time: documents of any size, several in a row, pretty-printed or not.
struct JSONTokens {
  enum Token: Equatable {
    case beginObject, endObject, beginArray, endArray
    /// The name of a member; its text is in ``text``.
    case key
    /// A string; its text is in ``text``.
    case string
    /// A number; it stands in ``span``.
    case number
    case word
    case newline
  }

  enum Failure: Error { case notJSON }

  /// The text of the last key or string, escapes resolved.
  private(set) var text: [UInt8] = []
  /// Where the last token stands in the bytes it was read from.
  private(set) var span = 0..<0
  /// Open containers; true for an object.
  private var containers: [Bool] = []
  private var expectsKey = false

  static let maxDepth = 64

  /// The token at `place`, which moves behind it; nil when it is not complete in `bytes[..<end]` and more bytes may
  /// follow (`isLast` false), or at the end of everything.
  mutating func next(_ bytes: [UInt8], _ place: inout Int, _ end: Int, isLast: Bool) throws(Failure) -> Token?
  {
    while place < end {
      let start = place
      switch bytes[place] {
      case 0x0A:
        place += 1
        return .newline
      case 0x20, 0x09, 0x0D, UInt8(ascii: ":"):
        place += 1
      case UInt8(ascii: ","):
        expectsKey = containers.last ?? false
        place += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = bytes[place] == UInt8(ascii: "{")
        guard containers.count < Self.maxDepth else { throw .notJSON }
        containers.append(isObject)
        expectsKey = isObject
        place += 1
        return isObject ? .beginObject : .beginArray
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let isObject = bytes[place] == UInt8(ascii: "}")
        guard containers.popLast() == isObject else { throw .notJSON }
        expectsKey = false
        place += 1
        return isObject ? .endObject : .endArray
      case UInt8(ascii: "\""):
        guard let close = closingQuote(bytes, place + 1, end) else {
          if isLast { throw .notJSON }
          return nil
        }
        unescape(bytes, start + 1..<close)
        span = start + 1..<close
        place = close + 1
        defer { expectsKey = false }
        return expectsKey ? .key : .string
      default:
        while place < end, Self.isScalarByte(bytes[place]) { place += 1 }
        guard place > start else { throw .notJSON }
        if place == end, !isLast {
          place = start
          return nil
        }
        span = start..<place
        return bytes[start] &- 0x30 < 10 || bytes[start] == UInt8(ascii: "-") ? .number : .word
      }
    }
    return nil
  }

  private func closingQuote(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var place = start
    while place < end {
      if bytes[place] == UInt8(ascii: "\"") { return place }
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// Resolves the escapes of RFC 8259, section 7.
  private mutating func unescape(_ bytes: [UInt8], _ range: Range<Int>) {
    text.removeAll(keepingCapacity: true)
    guard
      ByteSearch.firstIndex(of: UInt8(ascii: "\\"), in: bytes, from: range.lowerBound, to: range.upperBound)
        != nil
    else {
      text.append(contentsOf: bytes[range])
      return
    }
    var place = range.lowerBound
    while place < range.upperBound {
      guard bytes[place] == UInt8(ascii: "\\"), place + 1 < range.upperBound else {
        text.append(bytes[place])
        place += 1
        continue
      }
      switch bytes[place + 1] {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "u") where place + 6 <= range.upperBound:
        let code = UInt32(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
        text.append(
          contentsOf: String(code.flatMap(Unicode.Scalar.init).map(Character.init) ?? "\u{FFFD}").utf8)
        place += 4
      default: text.append(bytes[place + 1])
      }
      place += 2
    }
  }

  private static func isScalarByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".")
  }
}
