/// The text exposition format of Prometheus and OpenMetrics, with a timestamp behind each value: what
/// `promtool tsdb dump-openmetrics` and samplers write. Milliseconds are Prometheus', seconds with a fraction
/// OpenMetrics' (https://prometheus.io/docs/instrumenting/exposition_formats/).
struct PrometheusText {
  /// Reads one line. False when it is neither a sample nor a comment; a sample without a time is a comment here.
  mutating func parse(
    _ bytes: [UInt8], _ range: Range<Int>, series table: inout SeriesTable, into samples: inout [MetricSample]
  ) -> Bool {
    guard let first = range.first, bytes[first] != UInt8(ascii: "#") else { return true }
    guard let end = Self.selectorEnd(bytes, range) else { return false }
    var place = end
    guard let value = Self.word(bytes, &place, range.upperBound) else { return false }
    guard let stamp = Self.word(bytes, &place, range.upperBound), bytes[stamp.lowerBound] != UInt8(ascii: "#")
    else {
      return SampleValue.parse(bytes, value) != nil
    }
    guard let time = SampleTime.epoch(bytes, stamp) else { return false }
    guard let number = SampleValue.parse(bytes, value) else { return true }
    let known = table.series(spelled: bytes, range.lowerBound..<end) {
      guard let selector = MetricLabels.selector(bytes, range.lowerBound..<end) else { return nil }
      return MetricIdentity(name: selector.name, labels: selector.labels)
    }
    guard let series = known else { return false }
    samples.append(MetricSample(time: time, series: series, value: number))
    return true
  }

  /// Where name and labels end: behind the brace that closes them, outside quotes, or at the first blank.
  private static func selectorEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var place = range.lowerBound
    guard isNameStart(bytes[place]) else { return nil }
    while place < range.upperBound, bytes[place] != UInt8(ascii: "{"), bytes[place] > 0x20 { place += 1 }
    guard place < range.upperBound, bytes[place] == UInt8(ascii: "{") else { return place }
    var isQuoted = false
    while place < range.upperBound {
      switch bytes[place] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\\") where isQuoted: place += 1
      case UInt8(ascii: "}") where !isQuoted: return place + 1
      default: break
      }
      place += 1
    }
    return nil
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "{")
  }

  private static func word(_ bytes: [UInt8], _ place: inout Int, _ end: Int) -> Range<Int>? {
    while place < end, bytes[place] == UInt8(ascii: " ") || bytes[place] == 0x09 { place += 1 }
    let start = place
    while place < end, bytes[place] > 0x20 { place += 1 }
    return start < place ? start..<place : nil
  }
}
