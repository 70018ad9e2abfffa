internal import Events
internal import Records

/// One request series while its source is read.
struct RequestAccumulator {
  private var series = RequestSeries()
  private var failures: EvidenceCollector
  private var all = EvidenceCollector(earliest: 2, latest: 0)
  private var pendingSecond: Int64 = .min
  private var pendingTotal: Int64 = 0
  private var pendingFailed: Int64 = 0
  private var pendingRejected: Int64 = 0
  private var latest: Timestamp?
  private(set) var isTouched = false

  /// From this duration on the order of the log shows which end of a request it is stamped with.
  private static let slowSeconds = 1.0

  init(evidence: Int) {
    failures = EvidenceCollector(earliest: evidence, latest: min(evidence, EvidenceShelf.latestCapacity))
  }

  /// - Parameter latency: the bucket of the request's duration, which all series of the server share.
  mutating func add(_ request: ServedRequest, latency: Int?, _ line: LineReference) {
    let second = line.time.wholeSecond
    if second != pendingSecond {
      flush()
      pendingSecond = second
    }
    pendingTotal += 1
    if let latency { series.latency.add(bucket: latency, atSecond: second) }
    if request.isFailed {
      pendingFailed += 1
      failures.add(line)
      isTouched = true
    } else if request.isRejected {
      pendingRejected += 1
    }
    if all.wants(line) {
      all.add(line)
      isTouched = true
    }
  }

  /// Notes which end of a slow request its time is, by what stands before it in the log.
  mutating func noteStamp(of request: ServedRequest, _ time: Timestamp) {
    if let latest, let duration = request.durationSeconds, duration >= Self.slowSeconds {
      if latest.secondsSince(time) >= 0.5 * duration {
        series.stampedAtStart += 1
      } else {
        series.stampedAtEnd += 1
      }
    }
    latest = latest.map { max($0, time) } ?? time
  }

  mutating func endChunk(_ bytes: [UInt8]) {
    failures.endChunk(bytes)
    all.endChunk(bytes)
    isTouched = false
  }

  mutating func finish(source: String) -> RequestSeries {
    flush()
    (series.failureEvidence, series.lastFailureEvidence) = failures.evidence(source: source)
    series.evidence = all.evidence(source: source).earliest
    return series
  }

  private mutating func flush() {
    guard pendingTotal > 0 else { return }
    series.totals.add(pendingTotal, atSecond: pendingSecond)
    if pendingFailed > 0 { series.failures.add(pendingFailed, atSecond: pendingSecond) }
    if pendingRejected > 0 { series.rejections.add(pendingRejected, atSecond: pendingSecond) }
    (pendingTotal, pendingFailed, pendingRejected) = (0, 0, 0)
  }
}
