/// The lines that a wrapper carries, taken out of its own so that their format can be detected.
struct PayloadText {
  private(set) var bytes: [UInt8] = []

  /// Collects the messages of the sample's lines; nil when the format wraps nothing.
  init?(_ format: LogFormat, _ source: [UInt8], _ lines: [SampleLine]) {
    guard format.structure.isCarrier || format.payload != nil else { return nil }
    var record = Record()
    for line in lines where bytes.count < FormatDetector.sampleBytes {
      record.reset()
      guard let message = Self.message(format, source, line, &record) else { continue }
      let text = record.bytes(of: message, in: source)
      bytes.append(contentsOf: text.bytes[ByteFind.trimmed(text.bytes, text.range)])
      bytes.append(0x0A)
    }
  }

  private static func message(
    _ format: LogFormat, _ bytes: [UInt8], _ line: SampleLine, _ record: inout Record
  ) -> FieldText? {
    switch format.structure {
    case .syslog3164, .syslog5424, .syslogISO:
      return SyslogHeader(bytes, line.range, stamp: line.stamp).map { FieldText($0.message) }
    case .cri:
      return ContainerLine.parts(bytes, line.range, stampEnd: line.stamp.upperBound).map {
        FieldText($0.message..<line.range.upperBound)
      }
    case .json:
      return JSONObject.decode(bytes, line.range, keys: format.keys, into: &record) ? record[.message] : nil
    default: return FieldText(line.stamp.upperBound..<line.range.upperBound)
    }
  }
}
