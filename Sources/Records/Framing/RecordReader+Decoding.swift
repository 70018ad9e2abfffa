internal import Bytes
internal import Patterns

/// Decoding of single records, on demand.
///
/// What does not change the reader is static and takes the parts that it needs: a method that only reads would get a
/// copy of the whole reader, a kilobyte, with each record.
extension RecordReader {
  /// Fills `record` with what `frame`, one of the last `readFrames`, says. `bytes` are the chunk's.
  package mutating func decode(_ frame: RecordFrame, _ bytes: [UInt8], into record: inout Record) {
    record.reset()
    record.timestamp = frame.timestamp
    record.format = frame.format
    record.envelope = frame.envelope
    record.message = FieldText(frame.body)
    if hasColours,
      ByteSearch.firstIndex(of: 0x1B, in: bytes, from: frame.body.lowerBound, to: frame.body.upperBound)
        != nil
    {
      return decodeColoured(frame, bytes, &record)
    }
    decode(frame, bytes, frame.body, stamp: frame.stamp, &record)
  }

  /// Takes the colours out first and decodes what is left.
  private mutating func decodeColoured(_ frame: RecordFrame, _ bytes: [UInt8], _ record: inout Record) {
    AnsiText.strip(bytes, frame.body, into: &record.decoded)
    let text = record.decoded
    record.readsScratch = true
    record.message = FieldText(0..<text.count)
    let stamp = StampSearch.first(text, 0..<text.count)?.time.range ?? 0..<0
    decode(frame, text, 0..<text.count, stamp: stamp, &record)
  }

  private mutating func decode(
    _ frame: RecordFrame, _ bytes: [UInt8], _ body: Range<Int>, stamp: Range<Int>, _ record: inout Record
  ) {
    let outer = frame.envelope ?? frame.format
    let whole = record.message
    if decode(outer, frame, bytes, body, stamp: stamp, &record) {
      record.isParsed = outer != catalog.plain || frame.timestamp != nil
    } else if let other = otherFormat(than: outer, whole: whole, frame, bytes, body, stamp: stamp, &record) {
      record.format = other
      record.envelope = nil
      record.isParsed = true
    } else {
      record.forgetFields()
      GenericDecoder.decode(bytes, body, stamp: stamp, into: &record)
      record.isParsed = frame.timestamp != nil
      if !stamp.isEmpty { record.format = catalog.generic }
    }
    if detection.isJSONStream { Self.addResource(resources, frame, &record) }
    PayloadDecoder.unwrap(bytes, catalog, detection.payloads, &scratch, &record)
    Self.finish(&record, bytes, catalog)
  }

  /// Decodes by one format; false when the text has not its shape. Nothing is left in the record then.
  private mutating func decode(
    _ id: FormatID, _ frame: RecordFrame, _ bytes: [UInt8], _ body: Range<Int>, stamp: Range<Int>,
    _ record: inout Record
  ) -> Bool {
    let format = catalog[id]
    if let header = format.header {
      return HeaderDecoder.decode(header, bytes, body, &scratch, into: &record)
    }
    switch format.structure {
    case .json:
      guard JSONObject.decode(bytes, body, keys: format.keys, into: &record) else { return false }
      if let name = format.payloadName, frame.lineCount > 1 {
        record.set(.message, DockerLine.joinedMessage(bytes, body, message: name, into: &record))
      }
      return true
    case .logfmt: return LogfmtDecoder.decode(bytes, body, keys: format.keys, into: &record) > 1
    case .clf:
      let lineEnd =
        frame.lineCount == 1 && detection.lineEnd == 0x0A
        ? body.upperBound : ByteFind.lineEnd(bytes, body.lowerBound, body.upperBound)
      return CommonLogDecoder.decode(
        bytes, body.lowerBound..<lineEnd, stamp: stamp, keys: format.keys, into: &record)
    case .syslog3164, .syslog5424, .syslogISO: return Self.decodeSyslog(bytes, body, stamp: stamp, &record)
    case .cri: return ContainerLine.decode(bytes, body, stamp: stamp, into: &record)
    case .postgresql:
      return PostgresDecoder.decode(bytes, body, stamp: stamp, format, &scratch, into: &record)
    case .mysqlSlow: return MySQLSlowDecoder.decode(bytes, body, keys: format.keys, into: &record)
    case .postgresqlCSV: return ColumnList.postgresql.decode(bytes, body, keys: format.keys, into: &record)
    case .csv, .tsv, .w3c:
      guard let list = Self.columnList(of: frame, columns, bytes, body) else { return false }
      return list.decode(bytes, body, keys: format.keys, into: &record)
    case .journalExport: return JournalExport.decode(bytes, body, keys: format.keys, into: &record)
    // Its format has a header.
    case .gitLog: return false
    case .cef: return EventFormat.decodeCEF(bytes, body, keys: format.keys, into: &record)
    case .leef: return EventFormat.decodeLEEF(bytes, body, keys: format.keys, into: &record)
    case .generic, .plain:
      GenericDecoder.decode(bytes, body, stamp: stamp, into: &record)
      return true
    }
  }

  private static func addResource(_ resources: [StreamResource], _ frame: RecordFrame, _ record: inout Record)
  {
    let place = Int(frame.variant) - 1
    guard resources.indices.contains(place) else { return }
    if record[.service] == nil, let service = resources[place].service {
      record.set(.service, record.keep(service))
    }
    if record[.host] == nil, let host = resources[place].host { record.set(.host, record.keep(host)) }
  }

  private static func columnList(
    of frame: RecordFrame, _ columns: [ColumnList], _ bytes: [UInt8], _ body: Range<Int>
  ) -> ColumnList? {
    let place = Int(frame.variant) - 1
    if columns.indices.contains(place) { return columns[place] }
    return ColumnList.internetInformationServices(count: bytes[body].count { $0 == 0x20 } + 1)
  }

  private static func decodeSyslog(
    _ bytes: [UInt8], _ body: Range<Int>, stamp: Range<Int>, _ record: inout Record
  ) -> Bool {
    guard let header = SyslogHeader(bytes, body, stamp: stamp) else { return false }
    if let priority = header.priority { record.level = SeverityWords.severity(syslog: priority & 7) }
    if let host = header.host { record.set(.host, FieldText(host)) }
    if let tag = header.tag {
      record.set(.tag, FieldText(tag))
      record.set(.service, FieldText(SyslogHeader.program(bytes, tag)))
    }
    if let pid = header.pid { record.set(.pid, FieldText(pid)) }
    if let data = header.structuredData { StructuredData.decode(bytes, data, into: &record) }
    record.message = FieldText(header.message)
    return true
  }

  /// Another format of this file, or one of its generic cousins, that the text has the shape of.
  private mutating func otherFormat(
    than tried: FormatID, whole: FieldText, _ frame: RecordFrame, _ bytes: [UInt8], _ body: Range<Int>,
    stamp: Range<Int>,
    _ record: inout Record
  ) -> FormatID? {
    for id in detection.fallbacks where id != tried {
      record.forgetFields()
      record.message = whole
      if decode(id, frame, bytes, body, stamp: stamp, &record) { return id }
    }
    return nil
  }

  /// Reads level, request and message out of the fields where the decoder left that open. Static, as `searchLevel` is:
  /// a method that only reads would be given a copy of the reader.
  private static func finish(_ record: inout Record, _ bytes: [UInt8], _ catalog: FormatCatalog) {
    let id = record.format ?? catalog.generic
    let format = catalog[id]
    if let level = record[.level] {
      let text = record.bytes(of: level, in: bytes)
      if let said = format.levels.severity(text.bytes, text.range) { record.level = said }
    }
    if record.level == nil, format.header?.namesLevel ?? false { searchLevel(&record, bytes) }
    if record.level == nil, let status = record[.status] {
      let text = record.bytes(of: status, in: bytes)
      record.level = SeverityWords.severity(text.bytes, text.range)
    }
    if let message = record[.message] { record.message = message }
    if format.kind == .access, record[.method] == nil, let path = record[.path] {
      let text = record.bytes(of: path, in: bytes)
      let wasScratch = record.readsScratch
      record.readsScratch = wasScratch || path.isDecoded
      CommonLogDecoder.addRequest(text.bytes, text.range, &record)
      record.readsScratch = wasScratch
    }
  }

  /// The header leaves its level out: perhaps the message begins with it.
  private static func searchLevel(_ record: inout Record, _ bytes: [UInt8]) {
    let message = record.bytes(of: record.message, in: bytes)
    let line =
      message.range
      .lowerBound..<ByteFind.lineEnd(
        message.bytes, message.range.lowerBound, message.range.upperBound)
    let none = line.lowerBound..<line.lowerBound
    record.level = LevelSearch.find(message.bytes, line, stamp: none)?.level
  }
}
