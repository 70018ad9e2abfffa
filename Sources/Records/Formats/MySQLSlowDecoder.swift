/// Decodes one entry of the slow query log of MySQL, MariaDB or Percona Server: comment lines with `Name: value`
/// pairs, then the statement.
enum MySQLSlowDecoder {
  static func decode(_ bytes: [UInt8], _ body: Range<Int>, keys: KeyMap, into record: inout Record) -> Bool {
    var at = body.lowerBound
    var statement: Int?
    var hasMetrics = false
    while at < body.upperBound {
      let end = ByteFind.lineEnd(bytes, at, body.upperBound)
      let line = ByteFind.trimmed(bytes, at..<end)
      if line.first.map({ bytes[$0] == 0x23 }) ?? false {
        hasMetrics = true
        readComment(bytes, line, keys, &record)
      } else if !line.isEmpty {
        if ByteFind.starts(bytes, line, with: Self.use) {
          record.set(.database, FieldText(name(bytes, line)))
        } else if !ByteFind.starts(bytes, line, with: Self.setTimestamp) {
          statement = at
          break
        }
      }
      at = end + 1
    }
    record.message = FieldText((statement ?? body.lowerBound)..<body.upperBound)
    if let statement { record.set(.query, FieldText(statement..<body.upperBound)) }
    return hasMetrics
  }

  private static let use = Array("use ".utf8)
  private static let setTimestamp = Array("SET timestamp=".utf8)
  private static let userHost = Array("User@Host:".utf8)

  /// `# Query_time: 0.43  Lock_time: 0.00` and `# User@Host: bi[bi] @ host [10.0.0.1]  Id: 35`.
  private static func readComment(
    _ bytes: [UInt8], _ line: Range<Int>, _ keys: KeyMap, _ record: inout Record
  ) {
    var at = line.lowerBound + 1
    while at < line.upperBound {
      while at < line.upperBound, bytes[at] == 0x20 || bytes[at] == 0x23 { at += 1 }
      if ByteFind.starts(bytes, at..<line.upperBound, with: userHost) {
        at = readUser(bytes, at + userHost.count..<line.upperBound, &record)
        continue
      }
      let start = at
      while at < line.upperBound, StampText.isAlphanumeric(bytes[at]) || bytes[at] == 0x5F { at += 1 }
      guard at > start, at < line.upperBound, bytes[at] == 0x3A else {
        while at < line.upperBound, bytes[at] != 0x20 { at += 1 }
        continue
      }
      let key = start..<at
      at += 1
      while at < line.upperBound, bytes[at] == 0x20 { at += 1 }
      let valueStart = at
      while at < line.upperBound, bytes[at] != 0x20 { at += 1 }
      guard at > valueStart, bytes[at - 1] != 0x3A else {
        at = valueStart
        continue
      }
      record.add(
        name: FieldText(key), value: FieldText(valueStart..<at), hash: NameHash(bytes[key]), keys: keys,
        in: bytes)
    }
  }

  /// `app[app] @ web01 [10.0.0.1]`: returns the place behind it.
  private static func readUser(_ bytes: [UInt8], _ range: Range<Int>, _ record: inout Record) -> Int {
    let text = ByteFind.trimmed(bytes, range)
    let nameEnd = bytes[text].firstIndex { $0 == 0x5B || $0 == 0x20 } ?? text.upperBound
    if nameEnd > text.lowerBound { record.set(.user, FieldText(text.lowerBound..<nameEnd)) }
    guard let sign = bytes[text].firstIndex(of: 0x40),
      let open = bytes[sign..<text.upperBound].firstIndex(of: 0x5B),
      let close = bytes[open..<text.upperBound].firstIndex(of: 0x5D)
    else { return range.upperBound }
    let host = ByteFind.trimmed(bytes, sign + 1..<open)
    let client = close > open + 1 ? open + 1..<close : host
    if !client.isEmpty { record.set(.client, FieldText(client)) }
    return close + 1
  }

  /// The name in ``use `shop`;``.
  private static func name(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    var range = ByteFind.trimmed(bytes, line.lowerBound + 4..<line.upperBound)
    while let last = range.last, bytes[last] == 0x3B || bytes[last] == 0x60 { range = range.dropLast() }
    while let first = range.first, bytes[first] == 0x60 { range = range.dropFirst() }
    return range
  }
}
