/// Where in a JSON object the time of its record stands: the names of its key, best first.
struct JSONTimeSite: Sendable {
  private struct Name: Sendable {
    var path: [UInt8]
    var cache: StampCache
    var layout: TimestampLayout?
  }

  private var names: [Name]
  private var last = 0

  /// `names` are dotted: `ts`, `t.$date`, `@timestamp`.
  init(names: [String]) {
    self.names = names.map { Name(path: Array($0.utf8), cache: StampCache(.iso)) }
  }

  /// The time of the object in `object`; nil when it has none under any of the names.
  mutating func read(
    _ bytes: [UInt8], _ object: Range<Int>, _ context: inout TimeContext
  ) -> (stamp: StampCache.Stamp, start: Int)? {
    if let found = read(last, bytes, object, &context) { return found }
    for place in names.indices where place != last {
      if let found = read(place, bytes, object, &context) {
        last = place
        return found
      }
    }
    return nil
  }

  private mutating func read(
    _ place: Int, _ bytes: [UInt8], _ object: Range<Int>, _ context: inout TimeContext
  ) -> (stamp: StampCache.Stamp, start: Int)? {
    guard place < names.count, let value = JSONPath.value(bytes, object, at: names[place].path) else {
      return nil
    }
    var text = value
    if bytes[text.lowerBound] == 0x22 {
      text = text.lowerBound + 1..<max(text.lowerBound + 1, text.upperBound - 1)
    }
    guard !text.isEmpty else { return nil }
    text = Self.withoutDateCall(bytes, text)
    if names[place].layout != nil,
      let stamp = names[place].cache.read(bytes, at: text.lowerBound, end: text.upperBound, context: &context)
    {
      return (stamp, text.lowerBound)
    }
    guard
      let found = TimestampParser.parseAny(bytes, at: text.lowerBound, end: text.upperBound, weak: true),
      found.layout != .clock
    else { return nil }
    names[place].layout = found.layout
    names[place].cache = StampCache(found.layout)
    return names[place].cache.read(bytes, at: text.lowerBound, end: text.upperBound, context: &context).map {
      ($0, text.lowerBound)
    }
  }
}

extension JSONTimeSite {
  /// `/Date(1741076131204)/`, its slashes escaped or not, as .NET's older serializers write a time: the number.
  private static func withoutDateCall(_ bytes: [UInt8], _ text: Range<Int>) -> Range<Int> {
    guard bytes[text.lowerBound] == 0x2F || bytes[text.lowerBound] == 0x5C,
      let open = bytes[text].firstIndex(of: 0x28), open - text.lowerBound <= 6, open + 1 < text.upperBound
    else { return text }
    return open + 1..<text.upperBound
  }
}

/// Finds one member of a JSON object without decoding the others.
enum JSONPath {
  /// The text of the value at a dotted path, a string's quotes included; nil when the object has no such member. A key
  /// that itself holds dots (`log.level`) is found as well.
  static func value(_ bytes: [UInt8], _ object: Range<Int>, at path: [UInt8]) -> Range<Int>? {
    var scanner = JSONScanner(bytes, object)
    return find(&scanner, path, from: 0)
  }

  /// The text of a direct member.
  static func member(_ bytes: [UInt8], _ object: Range<Int>, named name: [UInt8]) -> Range<Int>? {
    value(bytes, object, at: name)
  }

  private static func find(_ scanner: inout JSONScanner, _ path: [UInt8], from: Int) -> Range<Int>? {
    scanner.skipBlanks()
    guard scanner.take(0x7B) else { return nil }
    while true {
      scanner.skipBlanks()
      guard let key = scanner.string() else { return nil }
      scanner.skipBlanks()
      guard scanner.take(0x3A) else { return nil }
      scanner.skipBlanks()
      let start = scanner.at
      if isPrefix(scanner.bytes, key.range, path, from) {
        let rest = from + key.range.count
        if rest == path.count { return scanner.skipValue() ? start..<scanner.at : nil }
        if scanner.peek == 0x7B, path[rest] == 0x2E {
          var inner = scanner
          if let found = find(&inner, path, from: rest + 1) { return found }
        }
      }
      guard scanner.skipValue() else { return nil }
      scanner.skipBlanks()
      guard scanner.take(0x2C) else { return nil }
    }
  }

  private static func isPrefix(_ bytes: [UInt8], _ key: Range<Int>, _ path: [UInt8], _ from: Int) -> Bool {
    guard !key.isEmpty, from + key.count <= path.count else { return false }
    for place in 0..<key.count where bytes[key.lowerBound + place] != path[from + place] { return false }
    return true
  }
}
