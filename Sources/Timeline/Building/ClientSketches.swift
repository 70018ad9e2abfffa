internal import Records

/// How many different clients a server had and how many of them failed, while its log is read. The clients of one bin
/// are gathered in a small table first: most requests come from a client that the bin has already.
struct ClientSketches {
  private var clients = BinnedSketch()
  private var failed = BinnedSketch()
  private var bin: Int64 = .min
  private var time = Timestamp(microseconds: 0)
  private var seen = RecentHashes()
  private var seenFailed = RecentHashes()

  mutating func add(_ hash: UInt64, at time: Timestamp, isFailed: Bool) {
    let own = time.wholeSecond / BinnedSketch.baseSeconds
    if own != bin {
      bin = own
      self.time = time
      seen.removeAll()
      seenFailed.removeAll()
    }
    if seen.insert(hash) { clients.add(hash, at: time) }
    if isFailed, seenFailed.insert(hash) { failed.add(hash, at: time) }
  }

  func finish(into series: inout RequestSeries) {
    series.clients = clients
    series.failedClients = failed
  }
}
