import Timeline

/// Failed and all requests per host of a service: from the service's own request logs, else from the upstreams that a
/// proxy names.
struct HostTraffic {
  /// One host's series; several when it serves under several names.
  struct Host {
    var name: String
    var series: [RequestSeries]

    func failed(_ from: Double, _ to: Double) -> Double {
      series.reduce(0) { $0 + $1.failures.sum(from: from, to: to) }
    }
    func total(_ from: Double, _ to: Double) -> Double {
      series.reduce(0) { $0 + $1.totals.sum(from: from, to: to) }
    }
  }

  /// Hosts in name order.
  let hosts: [Host]

  init(_ scene: Scene, service: String?) {
    let requests = scene.timeline.requests
    var byHost: [String: [RequestSeries]] = [:]
    for key in requests.keys where key.slice == .all && key.service != scene.front.service {
      guard let host = key.host, let series = requests[key], service == nil || key.service == service else {
        continue
      }
      byHost[host, default: []].append(series)
    }
    if byHost.count < 2 {
      byHost = [:]
      for key in requests.keys {
        guard case .upstream(let name) = key.slice, let series = requests[key] else { continue }
        byHost[scene.topology.host(of: name) ?? name, default: []].append(series)
      }
    }
    hosts = byHost.keys.sorted().map { Host(name: $0, series: byHost[$0] ?? []) }
  }
}
