import Records

/// Learns how the formats of a member write their levels. Where they are words, only records with such a word need
/// decoding to be known as warnings; where they are letters or numbers, every record does.
struct LevelHabits {
  /// Records of each format that are looked at.
  private static let sampleCount = 64

  private var seen: [Int]
  private var usesSigns: [Bool]

  init(formatCount: Int) {
    seen = Array(repeating: 0, count: formatCount)
    usesSigns = Array(repeating: false, count: formatCount)
  }

  /// Whether the level of a record cannot be told from the words in it.
  func mustDecode(_ format: FormatID) -> Bool {
    usesSigns[Int(format.index)] || seen[Int(format.index)] < Self.sampleCount
  }

  mutating func learn(_ format: FormatID, _ record: Record, _ bytes: [UInt8]) {
    let place = Int(format.index)
    guard seen[place] < Self.sampleCount else { return }
    seen[place] += 1
    if record.level != nil, !isWord(record[.level], record, bytes) { usesSigns[place] = true }
  }

  private func isWord(_ level: FieldText?, _ record: Record, _ bytes: [UInt8]) -> Bool {
    guard let level else { return false }
    let (text, range) = record.bytes(of: level, in: bytes)
    return range.count >= 3 && range.contains { (text[$0] | 0x20) &- 0x61 < 26 }
  }
}
