internal import Bytes
internal import Events
internal import Records

/// The requests of one server while its access log is read: all of them, by route, by upstream, by heavy client.
struct ServerAccumulator {
  let host: String?
  let service: String?
  private var all = RequestAccumulator(evidence: EvidenceShelf.earliestCapacity)
  private var routes = RequestSlices()
  private var upstreams = RequestSlices()
  private var clients = ClientSketches()
  private var routesOfPaths = RouteCache()
  private var heavy = HeavyClients()
  private var heavyNames = ByteInterner()
  private var heavySeries: [(series: RequestSeries, evidence: EvidenceCollector)] = []

  init(host: String?, service: String?) {
    self.host = host
    self.service = service
  }

  mutating func add(_ request: ServedRequest, _ bytes: [UInt8], _ line: LineReference) {
    let latency = request.durationSeconds.flatMap { $0 >= 0 ? BinnedHistogram.bucket(of: $0) : nil }
    all.add(request, latency: latency, line)
    all.noteStamp(of: request, line.time)
    if let path = request.path {
      routes.add(request, latency: latency, line, at: routesOfPaths.place(of: bytes, path, in: &routes))
    }
    if let upstream = request.upstream {
      upstreams.add(request, latency: latency, line, at: upstreams.place(of: bytes, upstream))
    }
    if let client = request.client, !client.isEmpty { add(client, of: request, bytes, line) }
  }

  private mutating func add(
    _ client: Range<Int>, of request: ServedRequest, _ bytes: [UInt8], _ line: LineReference
  ) {
    let hash = ByteHash.hash(bytes, client)
    clients.add(hash, at: line.time, isFailed: request.isFailed)
    if heavyNames.count > 0, let known = heavyNames.known(bytes, client, hash: hash),
      heavySeries[known].evidence.wants(line)
    {
      heavySeries[known].evidence.add(line)
    }
    let ended = heavy.add(
      bytes, client, hash: hash, atSecond: line.time.wholeSecond, isFailed: request.isFailed,
      isRejected: request.isRejected)
    if let ended { keep(ended) }
  }

  private mutating func keep(_ ended: (second: Int64, shares: [HeavyClients.Share])) {
    for share in ended.shares {
      let place = heavyNames.id(of: share.name)
      if place == heavySeries.count {
        heavySeries.append((RequestSeries(), EvidenceCollector(earliest: 4, latest: 0)))
      }
      heavySeries[place].series.totals.add(share.total, atSecond: ended.second)
      if share.failed > 0 { heavySeries[place].series.failures.add(share.failed, atSecond: ended.second) }
      if share.rejected > 0 {
        heavySeries[place].series.rejections.add(share.rejected, atSecond: ended.second)
      }
    }
  }

  mutating func endChunk(_ bytes: [UInt8]) {
    all.endChunk(bytes)
    routes.endChunk(bytes)
    upstreams.endChunk(bytes)
    for place in heavySeries.indices { heavySeries[place].evidence.endChunk(bytes) }
  }

  /// Writes the series of this server into `timeline`.
  mutating func finish(into timeline: inout Timeline, source: String) {
    if let ended = heavy.end() { keep(ended) }
    var whole = all.finish(source: source)
    clients.finish(into: &whole)
    timeline.requests[RequestKey(host: host, service: service, slice: .all)] = whole
    for (name, series) in routes.finish(source: source) {
      timeline.requests[RequestKey(host: host, service: service, slice: .route(name))] = series
    }
    for (name, series) in upstreams.finish(source: source) {
      timeline.requests[RequestKey(host: host, service: service, slice: .upstream(name))] = series
    }
    for (place, kept) in heavySeries.enumerated() {
      var series = kept.series
      series.evidence = kept.evidence.evidence(source: source).earliest
      timeline.requests[
        RequestKey(host: host, service: service, slice: .client(heavyNames.text(of: place)))] = series
    }
  }

  /// How many different routes and upstreams are held.
  var sliceCount: Int { routes.count + upstreams.count }
}
