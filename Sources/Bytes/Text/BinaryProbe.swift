/// Tells text from programs, images, databases and whatever else lies in folders of logs.
package enum BinaryProbe {
  /// A log that was truncated while it was written to starts with zeros up to where the writer stands: runs
  /// of at least this many say nothing about a file.
  private static let zeroRunBytes = 16

  /// Whether `bytes[range]`, the beginning of a member, looks like text: nearly no control characters, and
  /// bytes above 127 either as UTF-8 or rare enough to be letters of an older encoding.
  package static func isText(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var (judged, controls, strays) = (0, 0, 0)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == 0 {
        let end = bytes[index..<range.upperBound].firstIndex { $0 != 0 } ?? range.upperBound
        if end - index < zeroRunBytes { (judged, controls) = (judged + end - index, controls + end - index) }
        index = end
        continue
      }
      let length = characterLength(bytes, index..<range.upperBound)
      if byte < 0x20 && !isLayout(byte) || byte == 0x7F { controls += 1 }
      if length == nil { strays += 1 }
      judged += length ?? 1
      index += length ?? 1
    }
    return controls * 20 <= judged && strays * 3 <= judged
  }

  /// Tabs, ends of lines and pages, backspaces, and the escape character that begins a colour.
  private static func isLayout(_ byte: UInt8) -> Bool { (0x07...0x0D).contains(byte) || byte == 0x1B }

  /// The bytes of the UTF-8 character at the start of `range`, nil if there is none. A character cut off by
  /// the end of the range counts as whole.
  private static func characterLength(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let length: Int
    switch bytes[range.lowerBound] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    let end = min(range.lowerBound + length, range.upperBound)
    let isWhole = bytes[(range.lowerBound + 1)..<end].allSatisfy { $0 & 0xC0 == 0x80 }
    return isWhole ? end - range.lowerBound : nil
  }
}
