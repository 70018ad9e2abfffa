/// JSON whose records are not one to a line: pretty-printed, an array, or an object with the records inside, as
/// CloudTrail, Kubernetes lists and OpenTelemetry write them.
enum JSONStream {
  /// Names, dotted, of arrays that hold records wherever they stand. `status.history` is ArgoCD's.
  private static let containers = [
    "Records", "resourceLogs", "scopeLogs", "instrumentationLibraryLogs", "logRecords", "logEvents", "events",
    "items", "status.history",
  ].map { Array($0.utf8) }

  /// Names of members by which an object is a record itself, whatever arrays it holds.
  private static let ownNames = [
    "message", "msg", "level", "severity", "timestamp", "@timestamp", "time", "ts",
  ].map {
    Array($0.utf8)
  }

  /// Whether the text must be cut by brackets.
  static func isNeeded(_ bytes: [UInt8], _ count: Int) -> Bool {
    var scanner = JSONScanner(bytes, 0..<count)
    scanner.skipBlanks()
    let start = scanner.at
    if scanner.take(0x5B) {
      scanner.skipBlanks()
      return scanner.peek == 0x7B
    }
    guard scanner.take(0x7B) else { return false }
    scanner.skipBlanks()
    guard scanner.peek == 0x22 else { return false }
    let lineEnd = ByteFind.lineEnd(bytes, start, count)
    var line = JSONScanner(bytes, start..<lineEnd)
    guard line.skipValue() else {
      var value = JSONScanner(bytes, start..<count)
      return lineEnd < count && (value.skipValue() || value.at >= count)
        || openContainer(bytes, start, count) != nil
    }
    return container(bytes, start..<line.at) != nil
  }

  /// The array of records inside an object; nil when it holds none.
  static func container(_ bytes: [UInt8], _ object: Range<Int>) -> Range<Int>? {
    if ownNames.contains(where: { JSONPath.member(bytes, object, named: $0) != nil }) { return nil }
    for name in containers {
      if let value = JSONPath.member(bytes, object, named: name), bytes[value.lowerBound] == 0x5B,
        startsWithObject(bytes, value)
      {
        return value
      }
    }
    return nil
  }

  /// The place behind `{"Records":[`, when the object at `start` begins so; for containers larger than a chunk.
  static func openContainer(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var scanner = JSONScanner(bytes, start..<end)
    guard scanner.take(0x7B) else { return nil }
    scanner.skipBlanks()
    guard let name = scanner.string() else { return nil }
    scanner.skipBlanks()
    guard scanner.take(0x3A), containers.contains(where: { bytes[name.range].elementsEqual($0) }) else {
      return nil
    }
    scanner.skipBlanks()
    return scanner.take(0x5B) ? scanner.at : nil
  }

  /// Calls `visit` with every record in `value`, an object or an array, and the text of the OpenTelemetry resource that
  /// it belongs to.
  static func records(
    _ bytes: [UInt8], _ value: Range<Int>, resource: Range<Int>?, depth: Int = 0,
    visit: (Range<Int>, Range<Int>?) -> Void
  ) {
    guard depth < 8 else { return }
    guard bytes[value.lowerBound] == 0x5B else {
      guard let inner = container(bytes, value) else { return visit(value, resource) }
      let own =
        JSONPath.member(bytes, value, named: resourceName) ?? JSONPath.member(
          bytes, value, named: metadataName)
        ?? resource
      return records(bytes, inner, resource: own, depth: depth + 1, visit: visit)
    }
    var scanner = JSONScanner(bytes, value)
    guard scanner.take(0x5B) else { return }
    while true {
      scanner.skipBlanks()
      let start = scanner.at
      guard scanner.skipValue() else { return }
      if bytes[start] == 0x7B {
        records(bytes, start..<scanner.at, resource: resource, depth: depth + 1, visit: visit)
      }
      scanner.skipBlanks()
      guard scanner.take(0x2C) else { return }
    }
  }

  private static let resourceName = Array("resource".utf8)
  private static let metadataName = Array("metadata".utf8)

  private static func startsWithObject(_ bytes: [UInt8], _ array: Range<Int>) -> Bool {
    var scanner = JSONScanner(bytes, array)
    guard scanner.take(0x5B) else { return false }
    scanner.skipBlanks()
    return scanner.peek == 0x7B
  }
}
