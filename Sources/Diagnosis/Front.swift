import Timeline

/// The outermost servers that saw the clients: their request logs say how much an incident hurt.
struct Front {
  /// Service name; nil when no request log was given at all.
  let service: String?
  /// One request series per host of that service, whole traffic, in host order.
  let keys: [RequestKey]
  private let timeline: Timeline
  private let slowRoutes: [(key: RequestKey, seconds: Double)]
  private let slowCounts: BinnedCounts

  /// A request counts as slow from this many times its route's usual 90th percentile, and never below a second.
  static let slowFactor = 4.0
  static let slowSecondsMin = 1.0

  init(timeline: Timeline, topology: Topology, span: ClosedRange<Double>) {
    self.timeline = timeline
    let whole = timeline.requests.keys.filter { $0.slice == .all }
      .sorted { ($0.service ?? "", $0.host ?? "") < ($1.service ?? "", $1.host ?? "") }
    let services = Self.sortedUnique(whole.map { $0.service ?? "" })
    let ranked = services.map { name -> (name: String, rank: Int, total: Int64) in
      let mine = whole.filter { ($0.service ?? "") == name }
      let total = mine.reduce(0) { $0 + (timeline.requests[$1]?.totals.total ?? 0) }
      return (name, Self.rank(name, mine, timeline, topology), total)
    }.sorted { ($0.rank, $1.total, $0.name) < ($1.rank, $0.total, $1.name) }
    let best = ranked.first?.name
    service = best.flatMap { $0.isEmpty ? nil : $0 }
    keys = best == nil ? [] : whole.filter { ($0.service ?? "") == best }
    let hosts = Set(keys.map(\.host))
    let owner = service
    let slowRoutes = timeline.requests.keys
      .filter { key in
        guard case .route = key.slice else { return false }
        return key.service == owner && hosts.contains(key.host)
      }
      .sorted { Self.routeOrder($0) < Self.routeOrder($1) }
      .compactMap { key -> (key: RequestKey, seconds: Double)? in
        guard let latency = timeline.requests[key]?.latency, !latency.isEmpty else { return nil }
        return (key: key, seconds: Self.slowLimit(latency, span: span))
      }
    var slow = BinnedCounts()
    for route in slowRoutes {
      if let latency = timeline.requests[route.key]?.latency {
        slow.merge(latency.counts(atLeast: route.seconds))
      }
    }
    self.slowRoutes = slowRoutes
    slowCounts = slow
  }

  /// Whether the log is stamped with the end of its requests, as most are.
  var isStampedAtEnd: Bool {
    let series = keys.compactMap { timeline.requests[$0] }
    return series.reduce(0) { $0 + $1.stampedAtStart } <= series.reduce(0) { $0 + $1.stampedAtEnd }
  }

  var hasRequests: Bool { !keys.isEmpty }
  var hasLatency: Bool { !slowRoutes.isEmpty }

  func total(_ from: Double, _ to: Double) -> Double { sum(\.totals, from, to) }
  func failed(_ from: Double, _ to: Double) -> Double { sum(\.failures, from, to) }
  func rejected(_ from: Double, _ to: Double) -> Double { sum(\.rejections, from, to) }

  /// Requests that took at least `slowFactor` times what their route usually takes.
  func slow(_ from: Double, _ to: Double) -> Double { slowCounts.sum(from: from, to: to) }

  /// Median latency, in seconds, of the slow requests in a window; nil when there are none.
  func slowLatency(_ from: Double, _ to: Double) -> Double? {
    let values = slowRoutes.compactMap { route -> Double? in
      guard let latency = timeline.requests[route.key]?.latency,
        latency.count(atLeast: route.seconds, from: from, to: to) >= 1
      else { return nil }
      return latency.quantile(0.9, from: from, to: to)
    }
    return RobustStatistics.median(values)
  }

  /// Failed or slow. The two overlap by an amount that the counts do not tell; the larger one is the safe answer.
  func affected(_ from: Double, _ to: Double) -> Double { max(failed(from, to), slow(from, to)) }

  private func sum(_ path: KeyPath<RequestSeries, BinnedCounts>, _ from: Double, _ to: Double) -> Double {
    keys.reduce(0) { $0 + (timeline.requests[$1]?[keyPath: path].sum(from: from, to: to) ?? 0) }
  }

  /// Lower is further out: servers that others call come last, known proxies and servers with upstreams first.
  private static func rank(_ name: String, _ keys: [RequestKey], _ timeline: Timeline, _ topology: Topology)
    -> Int
  {
    let proxies: Set<String> = [
      "nginx", "haproxy", "envoy", "traefik", "caddy", "varnish", "squid", "apache", "alb", "elb",
      "cloudfront", "iis",
    ]
    let isCalled = topology.isCalled(name) || keys.contains { $0.host.map(topology.isCalled) ?? false }
    let hasUpstreams = timeline.requests.keys.contains { key in
      guard case .upstream = key.slice else { return false }
      return (key.service ?? "") == name
    }
    return (isCalled ? 4 : 0) + (proxies.contains(name) ? 0 : 2) + (hasUpstreams ? 0 : 1)
  }

  /// The usual 90th percentile of a route: the lower quartile over twelve blocks, so that an incident in some of
  /// them does not count as usual.
  private static func slowLimit(_ latency: BinnedHistogram, span: ClosedRange<Double>) -> Double {
    let block = max(1, (span.upperBound - span.lowerBound) / 12)
    let usual = (0..<12).compactMap { index in
      latency.quantile(
        0.9, from: span.lowerBound + Double(index) * block, to: span.lowerBound + Double(index + 1) * block)
    }
    return max(slowSecondsMin, slowFactor * (RobustStatistics.quantile(usual, 0.25) ?? 0))
  }

  private static func routeOrder(_ key: RequestKey) -> String {
    guard case .route(let route) = key.slice else { return "" }
    return "\(key.host ?? "")\u{0}\(route)"
  }

  private static func sortedUnique(_ names: [String]) -> [String] { Set(names).sorted() }
}
