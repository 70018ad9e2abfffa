internal import Bytes
internal import Patterns

/// Cuts a stream of JSON values into records by their brackets. What is no JSON is one record per line.
struct JSONStreamCutter: ~Copyable {
  private var start: LineStart
  private let maxRecordBytes: Int
  private var scratch = MatchScratch()
  private var line = 1

  init(_ start: LineStart, maxRecordBytes: Int) {
    self.start = start
    self.maxRecordBytes = max(1, maxRecordBytes)
  }

  mutating func cut(
    _ chunk: inout Chunk, _ context: inout TimeContext, _ resources: inout [StreamResource],
    into frames: inout [RecordFrame]
  ) {
    let bytes = chunk.bytes
    let end = chunk.count
    var at = 0
    while skipBetween(bytes, &at, end) {
      guard bytes[at] == 0x7B else {
        guard takeLine(bytes, &at, end, chunk, &frames) else { break }
        continue
      }
      var scanner = JSONScanner(bytes, at..<end)
      if scanner.skipValue() {
        take(bytes, at..<scanner.at, chunk.offset, &context, &resources, &frames)
        at = scanner.at
      } else if let inside = JSONStream.openContainer(bytes, at, end) {
        pass(bytes, &at, to: inside)
      } else if scanner.at >= end, !chunk.isLast, end - at < maxRecordBytes {
        break
      } else {
        guard takeLine(bytes, &at, end, chunk, &frames) else { break }
      }
    }
    chunk.consumed = at
  }

  /// Passes blanks, commas, brackets of containers, and members of a container behind its records; false at the end.
  private mutating func skipBetween(_ bytes: [UInt8], _ at: inout Int, _ end: Int) -> Bool {
    while at < end {
      switch bytes[at] {
      case 0x00...0x20, 0x2C, 0x5D, 0x7D, 0x3A: pass(bytes, &at, to: at + 1)
      case 0x5B:
        var scanner = JSONScanner(bytes, at + 1..<end)
        scanner.skipBlanks()
        guard scanner.at >= end || bytes[scanner.at] == 0x7B || bytes[scanner.at] == 0x5D else { return true }
        at += 1
      case 0x22:
        var scanner = JSONScanner(bytes, at..<end)
        guard scanner.string() != nil, scanner.take(0x3A), scanner.skipValue() else { return true }
        pass(bytes, &at, to: scanner.at)
      default: return true
      }
    }
    return false
  }

  /// Emits every record of one complete value.
  private mutating func take(
    _ bytes: [UInt8], _ value: Range<Int>, _ chunkOffset: UInt64, _ context: inout TimeContext,
    _ resources: inout [StreamResource], _ frames: inout [RecordFrame]
  ) {
    var found: [(record: Range<Int>, resource: Range<Int>?)] = []
    JSONStream.records(bytes, value, resource: nil) { found.append(($0, $1)) }
    var at = value.lowerBound
    for (record, resource) in found {
      pass(bytes, &at, to: record.lowerBound)
      let lineCount =
        1 + ByteSearch.count(of: 0x0A, in: bytes, from: record.lowerBound, to: record.upperBound)
      var frame = frame(record, chunkOffset, lineCount: lineCount)
      if case .begins(let beginning) = start.judge(bytes, record, &context, &scratch) {
        frame.timestamp = beginning.time
        frame.resolution = beginning.resolution
        if !beginning.stamp.isEmpty { frame.stamp = beginning.stamp }
      }
      frame.variant = Self.index(of: resource.flatMap { StreamResource(bytes, $0) }, in: &resources)
      frames.append(frame)
    }
    pass(bytes, &at, to: value.upperBound)
  }

  /// Emits the rest of a line that is no JSON; false when its end has not been read yet.
  private mutating func takeLine(
    _ bytes: [UInt8], _ at: inout Int, _ end: Int, _ chunk: Chunk, _ frames: inout [RecordFrame]
  ) -> Bool {
    let newline = ByteSearch.firstIndex(of: 0x0A, in: bytes, from: at, to: end)
    guard newline != nil || chunk.isLast || end - at >= maxRecordBytes else { return false }
    frames.append(frame(at..<(newline ?? end), chunk.offset, lineCount: 1))
    at = newline ?? end
    return true
  }

  private func frame(_ body: Range<Int>, _ chunkOffset: UInt64, lineCount: Int) -> RecordFrame {
    RecordFrame(
      body: body, line: line, lineCount: lineCount, offset: chunkOffset + UInt64(body.lowerBound),
      timestamp: nil,
      resolution: .second, format: start.traits.format, stamp: body.lowerBound..<body.lowerBound)
  }

  /// Goes on to `to` and counts the line ends passed.
  private mutating func pass(_ bytes: [UInt8], _ at: inout Int, to: Int) {
    line += ByteSearch.count(of: 0x0A, in: bytes, from: at, to: max(at, to))
    at = max(at, to)
  }

  /// 1-based place of a resource in the list, added when it is new; 0 for none.
  private static func index(of resource: StreamResource?, in resources: inout [StreamResource]) -> UInt16 {
    guard let resource else { return 0 }
    if let place = resources.lastIndex(of: resource) { return UInt16(place + 1) }
    guard resources.count < Int(UInt16.max) else { return 0 }
    resources.append(resource)
    return UInt16(resources.count)
  }
}

/// Who wrote the records of an OpenTelemetry batch, or whom those of a Kubernetes object are about, said once for all
/// of them.
struct StreamResource: Sendable, Equatable {
  var service: [UInt8]?
  var host: [UInt8]?

  /// Reads `{"attributes": [{"key": "service.name", …}]}` or `{"name": …}`; nil when it names neither service nor
  /// host.
  init?(_ bytes: [UInt8], _ resource: Range<Int>) {
    var record = Record()
    var keys = KeyMap()
    for name in ["attributes.service.name", "name"] { keys.add(name, .service) }
    for name in ["attributes.host.name", "attributes.k8s.node.name"] { keys.add(name, .host) }
    guard JSONObject.decode(bytes, resource, keys: keys, into: &record) else { return nil }
    service = record[.service].map {
      let text = record.bytes(of: $0, in: bytes)
      return Array(text.bytes[text.range])
    }
    host = record[.host].map {
      let text = record.bytes(of: $0, in: bytes)
      return Array(text.bytes[text.range])
    }
    if service == nil, host == nil { return nil }
  }
}
