/// Which series a sample belongs to: a metric of a host, of a service, or of both.
package struct MetricIdentity: Hashable, Sendable {
  package var host: String?
  package var service: String?
  package var name: String
  /// What tells this series from others of the same name and place, sorted: `code=5xx,proxy=be_api`.
  package var labels: String

  package init(host: String?, service: String?, name: String, labels: String) {
    self.host = host
    self.service = service
    self.name = name
    self.labels = labels
  }

  /// Splits labels into the place they name and the rest. Of several labels that name a host (`instance` and
  /// `node`, say) the first of ``hostLabels`` is the host, the others stay labels; services likewise.
  init(name: String, labels: [(key: String, value: String)]) {
    var rest = labels.filter { !$0.value.isEmpty && $0.key != "__name__" }
    self.name = name
    host = Self.take(Self.hostLabels, from: &rest).map(Self.withoutPort)
    service = Self.take(Self.serviceLabels, from: &rest) { !Self.isScrapeJob($0) }
    self.labels = rest.map { "\($0.key)=\($0.value)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .joined(separator: ",")
  }

  /// Labels that name a machine, best first (Prometheus, Telegraf, Kubernetes, Datadog, CloudWatch).
  static let hostLabels = [
    "instance", "host", "hostname", "node", "nodename", "machine", "server", "pod", "pod_name", "instanceid",
    "host.name", "k8s.node.name", "k8s.pod.name",
  ]
  /// Labels that name what runs there, best first.
  static let serviceLabels = [
    "service", "service_name", "service.name", "app", "application", "job", "container", "container_name",
    "component", "deployment", "workload",
  ]

  private static func take(
    _ names: [String], from labels: inout [(key: String, value: String)],
    where fits: (String) -> Bool = { _ in true }
  ) -> String? {
    for name in names {
      if let place = labels.firstIndex(where: { $0.key.lowercased() == name && fits($0.value) }) {
        return labels.remove(at: place).value
      }
    }
    return nil
  }

  /// Prometheus jobs that say who scraped, not what is measured.
  private static func isScrapeJob(_ value: String) -> Bool {
    let job = value.lowercased()
    let collectors = [
      "node", "cadvisor", "kubelet", "kube-state-metrics", "pushgateway", "telegraf", "prometheus",
    ]
    return collectors.contains(job) || job.hasPrefix("kubernetes-") || job.hasSuffix("exporter")
      || job.hasSuffix("exporters")
  }

  /// `db01:9100` is the host `db01`; an IPv6 address keeps its colons.
  private static func withoutPort(_ instance: String) -> String {
    guard let colon = instance.lastIndex(of: ":"), instance.firstIndex(of: ":") == colon else {
      return instance
    }
    let port = instance[instance.index(after: colon)...]
    return !port.isEmpty && port.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? String(instance[..<colon]) : instance
  }
}
