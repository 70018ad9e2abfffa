import Events
import Timeline

/// Words by which a change and a trouble can be recognised as being about the same thing.
enum ChangeWords {
  /// Words of four letters or more and numbers of four digits or more, lower case, plural s dropped.
  static func words(_ text: String) -> Set<String> {
    var found: Set<String> = []
    var word = ""
    for scalar in text.lowercased().unicodeScalars {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_" {
        if word.unicodeScalars.count < 64 { word.unicodeScalars.append(scalar) }
      } else {
        insert(word, into: &found)
        word = ""
      }
    }
    insert(word, into: &found)
    return found
  }

  /// What a change speaks of, without the words that every change uses.
  static func telling(_ change: ChangeEvent) -> Set<String> {
    var text = "\(change.title) \(change.instance ?? "")"
    for record in change.records { text += " \(record.title)" }
    // The lines themselves are full of process ids: numbers count only where the change is named by them.
    let logged = change.records.map(\.evidence.text).joined(separator: " ")
    var found = words(text).union(words(logged).filter { !$0.allSatisfy(\.isNumber) }).subtracting(ordinary)
    for host in change.hosts { found.subtract(words(host)) }
    if let service = change.service { found.subtract(words(service)) }
    if let actor = change.actor { found.subtract(words(actor)) }
    return found
  }

  /// Words by which people speak of a category.
  static func naming(_ category: String) -> Set<String> {
    switch category {
    case "authentication":
      ["password", "credential", "secret", "token", "role", "grant", "rotation", "rotated"]
    case "slow-query": ["index", "indexe", "query", "statistic", "analyze"]
    case "lock-contention":
      ["lock", "alter", "schema", "vacuum", "reindex", "column", "migration", "backup", "dump"]
    case "bad-data", "migration": ["schema", "migration", "column", "table", "alter", "drop", "rename"]
    case "cache-outage": ["cache", "redi", "session", "memcached", "maxmemory", "flush", "eviction"]
    case "connection-exhaustion", "connection-leak":
      ["pool", "connection", "max_connection", "pooling", "pgbouncer"]
    case "dns": ["zone", "resolver", "nameserver", "dnsmasq", "resolv"]
    case "tls-certificate": ["certificate", "cert", "expired"]
    case "network": ["firewall", "iptable", "port", "route", "upstream", "security", "policy"]
    case "disk-full": ["export", "backup", "dump", "disk", "volume"]
    case "out-of-memory": ["memory", "heap", "limit"]
    case "deadlock": ["sync", "batch", "update", "import"]
    default: []
    }
  }

  private static let ordinary: Set<String> = [
    "info", "warn", "warning", "error", "debug", "notice", "action", "deploy", "deployed", "deployment",
    "deploybot",
    "config", "push", "pushed", "changed", "line", "reload", "reloaded", "restart", "restarted", "started",
    "finished",
    "start", "stop", "stopped", "exit", "exited", "after", "before", "with", "from", "level", "time", "event",
    "host",
    "actor", "message", "file", "health", "check", "passed", "live", "command", "service", "oncall", "diff",
    "action_started", "action_finished", "config_pushed", "config_reloaded", "deploy_started",
    "deploy_finished",
    "true", "false", "null", "this", "that", "which", "into", "http", "https", "json", "conf", "nginx",
    "test",
    "successful", "syntax", "configuration", "server", "runbook", "confpush", "user", "root", "using",
  ]

  /// Every line has its year; a port or an id of four digits is telling.
  private static func isYear(_ word: String) -> Bool {
    word.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20")) && word.allSatisfy(\.isNumber)
  }

  /// `06t11` and `250z` are pieces of a line's time.
  private static func isOfTime(_ word: String) -> Bool {
    word.allSatisfy { $0.isNumber || $0 == "t" || $0 == "z" } && !word.allSatisfy(\.isNumber)
  }

  private static func insert(_ word: String, into found: inout Set<String>) {
    guard word.count >= 4, !word.allSatisfy({ $0 == "_" }), !isYear(word), !isOfTime(word) else { return }
    found.insert(word.count > 4 && word.hasSuffix("s") ? String(word.dropLast()) : word)
  }
}
