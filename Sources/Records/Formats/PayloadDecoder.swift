internal import Patterns

/// Unwraps what a container runtime, syslog or a shipper carries: the message is itself JSON, `key=value` pairs, a
/// line of a known format, or at least names a time and a level of its own.
enum PayloadDecoder {
  static func unwrap(
    _ bytes: [UInt8], _ catalog: FormatCatalog, _ payloads: [FormatID], _ scratch: inout MatchScratch,
    _ record: inout Record
  ) {
    guard let id = record.format else { return }
    let isWrapped = record.envelope != nil || catalog[id].payload != nil || catalog[id].structure.isCarrier
    guard isWrapped else { return }
    let message = record[.message] ?? record.message
    let source = record.bytes(of: message, in: record.readsScratch ? record.decoded : bytes)
    let text = ByteFind.trimmed(source.bytes, source.range)
    guard !text.isEmpty else { return }
    let before = (record.readsScratch, record[.time])
    let outer = record[.message]
    record.readsScratch = record.readsScratch || message.isDecoded
    record.message = FieldText(text)
    decode(source.bytes, text, catalog, id, payloads, &scratch, &record)
    if record[.message] == outer { record.set(.message, record.message) }
    if let inner = record[.time], inner != before.1 {
      record.set(.payloadTime, inner)
      if let outer = before.1 {
        record.readsScratch = false
        record.set(.time, outer)
      }
    }
    record.readsScratch = before.0
  }

  private static func decode(
    _ bytes: [UInt8], _ text: Range<Int>, _ catalog: FormatCatalog, _ id: FormatID, _ payloads: [FormatID],
    _ scratch: inout MatchScratch, _ record: inout Record
  ) {
    if record.envelope != nil {
      if decode(bytes, text, by: catalog[id], &scratch, &record) { return }
    } else if let payload = payloads.first(where: { decode(bytes, text, by: catalog[$0], &scratch, &record) })
    {
      record.envelope = id
      record.format = payload
      return
    }
    if bytes[text.lowerBound] == 0x7B, isWholeObject(bytes, text) {
      _ = JSONObject.decode(bytes, text, keys: catalog.jsonKeys, into: &record)
      return
    }
    if ByteFind.starts(bytes, text, with: cef) {
      _ = EventFormat.decodeCEF(bytes, text, keys: catalog.eventKeys, into: &record)
      return
    }
    if LogfmtDecoder.leadingPairs(bytes, text) >= 2 {
      LogfmtDecoder.decode(bytes, text, keys: catalog.logfmtKeys, into: &record)
      return
    }
    readHead(bytes, text, &record)
  }

  private static func decode(
    _ bytes: [UInt8], _ text: Range<Int>, by format: LogFormat, _ scratch: inout MatchScratch,
    _ record: inout Record
  ) -> Bool {
    if let header = format.header {
      return HeaderDecoder.decode(header, bytes, text, &scratch, into: &record)
    }
    switch format.structure {
    case .json:
      guard bytes[text.lowerBound] == 0x7B, isWholeObject(bytes, text) else { return false }
      return JSONObject.decode(bytes, text, keys: format.keys, into: &record)
    case .postgresql:
      return PostgresDecoder.decode(
        bytes, text, stamp: text.lowerBound..<text.lowerBound, format, &scratch, into: &record)
    case .clf:
      guard let stamp = StampSearch.first(bytes, text)?.time.range else { return false }
      return CommonLogDecoder.decode(bytes, text, stamp: stamp, keys: format.keys, into: &record)
    default: return false
    }
  }

  /// A time at the very start, and a level that its surroundings leave no doubt about.
  private static func readHead(_ bytes: [UInt8], _ text: Range<Int>, _ record: inout Record) {
    let line = text.lowerBound..<(ByteFind.lineEnd(bytes, text.lowerBound, text.upperBound))
    var stamp = line.lowerBound..<line.lowerBound
    let first = bytes[text.lowerBound]
    if StampText.isDigit(first) || first == 0x5B, let time = StampSearch.first(bytes, line, limit: 2)?.time {
      stamp = time.range
      record.set(.payloadTime, FieldText(stamp))
    }
    guard record[.level] == nil, let found = LevelSearch.find(bytes, line, stamp: stamp) else { return }
    record.set(.level, FieldText(found.range))
    record.level = found.level
  }

  private static let cef = Array("CEF:".utf8)

  private static func isWholeObject(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    var scanner = JSONScanner(bytes, text)
    return scanner.skipValue() && scanner.at == text.upperBound
  }
}
