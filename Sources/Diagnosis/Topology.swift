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
    "redis-server": "redis", "dnsmasq": "dns", "named": "dns", "unbound": "dns", "coredns": "dns", "bind": "dns",
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
    for (from, to) in declared { connect(from, to) }
    for call in timeline.calls.keys { connect(call.from, place(of: call.to) ?? call.to) }
  }

  /// The common name of a product: `mariadb` → `mysql`, `dnsmasq` → `dns`.
  package static func family(_ service: String) -> String { families[service] ?? service }

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
      ($0.key.address, $0.key.host ?? "", $0.key.service ?? "") < ($1.key.address, $1.key.host ?? "", $1.key.service ?? "")
    }
    for (claim, count) in claims where count > support[claim.address] ?? 0 {
      owners[claim.address] = claim
      support[claim.address] = count
    }
  }

  private static func withoutPort(_ address: String) -> String {
    guard let colon = address.lastIndex(of: ":") else { return address }
    return String(address[..<colon])
  }
}
