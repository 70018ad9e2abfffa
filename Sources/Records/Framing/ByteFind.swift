internal import Bytes

/// Searches within a line.
enum ByteFind {
  /// Where `needle` first stands in `bytes[from..<end]`.
  static func first(_ needle: [UInt8], _ bytes: [UInt8], _ from: Int, _ end: Int) -> Int? {
    guard from < end else { return nil }
    return ByteSearch.firstRange(of: needle, in: bytes, from: from, to: end)?.lowerBound
  }

  /// Where the line that holds `from` ends.
  static func lineEnd(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
    from < end ? ByteSearch.firstIndex(of: 0x0A, in: bytes, from: from, to: end) ?? end : end
  }

  static func starts(_ bytes: [UInt8], _ range: Range<Int>, with text: [UInt8]) -> Bool {
    guard range.count >= text.count else { return false }
    for place in 0..<text.count where bytes[range.lowerBound + place] != text[place] { return false }
    return true
  }

  /// Without blanks at both ends.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}
