/// The usual alert for a class of causes, on the metrics of the well-known Prometheus exporters.
struct ClassAlerts {
  private static let sampleCount = 12

  /// Between the samples of the tests; the same as in the measured ones, so that one file can hold both.
  let stepSeconds: Int

  /// Alerts for a cause of this category at this service; none where no exporter has a telling metric.
  func alerts(category: String, service: String?) -> [Alert] {
    let isPostgreSQL = ["postgresql", "pgbouncer"].contains(service ?? "postgresql")
    let isMySQL = ["mysql", "mariadb"].contains(service ?? "")
    switch category {
    case "connection-exhaustion", "connection-leak":
      guard isMySQL || isPostgreSQL else { return [] }
      return isMySQL
        ? [
          share(
            "MysqlConnectionsNearLimit", "more than 80 % of max_connections are in use",
            part: "mysql_global_status_threads_connected", of: "mysql_global_variables_max_connections")
        ]
        : [
          share(
            "PostgresqlConnectionsNearLimit", "more than 80 % of max_connections are in use",
            part: "sum without (datname, state) (pg_stat_activity_count)", of: "pg_settings_max_connections",
            sample: #"pg_stat_activity_count{datname="app",state="active"}"#)
        ]
    case "lock-contention", "deadlock":
      guard isMySQL || isPostgreSQL else { return [] }
      return isMySQL
        ? [
          plain(
            "MysqlRowLockWaits", "sessions wait for row locks",
            "mysql_global_status_innodb_row_lock_current_waits", above: 5)
        ]
        : [
          plain(
            "PostgresqlLockWaits", "many sessions hold or wait for exclusive locks",
            #"pg_locks_count{mode="accessexclusivelock"}"#, above: 5, name: "pg_locks_count",
            extraLabel: ("mode", "accessexclusivelock"))
        ]
    case "disk-full":
      return [
        below(
          "DiskAlmostFull", "less than 10 % of the file system is free", part: "node_filesystem_avail_bytes",
          of: "node_filesystem_size_bytes", under: 0.1)
      ]
    case "out-of-memory":
      return [
        below(
          "MemoryAlmostFull", "less than 10 % of the memory is available",
          part: "node_memory_MemAvailable_bytes",
          of: "node_memory_MemTotal_bytes", under: 0.1)
      ]
    case "tls-certificate":
      return [
        plain(
          "CertificateExpiresSoon", "a certificate expires within 14 days",
          "1209600 - (probe_ssl_earliest_cert_expiry - time())", above: 0,
          name: "probe_ssl_earliest_cert_expiry",
          quiet: 9_999_999_999, loud: 1000)
      ]
    case "cpu-saturation":
      return [plain("LoadHigh", "the host's load is far above its processors", "node_load5", above: 20)]
    case "network", "dependency", "dns":
      return [
        plain(
          "ProbeFails", "a probe of the service fails", "1 - probe_success", above: 0.5,
          name: "probe_success", quiet: 1, loud: 0)
      ]
    case "cache-outage":
      return [
        plain(
          "CacheDown", "the cache does not answer its exporter", "1 - redis_up", above: 0.5, name: "redis_up",
          quiet: 1, loud: 0)
      ]
    case "process-crash", "host-failure":
      return [
        plain(
          "TargetDown", "a target that should run cannot be scraped", "1 - up", above: 0.5, name: "up",
          quiet: 1, loud: 0)
      ]
    default: return []
    }
  }

  private func share(
    _ name: String, _ meaning: String, part: String, of whole: String, sample: String? = nil
  ) -> Alert {
    alert(
      name, meaning, "\(part) / \(whole)", condition: " > 0.8",
      inputs: [constant(whole, 100), step(sample ?? part, 40, 95)])
  }

  private func below(
    _ name: String, _ meaning: String, part: String, of whole: String, under limit: Double
  ) -> Alert {
    alert(
      name, meaning, "\(part) / \(whole)", condition: " < \(limit)",
      inputs: [constant(whole, 1000), step(part, 500, 50)])
  }

  private func plain(
    _ name: String, _ meaning: String, _ expression: String, above limit: Double, name sample: String? = nil,
    extraLabel: (name: String, value: String)? = nil, quiet: Double = 0, loud: Double? = nil
  ) -> Alert {
    let labels = extraLabel.map { [(name: $0.name, value: $0.value)] } ?? []
    let series = extraLabel == nil ? sample ?? expression : expression
    return alert(
      name, meaning, expression, condition: " > \(limit)", labels: labels,
      inputs: [step(series, quiet, loud ?? limit * 2 + 1)])
  }

  private func alert(
    _ name: String, _ meaning: String, _ series: String, condition: String,
    labels: [(name: String, value: String)] = [], inputs: [AlertProof.Input]
  ) -> Alert {
    Alert(
      name: name, summary: meaning, series: series, labels: labels, expression: series + condition,
      logQuery: nil,
      record: nil, severity: "warning",
      proof: AlertProof(
        stepSeconds: stepSeconds, inputs: inputs, quietAt: Array(0..<half),
        firesAt: Array(half..<Self.sampleCount)))
  }

  private var half: Int { Self.sampleCount / 2 }

  private func constant(_ series: String, _ value: Double) -> AlertProof.Input {
    AlertProof.Input(series: series, values: Array(repeating: value, count: Self.sampleCount))
  }

  private func step(_ series: String, _ quiet: Double, _ loud: Double) -> AlertProof.Input {
    AlertProof.Input(series: series, values: (0..<Self.sampleCount).map { $0 < half ? quiet : loud })
  }
}
