/// Splits records of separated values (RFC 4180): commas, tabs, semicolons or blanks; quoted fields may hold separators,
/// doubled quotes and line ends.
enum SeparatedValues {
  /// One field, its quotes left out.
  struct Value: Equatable {
    var range: Range<Int>
    /// Holds doubled quotes, which stand for one.
    var isEscaped: Bool
  }

  /// Splits the record in `range`. At most `limit` values; what follows is left out.
  static func split(
    _ bytes: [UInt8], _ range: Range<Int>, separator: UInt8, limit: Int = 256, into values: inout [Value]
  ) {
    values.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    while values.count < limit {
      if at < range.upperBound, bytes[at] == 0x22 {
        let quoted = quotedValue(bytes, at + 1, range.upperBound)
        values.append(quoted.value)
        at = quoted.end
        while at < range.upperBound, bytes[at] != separator { at += 1 }
      } else {
        let start = at
        while at < range.upperBound, bytes[at] != separator { at += 1 }
        values.append(Value(range: start..<at, isEscaped: false))
      }
      guard at < range.upperBound else { return }
      at += 1
    }
  }

  private static func quotedValue(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (value: Value, end: Int) {
    var at = start
    var isEscaped = false
    while at < end {
      if bytes[at] == 0x22 {
        guard at + 1 < end, bytes[at + 1] == 0x22 else {
          return (Value(range: start..<at, isEscaped: isEscaped), at + 1)
        }
        isEscaped = true
        at += 1
      }
      at += 1
    }
    return (Value(range: start..<end, isEscaped: isEscaped), end)
  }

  /// The value as a field's text; doubled quotes are undone in the record's scratch.
  static func text(_ value: Value, _ bytes: [UInt8], _ record: inout Record) -> FieldText {
    guard value.isEscaped else { return FieldText(value.range) }
    let start = record.decoded.count
    var at = value.range.lowerBound
    while at < value.range.upperBound {
      record.decoded.append(bytes[at])
      at += bytes[at] == 0x22 ? 2 : 1
    }
    return FieldText(start..<record.decoded.count, isDecoded: true)
  }

  /// Whether a quote is open at the end of `range`, given whether one was open before it.
  static func isOpen(_ bytes: [UInt8], _ range: Range<Int>, wasOpen: Bool) -> Bool {
    var isOpen = wasOpen
    for place in range where bytes[place] == 0x22 { isOpen.toggle() }
    return isOpen
  }
}
