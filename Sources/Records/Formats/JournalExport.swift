/// Decodes one entry of systemd's journal export format: a line `NAME=value` per field. Fields in the binary form
/// (a name, a length, raw bytes) are passed over.
enum JournalExport {
  static func decode(_ bytes: [UInt8], _ body: Range<Int>, keys: KeyMap, into record: inout Record) -> Bool {
    var at = body.lowerBound
    var count = 0
    while at < body.upperBound {
      let end = ByteFind.lineEnd(bytes, at, body.upperBound)
      if let equals = bytes[at..<end].firstIndex(of: 0x3D), equals > at,
        bytes[at..<equals].allSatisfy({ StampText.isAlphanumeric($0) || $0 == 0x5F })
      {
        count += 1
        record.add(
          name: FieldText(at..<equals), value: FieldText(equals + 1..<end),
          hash: NameHash(bytes[at..<equals]),
          keys: keys, in: bytes)
      }
      at = end + 1
    }
    return count > 1
  }

  static let firstLine = Array("__CURSOR=".utf8)
  static let timeLine = Array("__REALTIME_TIMESTAMP=".utf8)
}
