/// What to do after an incident: the advice that rules give by name, in full sentences.
struct ActionCatalogue {
  enum Kind {
    /// Repairs what broke.
    case corrective
    /// Keeps it from coming back unseen.
    case preventive
  }

  struct Action: Equatable {
    var id: String
    var kind: Kind
    var sentence: String
  }

  /// The action with this name; a name that is not in the catalogue is spelt out.
  static func action(_ id: String) -> Action {
    sentences.first { $0.id == id }
      ?? Action(id: id, kind: .preventive, sentence: id.replacing("-", with: " ").capitalizedFirst)
  }

  /// What a cause of this category asks for when its rules advise nothing.
  static func defaults(category: String) -> [String] {
    switch category {
    case "connection-exhaustion":
      ["connection-pooling", "autoscaling", "connection-alert", "query-optimization", "load-test"]
    case "connection-leak": ["connection-leak-check", "connection-alert", "load-test"]
    case "traffic-surge": ["autoscaling", "rate-limits", "traffic-alert", "load-test"]
    case "slow-query": ["query-optimization", "latency-alert", "load-test"]
    case "lock-contention": ["lock-timeout", "lock-alert", "online-schema-change"]
    case "deadlock": ["lock-order", "deadlock-alert"]
    case "disk-full": ["disk-cleanup", "disk-space-alert"]
    case "out-of-memory": ["memory-limits", "memory-alert"]
    case "cpu-saturation", "io-saturation": ["autoscaling", "saturation-alert", "load-test"]
    case "network": ["network-alert", "circuit-breaker"]
    case "dns": ["resolver-redundancy", "dns-alert"]
    case "tls-certificate": ["certificate-automation", "certificate-alert"]
    case "authentication": ["credential-rotation", "authentication-alert"]
    case "cache-outage": ["cache-fallback", "process-alert"]
    case "dependency": ["circuit-breaker", "dependency-timeout", "latency-alert"]
    case "batch-job": ["job-window", "latency-alert"]
    case "deploy", "config-change", "migration", "feature-flag":
      ["canary-deploys", "rollback-runbook", "error-rate-alert"]
    case "process-crash", "host-failure": ["crash-report", "process-alert"]
    case "clock": ["clock-alert"]
    case "bad-data": ["input-validation", "error-rate-alert"]
    default: ["error-rate-alert"]
    }
  }

  private static let sentences: [Action] = [
    corrective(
      "connection-pooling",
      "Keep the connection pool in front of the database, in every environment, and set its size below the server's limit"
    ),
    corrective("raise-limits", "Raise the limit that was hit, if the host has room for it"),
    corrective("query-optimization", "Optimise the queries that held their connections longest"),
    corrective("autoscaling", "Scale the database and its callers with the load"),
    corrective("connection-leak-check", "Find and close the connections that are opened and not returned"),
    corrective("lock-timeout", "Set a lock timeout for sessions that change the schema or many rows"),
    corrective("lock-order", "Take the locks in one order in all transactions that touch the same rows"),
    corrective("online-schema-change", "Change large tables with an online schema change"),
    corrective("expand-contract-migration", "Split the migration into expand, deploy and contract steps"),
    corrective("disk-cleanup", "Free the disk and bound what filled it"),
    corrective("wal-tuning", "Bound the write-ahead log and what keeps it from being recycled"),
    corrective("memory-limits", "Set memory limits that the process can live in, below what the host has"),
    corrective("cache-fallback", "Let the service work without its cache, at a bounded rate"),
    corrective("cache-eviction", "Set an eviction policy that fits a cache"),
    corrective("circuit-breaker", "Put a circuit breaker around the failing dependency"),
    corrective("dependency-timeout", "Give calls to the dependency a timeout shorter than the caller's own"),
    corrective("resolver-redundancy", "Give every host a second name resolver"),
    corrective("certificate-automation", "Renew the certificate automatically"),
    corrective(
      "credential-rotation", "Rotate credentials so that old and new are valid together for a while"),
    corrective("job-window", "Move the job to a quiet time and limit what it may take"),
    corrective("rate-limits", "Limit the request rate per client"),
    corrective("input-validation", "Reject the data that broke the processing where it comes in"),
    preventive("connection-alert", "Watch the database for abnormal use of connections"),
    preventive("load-test", "Run load tests regularly"),
    preventive("traffic-alert", "Alert on a request rate outside the usual range"),
    preventive("latency-alert", "Alert on latency before requests fail"),
    preventive("error-rate-alert", "Alert on the share of failed requests"),
    preventive("memory-alert", "Alert on memory before the limit is reached"),
    preventive("disk-space-alert", "Alert on free disk space while there is time to act"),
    preventive("lock-alert", "Alert on sessions that wait for a lock"),
    preventive("deadlock-alert", "Alert on deadlocks"),
    preventive("dns-alert", "Alert on failed name lookups"),
    preventive("certificate-alert", "Alert on certificates weeks before they expire"),
    preventive("process-alert", "Alert when a process that should run does not answer"),
    preventive("saturation-alert", "Alert on saturated processors and disks"),
    preventive("network-alert", "Alert on packet loss and refused connections between hosts"),
    preventive("authentication-alert", "Alert on a rise of failed logins of services"),
    preventive("clock-alert", "Alert on hosts whose clock is off"),
    preventive("canary-deploys", "Deploy to a part of the hosts first and compare them with the rest"),
    preventive("rollback-runbook", "Keep a tested runbook for taking a change back"),
    preventive("crash-report", "Keep crash reports where they can be read after a restart"),
  ]

  private static func corrective(_ id: String, _ sentence: String) -> Action {
    Action(id: id, kind: .corrective, sentence: sentence)
  }

  private static func preventive(_ id: String, _ sentence: String) -> Action {
    Action(id: id, kind: .preventive, sentence: sentence)
  }
}

extension String {
  /// The text with a capital at its beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
