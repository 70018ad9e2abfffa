/// StatsD datagrams as proxies and debuggers log them, a time in front of each:
/// `2025-03-04T08:15:31Z shop.cart.latency:320|ms|@0.1|#host:web-1,env:prod`
/// (https://github.com/statsd/statsd/blob/master/docs/metric_types.md, tags as Datadog writes them).
struct StatsdLines {
  private var spelling: [UInt8] = []

  /// Reads one line. False when it is not a time and a datagram. A gauge's change is no value and is passed over.
  mutating func parse(
    _ bytes: [UInt8], _ range: Range<Int>, series table: inout SeriesTable, into samples: inout [MetricSample]
  ) -> Bool {
    guard let (time, start) = Self.time(bytes, range) else { return false }
    let parts = bytes[start..<range.upperBound].split(
      separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard parts.count >= 2, let colon = parts[0].lastIndex(of: UInt8(ascii: ":")),
      colon > parts[0].startIndex,
      !parts[0][..<colon].contains(where: { $0 <= 0x20 }), Self.types.contains(Array(parts[1])),
      let value = SampleValue.parse(bytes, colon + 1..<parts[0].endIndex)
    else { return false }
    let isGauge = parts[1].elementsEqual("g".utf8)
    let sign = bytes[colon + 1]
    if isGauge, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { return true }
    var tags = 0..<0
    var number = value
    for part in parts.dropFirst(2) {
      if part.first == UInt8(ascii: "#") { tags = part.startIndex + 1..<part.endIndex }
      if part.first == UInt8(ascii: "@"), parts[1].elementsEqual("c".utf8),
        let rate = SampleValue.parse(bytes, part.startIndex + 1..<part.endIndex), rate > 0
      {
        number = value / rate
      }
    }
    let name = parts[0].startIndex..<colon
    spelling.removeAll(keepingCapacity: true)
    spelling.append(contentsOf: bytes[name])
    spelling.append(0x20)
    spelling.append(contentsOf: bytes[tags])
    let known = table.series(spelled: spelling, spelling.indices) {
      MetricIdentity(
        name: MetricLabels.text(bytes, name), labels: MetricLabels.list(MetricLabels.text(bytes, tags)))
    }
    guard let series = known else { return false }
    samples.append(MetricSample(time: time, series: series, value: number))
    return true
  }

  private static let types: Set<[UInt8]> = Set(["c", "g", "ms", "h", "s", "d"].map { Array($0.utf8) })

  /// The time in front, of one word or two, and where the datagram begins.
  private static func time(_ bytes: [UInt8], _ range: Range<Int>) -> (Timestamp, Int)? {
    guard let first = bytes[range].firstIndex(of: 0x20) else { return nil }
    if let time = SampleTime.parse(bytes, range.lowerBound..<first) {
      let second = bytes[first + 1..<range.upperBound].firstIndex(of: 0x20)
      if let second, let both = SampleTime.parse(bytes, range.lowerBound..<second) {
        return (both, second + 1)
      }
      return (time, first + 1)
    }
    return nil
  }
}
