package import Bytes

/// Reads the text of one metrics file, chunk by chunk.
///
///     var reader = MetricsReader(format: .table, fileName: "node")
///     while try input.fill(&chunk) {
///       chunk.consumed = reader.read(chunk)
///       for item in reader.items { … }
///     }
///     reader.finish()
///     for item in reader.items { … }
package struct MetricsReader: Sendable {
  private let format: MetricsFormat
  private let fileName: String
  private var rows: TableMetrics?
  private var prometheus = PrometheusText()
  private var influx = InfluxLines()
  private var statsd = StatsdLines()
  private var system: SystemReport
  private var json = JSONMetrics()

  private var table = SeriesTable()
  private var samples: [MetricSample] = []
  private var line: LineTracker?
  /// The line that is being read gave samples in an earlier chunk.
  private var isCited = false
  /// The rest of the line (of JSON: of the file) cannot be read.
  private var isSkipping = false

  /// What the last ``read(_:)`` found.
  package private(set) var items: [MetricItem] = []
  /// Lines that are neither samples nor comments; JSON that breaks off counts as one.
  package private(set) var unparsed = 0

  /// Longest line of the notations by line, longest string of JSON.
  static let maxPending = 512 << 10

  /// The series met so far; samples name them by their place here.
  package var identities: [MetricIdentity] { table.identities }

  /// - Parameters:
  ///   - fileName: base name without extensions: the metric's name in a table that has no column for it.
  ///   - zone: of the clocks of system tools, which name none.
  ///   - anchor: a time of the day on which a tool was run that does not tell it.
  package init(
    format: MetricsFormat, fileName: String, zone: InputZone = .utc, anchor: Timestamp? = nil
  ) {
    self.format = format
    self.fileName = fileName
    system = SystemReport(zone: zone, anchor: anchor)
  }

  /// Reads what is complete in the chunk from its consumed place on, and returns how far it came.
  package mutating func read(_ chunk: Chunk) -> Int {
    items.removeAll(keepingCapacity: true)
    if line == nil { line = LineTracker(offset: chunk.offset) }
    let place = format == .json ? readJSON(chunk) : readLines(chunk)
    guard chunk.count - place > Self.maxPending else { return place }
    isSkipping = true
    line?.absorb(chunk.bytes, place..<chunk.count)
    return chunk.count
  }

  private mutating func readLines(_ chunk: Chunk) -> Int {
    var start = chunk.consumed
    while start < chunk.count {
      let newline = ByteSearch.firstIndex(of: 0x0A, in: chunk.bytes, from: start, to: chunk.count)
      guard newline != nil || chunk.isLast else { break }
      let next = newline.map { $0 + 1 } ?? chunk.count
      var end = newline ?? chunk.count
      if end > start, chunk.bytes[end - 1] == 0x0D { end -= 1 }
      if isSkipping || !parse(chunk.bytes, start..<end) { unparsed += 1 }
      isSkipping = false
      endLine(chunk, start..<end, next: next)
      start = next
    }
    return start
  }

  /// False when the line is neither samples nor a comment.
  private mutating func parse(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return true }
    switch format {
    case .table where rows == nil:
      rows = TableMetrics(header: bytes, range, fileName: fileName)
      return rows != nil
    case .table: return rows?.parse(bytes, range, series: &table, into: &samples) ?? false
    case .prometheus: return prometheus.parse(bytes, range, series: &table, into: &samples)
    case .influx: return influx.parse(bytes, range, series: &table, into: &samples)
    case .statsd: return statsd.parse(bytes, range, series: &table, into: &samples)
    case .system: return system.parse(bytes, range, series: &table, into: &samples)
    case .json: return false
    }
  }

  private mutating func readJSON(_ chunk: Chunk) -> Int {
    guard !isSkipping else { return chunk.count }
    var place = chunk.consumed
    var start = place
    do {
      reading: while true {
        switch try json.step(
          chunk.bytes, &place, chunk.count, isLast: chunk.isLast, series: &table, into: &samples)
        {
        case .samples, .nothing: break
        case .newline:
          endLine(chunk, start..<place - 1, next: place)
          start = place
        case .needsMore: break reading
        }
      }
    } catch {
      unparsed += 1
      isSkipping = true
      place = chunk.count
    }
    flush()
    if chunk.isLast { place = chunk.count }
    line?.absorb(chunk.bytes, start..<place)
    return place
  }

  /// Ends the last line, where nothing in the text ends it; `items` holds what that gives.
  package mutating func finish() {
    items.removeAll(keepingCapacity: true)
    if let cited = line?.end([], 0..<0, next: 0, isCited: isCited) { items.append(.line(cited)) }
    isCited = false
  }

  private mutating func endLine(_ chunk: Chunk, _ range: Range<Int>, next: Int) {
    flush()
    let place = chunk.offset + UInt64(next)
    if let cited = line?.end(chunk.bytes, range, next: place, isCited: isCited) { items.append(.line(cited)) }
    isCited = false
  }

  private mutating func flush() {
    if !samples.isEmpty { isCited = true }
    for sample in samples { items.append(.sample(sample)) }
    samples.removeAll(keepingCapacity: true)
  }
}
