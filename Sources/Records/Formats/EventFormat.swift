/// Decodes the event formats of security products: CEF (ArcSight Common Event Format) and LEEF (QRadar Log Event
/// Extended Format).
enum EventFormat {
  /// `CEF:0|vendor|product|version|event class|name|severity|key=value …`. What stands before `CEF:` is left to others.
  static func decodeCEF(
    _ bytes: [UInt8], _ body: Range<Int>, keys: KeyMap, into record: inout Record
  ) -> Bool {
    guard
      let start = ByteFind.first(cef, bytes, body.lowerBound, min(body.upperBound, body.lowerBound + headMax))
    else {
      return false
    }
    let parts = split(bytes, start + cef.count..<body.upperBound, limit: 8)
    guard parts.count >= 7 else { return false }
    record.set(.application, FieldText(parts[2]))
    record.set(.code, FieldText(parts[4]))
    record.message = FieldText(parts[5])
    record.level = severity(bytes, parts[6])
    if parts.count == 8 { readExtension(bytes, parts[7], keys, &record) }
    return true
  }

  /// `LEEF:1.0|vendor|product|version|event id|key=value<tab>…`; version 2.0 names its separator in a sixth part.
  static func decodeLEEF(
    _ bytes: [UInt8], _ body: Range<Int>, keys: KeyMap, into record: inout Record
  ) -> Bool {
    guard
      let start = ByteFind.first(
        leef, bytes, body.lowerBound, min(body.upperBound, body.lowerBound + headMax))
    else {
      return false
    }
    let parts = split(bytes, start + leef.count..<body.upperBound, limit: 6)
    guard parts.count >= 5 else { return false }
    record.set(.application, FieldText(parts[2]))
    record.set(.code, FieldText(parts[4]))
    record.message = FieldText(parts[4])
    guard parts.count == 6 else { return true }
    var separator: UInt8 = 0x09
    var rest = parts[5]
    if bytes[parts[0]].first == 0x32, let bar = bytes[rest].firstIndex(of: 0x7C) {
      if bar == rest.lowerBound + 1 { separator = bytes[rest.lowerBound] }
      rest = bar + 1..<rest.upperBound
    }
    for pair in bytes[rest].split(separator: separator) {
      guard let equals = pair.firstIndex(of: 0x3D), equals > pair.startIndex else { continue }
      add(bytes, pair.startIndex..<equals, equals + 1..<pair.endIndex, keys, &record)
    }
    return true
  }

  private static let cef = Array("CEF:".utf8)
  private static let leef = Array("LEEF:".utf8)
  private static let headMax = 200

  /// Parts apart by `|`, where a backslash hides one.
  private static func split(_ bytes: [UInt8], _ range: Range<Int>, limit: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var at = start
    while at < range.upperBound, parts.count < limit - 1 {
      if bytes[at] == 0x5C {
        at += 1
      } else if bytes[at] == 0x7C {
        parts.append(start..<at)
        start = at + 1
      }
      at += 1
    }
    parts.append(start..<range.upperBound)
    return parts
  }

  /// Pairs whose values may hold blanks: a value ends where the next ` key=` begins.
  private static func readExtension(
    _ bytes: [UInt8], _ range: Range<Int>, _ keys: KeyMap, _ record: inout Record
  ) {
    var name: Range<Int>?
    var valueStart = range.lowerBound
    var at = range.lowerBound
    var wordStart = at
    while at < range.upperBound {
      if bytes[at] == 0x20 {
        wordStart = at + 1
      } else if bytes[at] == 0x3D, at > wordStart, bytes[at - 1] != 0x5C,
        bytes[wordStart..<at].allSatisfy({ StampText.isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2E })
      {
        if let name { add(bytes, name, valueStart..<max(valueStart, wordStart - 1), keys, &record) }
        name = wordStart..<at
        valueStart = at + 1
      }
      at += 1
    }
    if let name { add(bytes, name, valueStart..<range.upperBound, keys, &record) }
  }

  private static func add(
    _ bytes: [UInt8], _ name: Range<Int>, _ value: Range<Int>, _ keys: KeyMap, _ record: inout Record
  ) {
    record.add(
      name: FieldText(name), value: FieldText(value), hash: NameHash(bytes[name]), keys: keys, in: bytes)
  }

  /// 0 … 10, or a word: Low 0–3, Medium 4–6, High 7–8, Very-High 9–10.
  private static func severity(_ bytes: [UInt8], _ range: Range<Int>) -> Severity? {
    guard let number = DecimalText.integer(bytes, range) else {
      switch bytes[range].first.map({ $0 | 0x20 }) {
      case 0x6C: return .info
      case 0x6D: return .warning
      case 0x68: return .error
      case 0x76: return .critical
      default: return nil
      }
    }
    return number <= 3 ? .info : number <= 6 ? .warning : number <= 8 ? .error : .critical
  }
}
