internal import Events
internal import Records

/// One event series while its source is read.
struct EventAccumulator {
  private var series = EventSeries()
  private var evidence: EvidenceCollector
  /// Counted but not yet written: events of one second come together.
  private var pendingSecond: Int64 = .min
  private var pendingCount: Int64 = 0
  /// Has lines of the current chunk.
  private(set) var isTouched = false

  init(earliest: Int = EvidenceShelf.earliestCapacity, latest: Int = EvidenceShelf.latestCapacity) {
    evidence = EvidenceCollector(earliest: earliest, latest: latest)
  }

  mutating func count(at time: Timestamp) {
    let second = time.wholeSecond
    if second != pendingSecond {
      flush()
      pendingSecond = second
    }
    pendingCount += 1
    series.first = min(series.first, time)
    series.last = max(series.last, time)
  }

  mutating func add(_ line: LineReference, severity: Severity, value: Double?) {
    count(at: line.time)
    if severity > series.severityMax { series.severityMax = severity }
    if let value, value.magnitude < 1e15 { series.valueSums.add(Int64(value.rounded()), at: line.time) }
    evidence.add(line)
    isTouched = true
  }

  mutating func endChunk(_ bytes: [UInt8]) {
    evidence.endChunk(bytes)
    isTouched = false
  }

  mutating func finish(source: String) -> EventSeries {
    flush()
    (series.earliest, series.latest) = evidence.evidence(source: source)
    return series
  }

  private mutating func flush() {
    guard pendingCount > 0 else { return }
    series.counts.add(pendingCount, atSecond: pendingSecond)
    series.total += Int(pendingCount)
    pendingCount = 0
  }
}
