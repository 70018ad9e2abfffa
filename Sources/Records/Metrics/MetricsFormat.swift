/// The notations of metrics that are read. The raw value is the `format` of the report's sources.
package enum MetricsFormat: String, Sendable, CaseIterable {
  /// CSV or TSV with a header, long or wide.
  case table = "metrics.csv"
  /// Prometheus and OpenMetrics text with timestamps.
  case prometheus = "metrics.prometheus"
  /// InfluxDB line protocol.
  case influx = "metrics.influx"
  /// StatsD datagrams with times.
  case statsd = "metrics.statsd"
  /// sar, mpstat, iostat, pidstat, vmstat, free, top.
  case system = "metrics.system"
  /// Prometheus API responses, JSON lines and the like.
  case json = "metrics.json"

  /// The notation of a text that begins with `bytes[range]`; nil when it is no metrics file. Strict, because logs look
  /// similar: at least one line of the first ones must give samples, and none may contradict.
  ///
  /// - Parameter fileName: base name, for tables that do not name their metric.
  package static func detect(_ bytes: [UInt8], _ range: Range<Int>, fileName: String, isWhole: Bool)
    -> MetricsFormat?
  {
    guard let first = bytes[range].first(where: { $0 > 0x20 }) else { return nil }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return givesJSONSamples(bytes, range) ? .json : nil
    }
    let lines = firstLines(bytes, range, isWhole: isWhole)
    guard let header = lines.first else { return nil }
    if SystemReport.begins(bytes, lines) { return .system }
    if var table = TableMetrics(header: bytes, header, fileName: fileName) {
      return lines.dropFirst().prefix(3).contains { table.fits(bytes, $0) } ? .table : nil
    }
    var prometheus = PrometheusText()
    if give(lines, { prometheus.parse(bytes, $0, series: &$1, into: &$2) }) { return .prometheus }
    var influx = InfluxLines()
    if give(lines, { influx.parse(bytes, $0, series: &$1, into: &$2) }) { return .influx }
    var statsd = StatsdLines()
    if give(lines, { statsd.parse(bytes, $0, series: &$1, into: &$2) }) { return .statsd }
    return nil
  }

  /// How many lines are looked at.
  private static let detectionLines = 20

  private static func give(
    _ lines: [Range<Int>], _ parse: (Range<Int>, inout SeriesTable, inout [MetricSample]) -> Bool
  ) -> Bool {
    var table = SeriesTable()
    var samples: [MetricSample] = []
    for line in lines where !parse(line, &table, &samples) { return false }
    return !samples.isEmpty
  }

  /// The first complete lines that are not empty.
  private static func firstLines(_ bytes: [UInt8], _ range: Range<Int>, isWhole: Bool) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound, lines.count < detectionLines {
      let newline = bytes[start..<range.upperBound].firstIndex(of: 0x0A)
      guard newline != nil || isWhole else { break }
      var end = newline ?? range.upperBound
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      if end > start { lines.append(start..<end) }
      start = next
    }
    return lines
  }

  /// Reads until the first samples; logs in JSON give none because they have no value beside their name.
  private static func givesJSONSamples(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var json = JSONMetrics()
    var table = SeriesTable()
    var samples: [MetricSample] = []
    var place = range.lowerBound
    do {
      while samples.isEmpty {
        let step = try json.step(
          bytes, &place, range.upperBound, isLast: false, series: &table, into: &samples)
        if step == .needsMore { return false }
      }
    } catch { return false }
    return true
  }
}
