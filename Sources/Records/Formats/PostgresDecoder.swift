internal import Patterns

/// Decodes PostgreSQL's text logs with any `log_line_prefix`: what stands before the severity is told apart by its
/// shape, so the setting need not be known; where it is, it is believed.
enum PostgresDecoder {
  /// False when the first line has no severity marker.
  static func decode(
    _ bytes: [UInt8], _ body: Range<Int>, stamp: Range<Int>, _ format: LogFormat,
    _ scratch: inout MatchScratch,
    into record: inout Record
  ) -> Bool {
    let firstEnd = ByteFind.lineEnd(bytes, body.lowerBound, body.upperBound)
    let start = stamp.isEmpty ? body.lowerBound : stamp.upperBound
    guard let marker = PostgresLine(bytes, from: start, end: firstEnd) else { return false }
    record.level = format.levels.severity(bytes, marker.word)
    record.set(.level, FieldText(marker.word))
    let prefix = body.lowerBound..<marker.word.lowerBound
    let inner = secondStamp(bytes, start..<prefix.upperBound, &record)
    let isRead =
      format.prefix.map { PostgresPrefix.read($0, bytes, prefix, &scratch, into: &record) } ?? false
    if !isRead {
      if !stamp.isEmpty { readPrefix(bytes, body.lowerBound..<stamp.lowerBound, &record) }
      readPrefix(bytes, inner..<prefix.upperBound, &record)
    }
    readAttachments(
      bytes, body, from: marker.message, firstEnd: firstEnd, &record)
    return true
  }

  /// The server's own time, where a shipper put another in front of it (CloudWatch, `kubectl logs --timestamps`):
  /// becomes the inner time. Returns where the rest of the prefix begins.
  private static func secondStamp(_ bytes: [UInt8], _ prefix: Range<Int>, _ record: inout Record) -> Int {
    let at = prefix.lowerBound + 1
    guard at + 4 < prefix.upperBound, bytes[prefix.lowerBound] <= 0x20, StampText.isDigit(bytes[at]),
      bytes[at + 4] == 0x2D,
      let time = TimestampParser.parse(.iso, bytes, at: at, end: prefix.upperBound)
    else { return prefix.lowerBound }
    record.set(.payloadTime, FieldText(time.range))
    return time.range.upperBound
  }

  /// Splits the lines behind the first into the message's own and those that DETAIL, HINT, STATEMENT … begin.
  private static func readAttachments(
    _ bytes: [UInt8], _ body: Range<Int>, from start: Int, firstEnd: Int, _ record: inout Record
  ) {
    if firstEnd == body.upperBound {
      record.message = FieldText(start..<firstEnd)
      return
    }
    var key = FieldKey.message
    var textStart = start
    var textEnd = body.upperBound
    var lineStart = firstEnd + 1
    func close() -> (FieldKey, Range<Int>) { (key, textStart..<max(textStart, textEnd)) }
    var pieces: [(FieldKey, Range<Int>)] = []
    while lineStart < body.upperBound {
      let lineEnd = ByteFind.lineEnd(bytes, lineStart, body.upperBound)
      if bytes[lineStart] > 0x20, let marker = PostgresLine(bytes, from: lineStart, end: lineEnd),
        let next = PostgresLine.field(bytes, marker.word)
      {
        textEnd = lineStart - 1
        pieces.append(close())
        (key, textStart, textEnd) = (next, marker.message, body.upperBound)
      }
      lineStart = lineEnd + 1
    }
    pieces.append(close())
    for (key, range) in pieces {
      if key == .message { record.message = FieldText(range) } else { record.set(key, FieldText(range)) }
    }
  }

  /// Tells the parts of a prefix apart.
  private static func readPrefix(_ bytes: [UInt8], _ range: Range<Int>, _ record: inout Record) {
    var bare = BareParts()
    var at = range.lowerBound
    while at < range.upperBound {
      guard isPart(bytes[at]) else {
        at += 1
        continue
      }
      let start = at
      while at < range.upperBound, isPart(bytes[at]) || bytes[at] == 0x3D { at += 1 }
      let before = start > range.lowerBound ? bytes[start - 1] : 0x20
      readPart(bytes, start..<at, before: before, &bare, &record)
    }
    if record[.user] == nil, let user = bare.first, let database = bare.second {
      record.set(.user, FieldText(user))
      record.set(.database, FieldText(database))
    }
  }

  /// Words of a prefix that nothing tells apart: with two of them, the first is the user, the second the database.
  private struct BareParts {
    var first: Range<Int>?
    var second: Range<Int>?

    mutating func append(_ part: Range<Int>) {
      if first == nil { first = part } else if second == nil { second = part }
    }
  }

  private static func readPart(
    _ bytes: [UInt8], _ part: Range<Int>, before: UInt8, _ bare: inout BareParts, _ record: inout Record
  ) {
    if let equals = firstIndex(of: 0x3D, bytes, part) {
      readPair(bytes, part.lowerBound..<equals, equals + 1..<part.upperBound, &record)
    } else if let sign = firstIndex(of: 0x40, bytes, part) {
      if sign > part.lowerBound { record.set(.user, FieldText(part.lowerBound..<sign)) }
      if sign + 1 < part.upperBound { record.set(.database, FieldText(sign + 1..<part.upperBound)) }
    } else if DecimalText.integer(bytes, part) != nil {
      if before == 0x28 { return }
      if before != 0x5B, isState(bytes, part) {
        record.set(.code, FieldText(part))
      } else if record[.pid] == nil, part.count <= 8 {
        record.set(.pid, FieldText(part))
      }
    } else if isAddress(bytes, part) {
      if record[.client] == nil { record.set(.client, FieldText(part)) }
    } else if isState(bytes, part) {
      record.set(.code, FieldText(part))
    } else if !isSession(bytes, part), bytes[part].contains(where: StampText.isLetter), before != 0x28 {
      bare.append(part)
    }
  }

  /// Parts are a few bytes long: a plain loop is faster than a slice.
  private static func firstIndex(of byte: UInt8, _ bytes: [UInt8], _ part: Range<Int>) -> Int? {
    for place in part where bytes[place] == byte { return place }
    return nil
  }

  private static func readPair(
    _ bytes: [UInt8], _ name: Range<Int>, _ value: Range<Int>, _ record: inout Record
  ) {
    guard !value.isEmpty else { return }
    switch String(decoding: bytes[name], as: UTF8.self).lowercased() {
    case "user", "usr", "u", "username": record.set(.user, FieldText(value))
    case "db", "database", "d", "dbname": record.set(.database, FieldText(value))
    case "app", "appli", "application", "a", "appname": record.set(.application, FieldText(value))
    case "client", "host", "h", "remote", "r", "clt", "ip": record.set(.client, FieldText(value))
    case "pid", "p": record.set(.pid, FieldText(value))
    case "sqlstate", "state", "e", "err", "error_code": record.set(.code, FieldText(value))
    default:
      record.add(Field(key: nil, name: FieldText(name), value: FieldText(value)))
    }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    StampText.isAlphanumeric(byte) || byte == 0x2E || byte == 0x5F || byte == 0x40 || byte == 0x2D
      || byte == 0x2F
      || byte >= 0x80
  }

  /// Four numbers apart by dots, or `local`.
  private static func isAddress(_ bytes: [UInt8], _ part: Range<Int>) -> Bool {
    if part.count == 5, bytes[part].elementsEqual("local".utf8) { return true }
    return bytes[part].count { $0 == 0x2E } == 3
      && bytes[part].allSatisfy { StampText.isDigit($0) || $0 == 0x2E }
  }

  /// Five capitals and digits of a class that SQLSTATEs have (PostgreSQL documentation, appendix A).
  private static func isState(_ bytes: [UInt8], _ part: Range<Int>) -> Bool {
    guard part.count == 5, bytes[part].allSatisfy({ StampText.isDigit($0) || $0 &- 0x41 < 26 }) else {
      return false
    }
    return stateClasses.contains(Array(bytes[part.prefix(2)]))
  }

  private static let stateClasses: Set<[UInt8]> = Set(
    """
    00 01 02 03 08 09 0A 0B 0F 0L 0P 0Z 20 21 22 23 24 25 26 27 28 2B 2D 2F 34 38 39 3B 3D 3F 40 42 44 53 54 55 57 58 \
    72 F0 HV P0 XX
    """.split(separator: " ").map { Array($0.utf8) })

  /// `6b036393.1b6`: start time and process in hexadecimal, or `3/121`: a virtual transaction, or `5-1`.
  private static func isSession(_ bytes: [UInt8], _ part: Range<Int>) -> Bool {
    bytes[part].allSatisfy {
      TimestampParser.hexadecimal($0) != nil || $0 == 0x2E || $0 == 0x2F || $0 == 0x2D
    } && bytes[part].contains { $0 == 0x2E || $0 == 0x2F || $0 == 0x2D }
  }
}
