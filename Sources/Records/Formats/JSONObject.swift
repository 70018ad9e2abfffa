/// Decodes a JSON object into fields: nested keys joined by dots, arrays kept as their text, strings unescaped.
struct JSONObject {
  /// Decodes the object at the start of `range`; false when there is none or it is broken. Fields read before a break
  /// stay. `prefix` goes before every name; `keys` says which names are standard fields.
  static func decode(
    _ bytes: [UInt8], _ range: Range<Int>, keys: KeyMap, prefix: FieldText = .empty, into record: inout Record
  ) -> Bool {
    var scanner = JSONScanner(bytes, range)
    scanner.skipBlanks()
    var walker = JSONObject(keys: keys)
    return walker.object(&scanner, prefix: prefix, depth: 0, &record)
  }

  private let keys: KeyMap
  private var ranks = InlineArray<64, UInt8>(repeating: .max)

  private init(keys: KeyMap) { self.keys = keys }

  private mutating func object(
    _ scanner: inout JSONScanner, prefix: FieldText, depth: Int, _ record: inout Record
  ) -> Bool {
    guard depth < JSONScanner.depthMax, scanner.take(0x7B) else { return false }
    scanner.skipBlanks()
    if scanner.take(0x7D) { return true }
    while true {
      scanner.skipBlanks()
      guard let key = scanner.string() else { return false }
      scanner.skipBlanks()
      guard scanner.take(0x3A) else { return false }
      scanner.skipBlanks()
      let name = fullName(scanner.bytes, key.range, prefix, &record)
      guard member(&scanner, name: name, depth: depth, &record) else { return false }
      scanner.skipBlanks()
      if scanner.take(0x7D) { return true }
      guard scanner.take(0x2C) else { return false }
    }
  }

  private mutating func member(
    _ scanner: inout JSONScanner, name: FieldText, depth: Int, _ record: inout Record
  ) -> Bool {
    let start = scanner.at
    switch scanner.peek {
    case 0x7B: return object(&scanner, prefix: name, depth: depth + 1, &record)
    case 0x22:
      guard let text = scanner.string() else { return false }
      add(name, value(scanner.bytes, text, &record), .text, scanner.bytes, &record)
      return true
    case 0x5B:
      guard scanner.skipValue(depth: depth + 1) else { return false }
      if !attributes(scanner.bytes, start..<scanner.at, prefix: name, &record) {
        add(name, FieldText(start..<scanner.at), .text, scanner.bytes, &record)
      }
      return true
    default:
      guard scanner.skipScalar() else { return false }
      let first = scanner.bytes[start]
      let kind: Field.Kind =
        first == 0x6E || first == 0x4E ? .null : first == 0x74 || first == 0x66 ? .boolean : .number
      if kind != .null {
        add(name, FieldText(start..<scanner.at), kind, scanner.bytes, &record)
      }
      return true
    }
  }

  /// The string as it stands, or unescaped in the scratch.
  private func value(
    _ bytes: [UInt8], _ text: (range: Range<Int>, isEscaped: Bool), _ record: inout Record
  ) -> FieldText {
    guard text.isEscaped else { return FieldText(text.range) }
    let start = record.decoded.count
    JSONText.unescape(bytes, text.range, into: &record.decoded)
    return FieldText(start..<record.decoded.count, isDecoded: true)
  }

  private func fullName(
    _ bytes: [UInt8], _ key: Range<Int>, _ prefix: FieldText, _ record: inout Record
  ) -> FieldText {
    guard !prefix.isEmpty else { return FieldText(key) }
    let start = record.decoded.count
    for place in prefix.range {
      record.decoded.append(prefix.isDecoded ? record.decoded[place] : bytes[place])
    }
    record.decoded.append(0x2E)
    record.decoded.append(contentsOf: bytes[key])
    return FieldText(start..<record.decoded.count, isDecoded: true)
  }

  private mutating func add(
    _ name: FieldText, _ value: FieldText, _ kind: Field.Kind, _ bytes: [UInt8], _ record: inout Record
  ) {
    var hash = NameHash()
    if name.isDecoded {
      for place in name.range { hash.add(record.decoded[place]) }
    } else {
      for place in name.range { hash.add(bytes[place]) }
    }
    guard let meaning = keys.meaning(of: hash), !value.isEmpty else {
      record.add(Field(key: nil, name: name, value: value, kind: kind))
      return
    }
    let place = Int(meaning.key.rawValue)
    guard meaning.rank < ranks[place] else {
      record.add(Field(key: nil, name: name, value: value, kind: kind))
      return
    }
    ranks[place] = meaning.rank
    record.setNamed(name, value, meaning, kind: kind, in: bytes)
  }

  /// OpenTelemetry's `[{"key": "http.route", "value": {"stringValue": "/"}}, …]`: one field per key.
  private mutating func attributes(
    _ bytes: [UInt8], _ range: Range<Int>, prefix: FieldText, _ record: inout Record
  ) -> Bool {
    var scanner = JSONScanner(bytes, range)
    guard Self.startsWithAttribute(scanner) else { return false }
    _ = scanner.take(0x5B)
    while true {
      scanner.skipBlanks()
      let start = scanner.at
      guard scanner.skipValue() else { return true }
      if let (key, value) = Self.attribute(bytes, start..<scanner.at) {
        let name = fullName(bytes, key, prefix, &record)
        var inner = JSONScanner(bytes, value)
        _ = member(&inner, name: name, depth: 8, &record)
      }
      scanner.skipBlanks()
      guard scanner.take(0x2C) else { return true }
    }
  }

  private static func startsWithAttribute(_ start: JSONScanner) -> Bool {
    var scanner = start
    guard scanner.take(0x5B) else { return false }
    scanner.skipBlanks()
    guard scanner.take(0x7B) else { return false }
    scanner.skipBlanks()
    guard let name = scanner.string() else { return false }
    return scanner.bytes[name.range].elementsEqual("key".utf8)
  }

  /// Name and value text of one `{"key": …, "value": {"…Value": …}}`.
  private static func attribute(_ bytes: [UInt8], _ range: Range<Int>) -> (Range<Int>, Range<Int>)? {
    var scanner = JSONScanner(bytes, range)
    guard scanner.take(0x7B) else { return nil }
    var key: Range<Int>?
    while true {
      scanner.skipBlanks()
      guard let name = scanner.string() else { return nil }
      scanner.skipBlanks()
      guard scanner.take(0x3A) else { return nil }
      scanner.skipBlanks()
      if bytes[name.range].elementsEqual("key".utf8) {
        guard let text = scanner.string() else { return nil }
        key = text.range
      } else if let key, bytes[name.range].elementsEqual("value".utf8), scanner.take(0x7B) {
        scanner.skipBlanks()
        guard scanner.string() != nil else { return nil }
        scanner.skipBlanks()
        guard scanner.take(0x3A) else { return nil }
        scanner.skipBlanks()
        let start = scanner.at
        return scanner.skipValue() ? (key, start..<scanner.at) : nil
      } else if !scanner.skipValue() {
        return nil
      }
      scanner.skipBlanks()
      guard scanner.take(0x2C) else { return nil }
    }
  }
}
