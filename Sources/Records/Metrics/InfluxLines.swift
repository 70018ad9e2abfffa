/// InfluxDB line protocol: `measurement,tag=value field=1.5,other=2i 1795384235192000000`
/// (https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/). Times may be in s, ms, µs or ns.
struct InfluxLines {
  private var spelling: [UInt8] = []

  /// Reads one line. False when it is neither a point with a time nor a comment.
  mutating func parse(
    _ bytes: [UInt8], _ range: Range<Int>, series table: inout SeriesTable, into samples: inout [MetricSample]
  ) -> Bool {
    guard let first = range.first, bytes[first] != UInt8(ascii: "#") else { return true }
    let key = range.lowerBound..<Self.next(of: 0x20, bytes, range.lowerBound, range.upperBound)
    guard key.upperBound < range.upperBound, Self.isMeasurement(bytes, key) else { return false }
    let fields = key.upperBound + 1..<Self.next(of: 0x20, bytes, key.upperBound + 1, range.upperBound)
    guard fields.upperBound < range.upperBound,
      let time = SampleTime.epoch(bytes, fields.upperBound + 1..<range.upperBound)
    else { return false }
    var place = fields.lowerBound
    var count = 0
    while place < fields.upperBound {
      let end = Self.next(of: UInt8(ascii: ","), bytes, place, fields.upperBound)
      let equals = Self.next(of: UInt8(ascii: "="), bytes, place, end)
      guard equals > place, equals + 1 < end else { return false }
      count += 1
      if let value = Self.number(bytes, equals + 1..<end),
        let series = series(bytes, key, field: place..<equals, &table)
      {
        samples.append(MetricSample(time: time, series: series, value: value))
      }
      place = end + 1
    }
    return count > 0
  }

  private mutating func series(
    _ bytes: [UInt8], _ key: Range<Int>, field: Range<Int>, _ table: inout SeriesTable
  ) -> Int? {
    spelling.removeAll(keepingCapacity: true)
    spelling.append(contentsOf: bytes[key])
    spelling.append(0x20)
    spelling.append(contentsOf: bytes[field])
    return table.series(spelled: spelling, spelling.indices) { Self.identity(bytes, key, field: field) }
  }

  /// The field `value` is the measurement itself; any other is appended to its name.
  private static func identity(_ bytes: [UInt8], _ key: Range<Int>, field: Range<Int>) -> MetricIdentity {
    var place = next(of: UInt8(ascii: ","), bytes, key.lowerBound, key.upperBound)
    let measurement = unescaped(bytes, key.lowerBound..<place)
    var labels: [(key: String, value: String)] = []
    while place < key.upperBound {
      let end = next(of: UInt8(ascii: ","), bytes, place + 1, key.upperBound)
      let equals = next(of: UInt8(ascii: "="), bytes, place + 1, end)
      if equals < end {
        labels.append((unescaped(bytes, place + 1..<equals), unescaped(bytes, equals + 1..<end)))
      }
      place = end
    }
    let name = unescaped(bytes, field)
    return MetricIdentity(name: name == "value" ? measurement : "\(measurement)_\(name)", labels: labels)
  }

  /// A float, an integer (`2i`, `2u`) or a truth value as 1 and 0; text is no sample.
  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    let last = bytes[range.upperBound - 1]
    if range.count > 1, last == UInt8(ascii: "i") || last == UInt8(ascii: "u") {
      return SampleValue.parse(bytes, range.lowerBound..<range.upperBound - 1)
    }
    switch String(decoding: bytes[range].prefix(6), as: UTF8.self) {
    case "t", "T", "true", "True", "TRUE": return 1
    case "f", "F", "false", "False", "FALSE": return 0
    default: return SampleValue.parse(bytes, range)
    }
  }

  /// A name in front of the first comma, without `=` or a quote: log lines in logfmt have none.
  private static func isMeasurement(_ bytes: [UInt8], _ key: Range<Int>) -> Bool {
    let name = key.lowerBound..<next(of: UInt8(ascii: ","), bytes, key.lowerBound, key.upperBound)
    return !name.isEmpty && !bytes[name].contains { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "\"") }
  }

  /// The first `byte` that is neither escaped nor inside quotes; `end` when there is none.
  private static func next(of byte: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var place = start
    var isQuoted = false
    while place < end {
      if bytes[place] == UInt8(ascii: "\\") {
        place += 1
      } else if bytes[place] == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if bytes[place] == byte, !isQuoted {
        return place
      }
      place += 1
    }
    return end
  }

  private static func unescaped(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var text: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      if bytes[place] == UInt8(ascii: "\\"), place + 1 < range.upperBound { place += 1 }
      text.append(bytes[place])
      place += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}
