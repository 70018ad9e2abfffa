internal import Patterns

/// Decodes a record by its format's regular expression.
enum HeaderDecoder {
  /// Longest part of a line that is matched: a header is short, and the message behind it needs no matching.
  private static let subjectMax = 1_000

  /// False when the first line of `body` does not match. The message reaches to the end of the record.
  static func decode(
    _ header: FormatHeader, _ bytes: [UInt8], _ body: Range<Int>, _ scratch: inout MatchScratch,
    into record: inout Record
  ) -> Bool {
    let lineEnd =
      header.readsAllLines ? body.upperBound : ByteFind.lineEnd(bytes, body.lowerBound, body.upperBound)
    let end = lineEnd > body.lowerBound && bytes[lineEnd - 1] == 0x0D ? lineEnd - 1 : lineEnd
    let subject = body.lowerBound..<min(end, body.lowerBound + subjectMax)
    guard matches(header, bytes, subject, &scratch) else {
      let whole = body.lowerBound..<end
      guard whole.count > subject.count, whole.count <= 16 * subjectMax,
        matches(header, bytes, whole, &scratch)
      else {
        return false
      }
      read(header, bytes, body, subject: whole, scratch, &record)
      return true
    }
    read(header, bytes, body, subject: subject, scratch, &record)
    return true
  }

  private static func matches(
    _ header: FormatHeader, _ bytes: [UInt8], _ subject: Range<Int>, _ scratch: inout MatchScratch
  ) -> Bool {
    if case .matched = scratch.match(header.pattern, bytes, subject, anchored: true) { return true }
    return false
  }

  /// Fills the fields from the groups of the last match.
  static func read(
    _ header: FormatHeader, _ bytes: [UInt8], _ body: Range<Int>, subject: Range<Int>,
    _ scratch: borrowing MatchScratch,
    _ record: inout Record
  ) {
    for index in header.groups.indices {
      guard var range = scratch.capture(index), let group = header.groups[index] else { continue }
      if range.upperBound == subject.upperBound, group.key == .message || group.key == .query {
        range = range.lowerBound..<body.upperBound
      }
      guard !range.isEmpty else { continue }
      switch group.key {
      case .message?: record.message = FieldText(range)
      case let key?:
        let isNumber = group.secondsPerUnit != 1 && record.isNumber(FieldText(range), in: bytes)
        record.set(
          key, record.scaled(FieldText(range), by: group.secondsPerUnit, isNumber: isNumber, in: bytes))
      case nil:
        if group.isPriority, let priority = DecimalText.integer(bytes, range) {
          record.level = SeverityWords.severity(syslog: priority & 7)
        }
        record.add(Field(key: nil, name: record.keep(group.name), value: FieldText(range)))
      }
    }
  }
}
