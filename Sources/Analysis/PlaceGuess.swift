/// Reads hosts and services of logs from their paths: `web01/nginx/access.log` is nginx on web01.
///
/// Folders are hosts in one collection and services in another. They are hosts when their names have numbers or dots,
/// when they hold folders of products, or logs that only an operating system writes.
struct PlaceGuess {
  private let hosts: Set<String>

  /// - Parameter names: report-relative names of all files of one input argument.
  init(names: [String]) {
    var folders: Set<String> = []
    var hasHostSigns = false
    for name in names {
      let parts = name.split(separator: "/").map(String.init)
      guard let place = parts.dropLast().firstIndex(where: { !Self.isKind($0) }) else { continue }
      let folder = parts[place]
      folders.insert(folder)
      hasHostSigns =
        hasHostSigns || folder.contains { $0.isNumber || $0 == "." }
        || parts[(place + 1)...].dropLast().contains(where: Self.isProduct)
        || Self.systemLogs.contains(SourceNames.stem(of: name))
    }
    hosts = hasHostSigns ? folders : []
  }

  /// The host and the service that a file's path names.
  ///
  /// - Parameter root: path of the folder that was given, for `rca analyze logs/web01`; empty for files.
  func place(of name: String, root: String) -> (host: String?, service: String?) {
    let folders = name.split(separator: "/").dropLast().map(String.init)
    var host = folders.first { hosts.contains($0) }
    if host == nil, let last = root.split(separator: "/").last.map(String.init), !Self.isKind(last),
      last.contains(where: \.isNumber)
    {
      host = last
    }
    let stem = Self.withoutPod(SourceNames.stem(of: name))
    let inner = folders.last { $0 != host && !Self.isCollection($0) && !Self.isDate($0) }
    return (host, Self.isGeneric(stem) ? inner : stem)
  }

  /// `checkout-7f8d7d756d-k7b9j` is a pod of `checkout`, `checkout-0` one of a stateful set.
  static func withoutPod(_ name: String) -> String {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = parts.last, last.count == 5,
      last.allSatisfy({ $0.isLowercase || $0.isNumber })
    else { return name }
    let replicaSet = parts[parts.count - 2]
    let isHash =
      (8...10).contains(replicaSet.count) && replicaSet.allSatisfy { $0.isHexDigit || $0.isLowercase }
      && replicaSet.contains { $0.isNumber }
    return isHash ? parts.dropLast(2).joined(separator: "-") : name
  }

  /// Folders that say what is in them, not where it comes from.
  private static func isKind(_ folder: String) -> Bool {
    isCollection(folder) || isProduct(folder) || isDate(folder)
  }

  private static func isCollection(_ folder: String) -> Bool { collections.contains(folder.lowercased()) }

  private static func isProduct(_ folder: String) -> Bool { products.contains(folder.lowercased()) }

  private static func isDate(_ folder: String) -> Bool {
    !folder.isEmpty && folder.allSatisfy { $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }
  }

  private static func isGeneric(_ stem: String) -> Bool {
    let words = stem.lowercased().split { !$0.isLetter }.map(String.init)
    return words.allSatisfy { generics.contains($0) }
  }

  private static let systemLogs: Set<String> = [
    "syslog", "auth", "kern", "messages", "secure", "dmesg", "daemon",
  ]
  private static let collections: Set<String> = [
    "logs", "log", "var", "metrics", "context", "archive", "archives", "old", "data", "tmp", "srv", "opt",
    "home",
    "files", "incident", "incidents", "hosts", "containers", "pods", "journal", "output", "samples", "raw",
  ]
  private static let products: Set<String> = [
    "nginx", "apache", "apache2", "httpd", "haproxy", "postgresql", "postgres", "pgbouncer", "mysql",
    "mariadb",
    "mysqld", "redis", "memcached", "mongodb", "mongo", "rabbitmq", "kafka", "zookeeper", "elasticsearch",
    "consul",
    "etcd", "envoy", "traefik", "varnish", "squid", "tomcat", "jetty", "gunicorn", "uwsgi", "supervisor",
    "php", "php-fpm",
    "dnsmasq", "bind", "named", "unbound", "coredns", "syslog", "rsyslog", "audit", "cron", "deploy",
    "deploys",
    "docker", "containerd", "kubernetes", "kubelet", "systemd", "app", "apps", "application", "celery",
    "sidekiq", "node",
  ]
  private static let generics: Set<String> = [
    "access", "error", "errors", "app", "application", "server", "service", "main", "out", "stdout", "stderr",
    "log",
    "logs", "output", "messages", "syslog", "console", "debug", "info", "current", "slow", "general",
    "default", "other",
    "vhosts", "ssl", "auth", "kern", "daemon", "secure", "stdin",
  ]
}
