/// What the tools of sysstat (sar, mpstat, iostat, pidstat) and procps (vmstat -t, free, top -b) print: tables whose
/// columns a line of names tells, under a date that stands in a banner or a line of its own.
struct SystemReport {
  private var clock: ReportClock
  private var host: String?
  private var columns: [ReportColumn] = []
  /// The first columns tell what a row is about.
  private var prefix = ""
  private var words: [Range<Int>] = []

  init(zone: InputZone, anchor: Timestamp?) { clock = ReportClock(zone: zone, anchor: anchor) }

  /// Whether a text that begins with these lines is such a report.
  static func begins(_ bytes: [UInt8], _ lines: [Range<Int>]) -> Bool {
    guard let first = lines.first else { return false }
    let text = MetricLabels.text(bytes, first.prefix(120))
    if text.hasPrefix("Linux "), text.contains("("), text.contains(" CPU)") { return true }
    if text.hasPrefix("procs ---") || text.hasPrefix("top - ") { return true }
    return lines.dropFirst().prefix(2).contains { line in
      let names = MetricLabels.text(bytes, line.prefix(60)).split(separator: " ").prefix(3)
      return names.elementsEqual(["total", "used", "free"])
    }
  }

  /// Reads one line. Always true: what is no row is a heading, a remark or an average.
  mutating func parse(
    _ bytes: [UInt8], _ range: Range<Int>, series table: inout SeriesTable, into samples: inout [MetricSample]
  ) -> Bool {
    if readBanner(bytes, range) { return true }
    split(bytes, range)
    guard !words.isEmpty, !starts("Average:", bytes), !starts("Summary:", bytes) else { return true }
    if starts("top", bytes) || starts("%Cpu(s):", bytes) || starts("Cpu(s):", bytes) {
      readTop(bytes, &table, &samples)
      return true
    }
    let stamped = clock.read(bytes, &words)
    if words.isEmpty { return true }
    if words.allSatisfy({ SampleValue.parse(bytes, $0) == nil }) {
      readNames(bytes, isStamped: stamped)
    } else {
      readRow(bytes, &table, &samples)
    }
    return true
  }

  /// `Linux 5.15.0 (db-1) 	03/04/2025 	_x86_64_	(4 CPU)`
  private mutating func readBanner(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let text = MetricLabels.text(bytes, range.prefix(160))
    guard text.hasPrefix("Linux "), let open = text.firstIndex(of: "("), let close = text.firstIndex(of: ")"),
      open < close
    else { return false }
    host = String(text[text.index(after: open)..<close])
    clock.readDate(String(text[text.index(after: close)...]))
    columns = []
    return true
  }

  private mutating func split(_ bytes: [UInt8], _ range: Range<Int>) {
    words.removeAll(keepingCapacity: true)
    var place = range.lowerBound
    while place < range.upperBound {
      while place < range.upperBound, bytes[place] <= 0x20 { place += 1 }
      let start = place
      while place < range.upperBound, bytes[place] > 0x20 { place += 1 }
      if start < place { words.append(start..<place) }
    }
  }

  private func starts(_ word: String, _ bytes: [UInt8]) -> Bool {
    words.first.map { bytes[$0].elementsEqual(word.utf8) } ?? false
  }

  private mutating func readNames(_ bytes: [UInt8], isStamped: Bool) {
    var names = words.map { MetricLabels.text(bytes, $0) }
    if names.prefix(2) == ["r", "b"], let last = names.last, last.uppercased() == last {
      clock.readZone(names.removeLast())
    }
    let found = ReportColumn.columns(of: names)
    // sar prints table after table, each from the first hour on; a repeated heading goes on with its table.
    if isStamped, found.columns != columns { clock.rewind() }
    (prefix, columns) = (found.prefix, found.columns)
  }

  private mutating func readRow(
    _ bytes: [UInt8], _ table: inout SeriesTable, _ samples: inout [MetricSample]
  ) {
    guard let time = clock.now, words.count >= columns.count, !columns.isEmpty else { return }
    var labels: [(key: String, value: String)] = host.map { [("host", $0)] } ?? []
    for (column, word) in zip(columns, words) where column.isLabel && !column.name.isEmpty {
      var value = MetricLabels.text(bytes, word)
      if value.hasSuffix(":") { value.removeLast() }
      labels.append((column.name, value))
    }
    for (column, word) in zip(columns, words) where !column.isLabel {
      guard let value = SampleValue.parse(bytes, word) else { continue }
      let identity = MetricIdentity(name: "\(prefix)_\(column.name)", labels: labels)
      samples.append(MetricSample(time: time, series: table.series(of: identity), value: value))
    }
  }

  /// `top - 08:15:31 up 10 days, … load average: 4.50, 3.20, 2.10` and `%Cpu(s): 12.5 us,  3.1 sy, …`
  private mutating func readTop(
    _ bytes: [UInt8], _ table: inout SeriesTable, _ samples: inout [MetricSample]
  ) {
    columns = []
    let texts = words.map { word in
      var text = MetricLabels.text(bytes, word)
      if text.hasSuffix(",") { text.removeLast() }
      return text
    }
    let isHead = texts[0] == "top"
    if isHead, words.count > 2 {
      var stamp = Array(words[2..<3])
      _ = clock.read(bytes, &stamp)
    }
    guard let time = clock.now else { return }
    let labels = host.map { [(key: "host", value: $0)] } ?? []
    func add(_ name: String, _ text: String) {
      guard let value = Double(text) else { return }
      let series = table.series(of: MetricIdentity(name: name, labels: labels))
      samples.append(MetricSample(time: time, series: series, value: value))
    }
    if isHead, let place = texts.firstIndex(of: "average:"), place + 3 < texts.count {
      for (name, text) in zip(["load1", "load5", "load15"], texts[(place + 1)...]) { add(name, text) }
    } else if !isHead {
      for place in stride(from: 1, to: texts.count - 1, by: 2) {
        add("cpu_\(texts[place + 1])_percent", texts[place])
      }
    }
  }
}
