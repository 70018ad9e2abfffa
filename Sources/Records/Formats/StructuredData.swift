/// Decodes RFC 5424's structured data: `[id name="value" …][id2 …]`, with `\"`, `\\` and `\]` for the characters
/// themselves.
enum StructuredData {
  static func decode(_ bytes: [UInt8], _ range: Range<Int>, into record: inout Record) {
    var at = range.lowerBound
    while at < range.upperBound {
      while at < range.upperBound, bytes[at] <= 0x20 || bytes[at] == 0x5B || bytes[at] == 0x5D { at += 1 }
      let start = at
      while at < range.upperBound, bytes[at] > 0x20, bytes[at] != 0x3D, bytes[at] != 0x5D { at += 1 }
      guard at + 1 < range.upperBound, bytes[at] == 0x3D, bytes[at + 1] == 0x22, at > start else {
        if at == start { at += 1 }
        continue
      }
      let name = start..<at
      var scanner = JSONScanner(bytes, at + 1..<range.upperBound)
      guard let value = scanner.string() else { return }
      at = scanner.at
      add(bytes, name, value.range, &record)
    }
  }

  private static func add(
    _ bytes: [UInt8], _ name: Range<Int>, _ value: Range<Int>, _ record: inout Record
  ) {
    record.add(Field(key: nil, name: FieldText(name), value: FieldText(value)))
    guard bytes[name].elementsEqual("level".utf8) || bytes[name].elementsEqual("severity".utf8) else {
      return
    }
    record.set(.level, FieldText(value))
  }
}
