/// One line of a CSV or TSV file, cut into cells (RFC 4180, quotes optional). Cells are ranges of the line's bytes,
/// quotes excluded; a cell with doubled quotes inside still has them.
struct DelimitedRow {
  private(set) var cells: [Range<Int>] = []

  /// Cuts `bytes[range]`; blanks around a cell are dropped. False when a quoted cell is not closed.
  mutating func cut(_ bytes: [UInt8], _ range: Range<Int>, separator: UInt8) -> Bool {
    cells.removeAll(keepingCapacity: true)
    var place = range.lowerBound
    while true {
      while place < range.upperBound, bytes[place] == UInt8(ascii: " ") { place += 1 }
      if place < range.upperBound, bytes[place] == UInt8(ascii: "\"") {
        guard let end = Self.closingQuote(bytes, from: place + 1, to: range.upperBound) else { return false }
        cells.append(place + 1..<end)
        place = end + 1
        while place < range.upperBound, bytes[place] != separator { place += 1 }
      } else {
        let start = place
        while place < range.upperBound, bytes[place] != separator { place += 1 }
        var end = place
        while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        cells.append(start..<end)
      }
      guard place < range.upperBound else { return true }
      place += 1
    }
  }

  /// The text of a cell, doubled quotes made single.
  func text(_ bytes: [UInt8], _ cell: Int) -> String {
    let text = String(decoding: bytes[cells[cell]], as: UTF8.self)
    return text.contains("\"\"")
      ? text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"") : text
  }

  private static func closingQuote(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    var place = start
    while place < end {
      if bytes[place] == UInt8(ascii: "\"") {
        guard place + 1 < end, bytes[place + 1] == UInt8(ascii: "\"") else { return place }
        place += 1
      }
      place += 1
    }
    return nil
  }
}
