/// Decodes `key=value key="quoted value"` pairs.
enum LogfmtDecoder {
  /// Decodes the pairs in `range` and returns how many there were. Words without `=` are passed over.
  @discardableResult
  static func decode(
    _ bytes: [UInt8], _ range: Range<Int>, keys: KeyMap, into record: inout Record
  ) -> Int {
    var at = range.lowerBound
    var count = 0
    while let pair = next(bytes, &at, range.upperBound) {
      count += 1
      let name = FieldText(pair.key)
      var value = FieldText(pair.value)
      if pair.isEscaped {
        let start = record.decoded.count
        JSONText.unescape(bytes, pair.value, into: &record.decoded)
        value = FieldText(start..<record.decoded.count, isDecoded: true)
      }
      record.add(name: name, value: value, hash: NameHash(bytes[pair.key]), keys: keys, in: bytes)
    }
    return count
  }

  /// The next pair from `at` on; advances past it.
  static func next(
    _ bytes: [UInt8], _ at: inout Int, _ end: Int
  ) -> (key: Range<Int>, value: Range<Int>, isEscaped: Bool)? {
    while at < end {
      while at < end, bytes[at] <= 0x20 || bytes[at] == 0x2C { at += 1 }
      let start = at
      while at < end, isKey(bytes[at]) { at += 1 }
      guard at > start, at < end, bytes[at] == 0x3D else {
        while at < end, bytes[at] > 0x20 { at += 1 }
        continue
      }
      let key = start..<at
      at += 1
      if at < end, bytes[at] == 0x22 {
        let quoted = JSONScanner(bytes, at..<end)
        var scanner = quoted
        if let text = scanner.string() {
          at = scanner.at
          return (key, text.range, text.isEscaped)
        }
      }
      let valueStart = at
      while at < end, bytes[at] > 0x20 { at += 1 }
      return (key, valueStart..<at, false)
    }
    return nil
  }

  /// Counts the pairs at the start of `range`: consecutive `key=value`, nothing between them.
  static func leadingPairs(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var at = range.lowerBound
    var count = 0
    while at < range.upperBound {
      while at < range.upperBound, bytes[at] == 0x20 { at += 1 }
      var probe = at
      while probe < range.upperBound, isKey(bytes[probe]) { probe += 1 }
      guard probe > at, probe < range.upperBound, bytes[probe] == 0x3D else { return count }
      guard next(bytes, &at, range.upperBound) != nil else { return count }
      count += 1
    }
    return count
  }

  private static func isKey(_ byte: UInt8) -> Bool {
    StampText.isAlphanumeric(byte) || byte == 0x5F || byte == 0x2E || byte == 0x2D || byte == 0x2F
      || byte == 0x40
  }
}
