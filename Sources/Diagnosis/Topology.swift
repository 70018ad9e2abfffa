package import Timeline

/// Who runs where and who calls whom, as far as the logs and the user say.
package struct Topology: Sendable, Equatable {
  /// Callers by callee and callees by caller; names are hosts and services.
  private var callees: [String: Set<String>] = [:]
  private var callers: [String: Set<String>] = [:]
  /// Services seen on a host, and hosts seen running a service, sorted.
  private(set) var servicesByHost: [String: [String]] = [:]
  private(set) var hostsByService: [String: [String]] = [:]
  private var owners: [String: AddressClaim] = [:]

  /// Names under which the same kind of server is known.
  private static let families: [String: String] = [
    "postgres": "postgresql", "pg": "postgresql", "mariadb": "mysql", "mysqld": "mysql",
    "redis-server": "redis", "dnsmasq": "dns", "named": "dns", "unbound": "dns", "coredns": "dns",
    "bind": "dns",
    "httpd": "apache",
  ]

  package init(timeline: Timeline, declared: [(from: String, to: String)]) {
    for source in timeline.sources where !source.isMetrics {
      guard let host = source.host, let service = source.service else { continue }
      if !(servicesByHost[host] ?? []).contains(service) { servicesByHost[host, default: []].append(service) }
      let family = Self.family(service)
      if !(hostsByService[family] ?? []).contains(host) { hostsByService[family, default: []].append(host) }
    }
    servicesByHost = servicesByHost.mapValues { $0.sorted() }
    hostsByService = hostsByService.mapValues { $0.sorted() }
    resolveAddresses(timeline)
    matchUpstreams(timeline)
    for (from, to) in declared { connect(from, to) }
    for call in timeline.calls.keys { connect(call.from, place(of: call.to) ?? call.to) }
  }

  /// The common name of a product: `mariadb` → `mysql`, `dnsmasq` → `dns`.
  package static func family(_ service: String) -> String { families[service] ?? service }

  /// Servers that others call and that call nobody: stores, queues, resolvers.
  package static func isBackend(_ service: String) -> Bool {
    [
      "postgresql", "mysql", "redis", "memcached", "mongodb", "elasticsearch", "rabbitmq", "kafka",
      "zookeeper", "etcd",
      "dns", "cassandra", "clickhouse", "influxdb", "couchdb", "pgbouncer",
    ].contains(family(service))
  }

  /// The one service that a host is there for, besides what runs on every host.
  package func mainService(on host: String) -> String? {
    let services = Set(
      (servicesByHost[host] ?? []).filter { !HostLevel.services.contains($0) }.map(Self.family))
    let own = services.subtracting(["gunicorn", "uwsgi"])
    return own.count == 1
      ? own.first : services.count == 1 ? services.first : own.filter(Self.isBackend).sorted().first
  }

  /// Host that an address, a `backend/server` pair or a name belongs to; nil when nothing says so.
  package func host(of name: String) -> String? {
    if servicesByHost[name] != nil { return name }
    for part in name.split(separator: "/").reversed() where servicesByHost[String(part)] != nil {
      return String(part)
    }
    if let claim = owners[name] ?? owners[Self.withoutPort(name)] { return claim.host }
    let label = name.split(separator: ".").first.map(String.init) ?? name
    return servicesByHost[label] != nil ? label : nil
  }

  /// The host's only plausible place of a service: its host when exactly one runs it.
  package func onlyHost(of service: String) -> String? {
    let hosts = hostsByService[Self.family(service)] ?? []
    return hosts.count == 1 ? hosts[0] : nil
  }

  /// True when `caller` is known to call `callee`, directly or through others.
  package func calls(_ caller: String, _ callee: String) -> Bool {
    var seen: Set<String> = [caller]
    var front = [caller]
    while let name = front.popLast() {
      for next in callees[name] ?? [] where seen.insert(next).inserted {
        if next == callee { return true }
        front.append(next)
      }
    }
    return false
  }

  /// Every known pair of caller and callee, sorted.
  package var pairs: [(from: String, to: String)] {
    callees.keys.sorted().flatMap { from in (callees[from] ?? []).sorted().map { (from: from, to: $0) } }
  }

  package func isCalled(_ name: String) -> Bool { !(callers[name] ?? []).isEmpty }
  package var hasCalls: Bool { !callees.isEmpty }

  private func place(of name: String) -> String? {
    host(of: name) ?? owners[name]?.service ?? owners[Self.withoutPort(name)]?.service
  }

  private mutating func connect(_ from: String, _ to: String) {
    guard from != to else { return }
    callees[from, default: []].insert(to)
    callers[to, default: []].insert(from)
  }

  /// Keeps for each address the claim with the most support; ties go to the smaller name.
  private mutating func resolveAddresses(_ timeline: Timeline) {
    var support: [String: Int] = [:]
    let claims = timeline.addresses.sorted {
      ($0.key.address, $0.key.host ?? "", $0.key.service ?? "") < (
        $1.key.address, $1.key.host ?? "", $1.key.service ?? ""
      )
    }
    for (claim, count) in claims where count > support[claim.address] ?? 0 {
      owners[claim.address] = claim
      support[claim.address] = count
    }
  }

  /// An upstream that only has an address is the host whose own request log counts the same requests at the same times.
  private mutating func matchUpstreams(_ timeline: Timeline) {
    var upstreams: [String: BinnedCounts] = [:]
    for (key, series) in timeline.requests {
      guard case .upstream(let name) = key.slice, host(of: name) == nil else { continue }
      upstreams[Self.withoutPort(name), default: BinnedCounts()].merge(series.totals)
    }
    let servers = timeline.requests.keys.filter { $0.slice == .all && $0.host != nil }
      .sorted { ($0.host ?? "", $0.service ?? "") < ($1.host ?? "", $1.service ?? "") }
    for address in upstreams.keys.sorted() {
      guard let counts = upstreams[address], counts.total >= 50 else { continue }
      let rated = servers.compactMap { key -> (key: RequestKey, likeness: Double)? in
        guard let own = timeline.requests[key]?.totals, !hasUpstream(key, address, timeline) else {
          return nil
        }
        return (key, Self.likeness(counts, own))
      }
      guard let best = rated.max(by: { $0.likeness < $1.likeness }), best.likeness >= 0.7 else { continue }
      owners[address] = AddressClaim(address: address, host: best.key.host, service: best.key.service)
    }
  }

  /// Whether a server is the one that forwards to the address.
  private func hasUpstream(_ server: RequestKey, _ address: String, _ timeline: Timeline) -> Bool {
    timeline.requests.keys.contains { key in
      guard case .upstream(let name) = key.slice else { return false }
      return key.host == server.host && key.service == server.service && Self.withoutPort(name) == address
    }
  }

  /// Share of requests that both counted in the same tenths of a minute, of all that either counted.
  private static func likeness(_ left: BinnedCounts, _ right: BinnedCounts) -> Double {
    guard let first = left.bins.first, let last = left.bins.last else { return 0 }
    let step = Double(max(6, left.widthSeconds, right.widthSeconds))
    var at = Double(first.index * left.widthSeconds)
    let end = Double((last.index + 1) * left.widthSeconds)
    var both = 0.0
    var either = 0.0
    while at < end {
      let l = left.sum(from: at, to: at + step)
      let r = right.sum(from: at, to: at + step)
      both += min(l, r)
      either += max(l, r)
      at += step
    }
    return either > 0 ? both / either : 0
  }

  private static func withoutPort(_ address: String) -> String {
    guard let colon = address.lastIndex(of: ":") else { return address }
    return String(address[..<colon])
  }
}
