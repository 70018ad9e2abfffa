/// Recognises tables: a row of names, then rows with as many values, one of them a time.
enum TableSniffer {
  static func candidate(
    _ id: FormatID, _ format: LogFormat, _ bytes: [UInt8], _ lines: [SampleLine]
  ) -> Candidate? {
    guard let first = lines.first, lines.count > 1 else { return nil }
    let separator: UInt8 = format.structure == .tsv ? 0x09 : 0x2C
    let header = ColumnList(header: bytes, first.range, separator: separator)
    guard header.names.count >= 2, header.names.allSatisfy(isName), !header.names.contains(where: \.isEmpty)
    else {
      return nil
    }
    var candidate = Candidate(id: id, priority: format.hints.priority)
    candidate.add(0, nil)
    var values: [SeparatedValues.Value] = []
    for (place, line) in lines.enumerated().dropFirst() {
      SeparatedValues.split(bytes, line.range, separator: separator, into: &values)
      guard values.count == header.names.count,
        let time = values.firstIndex(where: { isTime(bytes, $0.range) })
      else { continue }
      if format.kind == .metrics, !isMeasured(bytes, values, header, except: time) { continue }
      let found = TimestampParser.parseAny(
        bytes, at: values[time].range.lowerBound, end: values[time].range.upperBound, weak: true)
      candidate.add(
        place,
        Candidate.Site(
          layout: found?.layout, offset: values[time].range.lowerBound - line.range.lowerBound, head: .any))
    }
    return candidate.matched.count * 2 > lines.count ? candidate : nil
  }

  /// A name of a column: it starts with a letter and holds no time.
  private static func isName(_ name: [UInt8]) -> Bool {
    guard let first = name.first else { return false }
    return (StampText.isLetter(first) || first == 0x5F || first == 0x40 || first == 0x22 || first == 0x23)
      && name.count <= 80
  }

  private static func isTime(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let found = TimestampParser.parseAny(bytes, at: range.lowerBound, end: range.upperBound, weak: true)
    else {
      return false
    }
    return found.time.range.upperBound == range.upperBound && found.layout != .clock
  }

  /// A column called `value`, or at least one number and no column of words that a log would have.
  private static func isMeasured(
    _ bytes: [UInt8], _ values: [SeparatedValues.Value], _ header: ColumnList, except time: Int
  ) -> Bool {
    var numbers = 0
    for (place, value) in values.enumerated() where place != time {
      let name = String(decoding: header.names[place], as: UTF8.self).lowercased()
      if ["message", "msg", "level", "severity", "log"].contains(name) { return false }
      if DecimalText.value(bytes, value.range) != nil { numbers += 1 }
    }
    return numbers > 0
  }
}
