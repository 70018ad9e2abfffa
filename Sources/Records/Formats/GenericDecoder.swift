/// Decodes a line of which only this is known: a time stands somewhere in front, perhaps a level and a logger near it,
/// and a message behind them.
enum GenericDecoder {
  /// Fills level, pid, logger and message. `body` may have several lines; the header is in the first, or, when the
  /// first has no level, the level begins the second (`java.util.logging`).
  static func decode(_ bytes: [UInt8], _ body: Range<Int>, stamp: Range<Int>, into record: inout Record) {
    let lineEnd = ByteFind.lineEnd(bytes, body.lowerBound, body.upperBound)
    let line = body.lowerBound..<lineEnd
    let time = stamp.isEmpty ? line.lowerBound..<line.lowerBound : stamp
    var start = time.upperBound
    if let found = LevelSearch.find(bytes, line, stamp: time) {
      record.level = found.level
      record.set(.level, FieldText(found.range))
      let isBehindMessage = time.lowerBound > found.range.upperBound + trailingTime
      start = isBehindMessage ? found.range.upperBound : max(start, found.range.upperBound)
      readBetween(bytes, time.upperBound..<max(time.upperBound, found.range.lowerBound), &record)
    } else if lineEnd < body.upperBound {
      readSecondLine(bytes, lineEnd + 1..<body.upperBound, &record)
    }
    start = messageStart(bytes, start, line.upperBound, &record)
    if start == line.upperBound, lineEnd < body.upperBound { start = lineEnd + 1 }
    record.message = FieldText(start..<body.upperBound)
  }

  /// A time so many bytes behind the level does not belong to the header: the message stands between them.
  private static let trailingTime = 16

  /// `INFO: message` as the second line of a record.
  private static func readSecondLine(_ bytes: [UInt8], _ range: Range<Int>, _ record: inout Record) {
    guard
      let colon = bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 16)].firstIndex(of: 0x3A),
      colon >= range.lowerBound + 2, bytes[range.lowerBound + 1] &- 0x41 < 26,
      let level = SeverityWords.severity(bytes, range.lowerBound..<colon)
    else { return }
    record.level = level
    record.set(.level, FieldText(range.lowerBound..<colon))
  }

  /// What stands between time and level: a bare or bracketed number is the process, a bracketed word the thread.
  private static func readBetween(_ bytes: [UInt8], _ range: Range<Int>, _ record: inout Record) {
    var at = range.lowerBound
    while at < range.upperBound {
      guard StampText.isAlphanumeric(bytes[at]) else {
        at += 1
        continue
      }
      let start = at
      let isBracketed = start > range.lowerBound && bytes[start - 1] == 0x5B
      while at < range.upperBound, isBracketed ? bytes[at] != 0x5D : bytes[at] > 0x20 && bytes[at] != 0x5D {
        at += 1
      }
      let word = start..<at
      if word.count <= 10, DecimalText.integer(bytes, word) != nil {
        if record[.pid] == nil { record.set(.pid, FieldText(word)) }
      } else if isBracketed, record[.thread] == nil {
        record.set(.thread, FieldText(word))
      }
    }
  }

  /// Passes what closes the header: marks, bracketed groups, a process number, and a logger with ` - ` or `: ` behind it.
  private static func messageStart(_ bytes: [UInt8], _ start: Int, _ end: Int, _ record: inout Record) -> Int
  {
    var at = skipMarks(bytes, start, end)
    var groups = 0
    while at < end, bytes[at] == 0x5B, groups < 4,
      let close = bytes[at..<min(end, at + 160)].firstIndex(of: 0x5D)
    {
      note(bytes, at + 1..<close, &record)
      at = skipMarks(bytes, close + 1, end)
      groups += 1
    }
    if let logger = loggerEnd(bytes, at, end) {
      if record[.logger] == nil { record.set(.logger, FieldText(at..<logger.end)) }
      at = logger.next
    }
    return min(at, end)
  }

  private static func note(_ bytes: [UInt8], _ group: Range<Int>, _ record: inout Record) {
    let text = ByteFind.trimmed(bytes, group)
    guard !text.isEmpty, bytes[text].contains(where: { StampText.isAlphanumeric($0) }) else { return }
    if text.count <= 10, DecimalText.integer(bytes, text) != nil {
      if record[.pid] == nil { record.set(.pid, FieldText(text)) }
    } else if record[.thread] == nil, record[.logger] != nil || bytes[text].contains(0x20) {
      record.set(.thread, FieldText(text))
    } else if record[.logger] == nil, !bytes[text].contains(0x20) {
      record.set(.logger, FieldText(text))
    }
  }

  private static func skipMarks(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end {
      switch bytes[at] {
      case 0x20, 0x09, 0x5D, 0x29, 0x3E, 0x7C, 0x3A, 0x2C, 0x22, 0x7D: at += 1
      case 0x2D where at + 1 < end && (bytes[at + 1] <= 0x20 || bytes[at + 1] == 0x2D): at += 1
      case 0x1B: at = AnsiText.sequenceEnd(bytes, at, end)
      default: return at
      }
    }
    return at
  }

  /// A name with ` - ` behind it, or a dotted or bracketed one with `: `.
  private static func loggerEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (end: Int, next: Int)? {
    var at = start
    var hasDot = false
    while at < end, isNameByte(bytes[at]) || (bytes[at] == 0x3A && at + 1 < end && isNameByte(bytes[at + 1]))
    {
      hasDot = hasDot || bytes[at] == 0x2E
      at += 1
    }
    guard at > start, at - start <= 120 else { return nil }
    let nameEnd = at
    while at < end, bytes[at] == 0x20 { at += 1 }
    guard at + 1 < end, bytes[at + 1] <= 0x20 else { return nil }
    if bytes[at] == 0x2D { return (nameEnd, at + 2) }
    return bytes[at] == 0x3A && (hasDot || at > nameEnd) ? (nameEnd, at + 2) : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    StampText.isAlphanumeric(byte) || byte == 0x2E || byte == 0x5F || byte == 0x24 || byte == 0x23
      || byte == 0x2F
      || byte == 0x2D || byte == 0x40
  }
}
