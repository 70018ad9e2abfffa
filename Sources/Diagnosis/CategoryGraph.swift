/// Which kind of trouble brings which other kind with it, and how surely. Chosen from how servers work, not fitted.
///
/// "A limit message names the limit, not the consumer": an exhausted limit is explained by whatever makes each user
/// hold it longer (slow queries, locks) or brings more users (a surge, a leak, a batch job).
enum CategoryGraph {
  /// Probability that trouble of category `cause` shows as trouble of category `effect`, 0 when it cannot.
  static func strength(_ cause: String, _ effect: String) -> Double {
    if effect == "unknown" { return cause == "unknown" ? 0 : 0.9 }
    return edges[cause]?[effect] ?? 0
  }

  /// How well a change of a kind explains trouble of a category, before any content is looked at.
  static func strength(change kind: String, _ effect: String) -> Double {
    if effect == "unknown" { return 0.8 }
    return changes[kind]?[effect] ?? changes[kind]?["*"] ?? 0.3
  }

  /// Log-odds that trouble of a category is where things begin rather than a consequence.
  static func depth(_ category: String) -> Double { depths[category] ?? 0 }

  /// A category as a sentence speaks of it.
  static func words(_ category: String) -> String {
    switch category {
    case "deploy": "an error of the program itself"
    case "unknown": "an error of no known kind"
    default: category
    }
  }

  private static let edges: [String: [String: Double]] = [
    "traffic-surge": [
      "connection-exhaustion": 0.9, "slow-query": 0.7, "cpu-saturation": 0.8, "out-of-memory": 0.4,
      "lock-contention": 0.4, "io-saturation": 0.5, "deadlock": 0.2, "network": 0.3, "process-crash": 0.4,
    ],
    "cache-outage": [
      "slow-query": 0.6, "connection-exhaustion": 0.7, "cpu-saturation": 0.5, "lock-contention": 0.3,
      "network": 0.5,
    ],
    "slow-query": [
      "connection-exhaustion": 0.8, "lock-contention": 0.5, "cpu-saturation": 0.6, "io-saturation": 0.5,
    ],
    "lock-contention": ["slow-query": 0.85, "connection-exhaustion": 0.8, "deadlock": 0.2],
    "deadlock": ["lock-contention": 0.6, "slow-query": 0.4, "connection-exhaustion": 0.3],
    "disk-full": [
      "process-crash": 0.8, "connection-exhaustion": 0.5, "slow-query": 0.4, "bad-data": 0.5,
      "cache-outage": 0.5,
      "network": 0.5, "io-saturation": 0.6, "host-failure": 0.7,
    ],
    "out-of-memory": [
      "process-crash": 0.9, "host-failure": 0.5, "cache-outage": 0.6, "connection-exhaustion": 0.3,
      "network": 0.4,
      "slow-query": 0.3,
    ],
    "network": [
      "connection-exhaustion": 0.3, "dependency": 0.5, "cache-outage": 0.4, "slow-query": 0.2, "dns": 0.2,
      "process-crash": 0.2, "host-failure": 0.5,
    ],
    "dns": [
      "network": 0.8, "dependency": 0.8, "cache-outage": 0.6, "connection-exhaustion": 0.2,
      "process-crash": 0.3,
    ],
    "tls-certificate": ["network": 0.5, "dependency": 0.5, "traffic-surge": 0.1],
    "authentication": [
      "network": 0.4, "dependency": 0.3, "connection-exhaustion": 0.2, "process-crash": 0.3,
    ],
    "dependency": ["connection-exhaustion": 0.7, "network": 0.3, "slow-query": 0.1],
    "io-saturation": [
      "host-failure": 0.4, "slow-query": 0.8, "lock-contention": 0.4, "connection-exhaustion": 0.5,
      "cache-outage": 0.2,
    ],
    "cpu-saturation": ["slow-query": 0.7, "connection-exhaustion": 0.5, "network": 0.3],
    "batch-job": [
      "lock-contention": 0.9, "io-saturation": 0.9, "slow-query": 0.8, "cpu-saturation": 0.8,
      "disk-full": 0.8,
      "out-of-memory": 0.5, "deadlock": 0.7, "connection-exhaustion": 0.6,
    ],
    "process-crash": [
      "host-failure": 0.6, "network": 0.8, "cache-outage": 0.7, "connection-exhaustion": 0.3, "dns": 0.5,
      "dependency": 0.3,
    ],
    "host-failure": [
      "network": 0.9, "process-crash": 0.7, "cache-outage": 0.7, "connection-exhaustion": 0.4, "dns": 0.4,
    ],
    "connection-leak": ["connection-exhaustion": 0.95, "slow-query": 0.3, "lock-contention": 0.3],
    "connection-exhaustion": ["network": 0.4, "slow-query": 0.3, "process-crash": 0.4],
    "bad-data": ["process-crash": 0.5],
  ]

  private static let changes: [String: [String: Double]] = [
    "deploy": [
      "connection-leak": 0.9, "out-of-memory": 0.8, "process-crash": 0.9, "bad-data": 0.9, "slow-query": 0.6,
      "connection-exhaustion": 0.5, "deadlock": 0.5, "lock-contention": 0.4, "cpu-saturation": 0.7,
      "migration": 0.9, "deploy": 0.9,
      "authentication": 0.3, "cache-outage": 0.15, "dependency": 0.15, "dns": 0.05, "tls-certificate": 0.05,
      "disk-full": 0.1, "network": 0.3, "traffic-surge": 0.1, "batch-job": 0.1, "*": 0.3,
    ],
    "config": [
      "authentication": 0.9, "network": 0.9, "dns": 0.6, "tls-certificate": 0.6, "connection-exhaustion": 0.6,
      "cache-outage": 0.6, "slow-query": 0.4, "dependency": 0.3, "process-crash": 0.6, "disk-full": 0.1,
      "*": 0.4,
    ],
    "migration": [
      "lock-contention": 0.9, "slow-query": 0.8, "bad-data": 0.95, "migration": 0.95, "process-crash": 0.4,
      "connection-exhaustion": 0.4, "*": 0.2,
    ],
    "feature-flag": [
      "slow-query": 0.6, "bad-data": 0.7, "process-crash": 0.7, "deploy": 0.8, "dependency": 0.3, "*": 0.4,
    ],
    "scale": ["connection-exhaustion": 0.8, "cpu-saturation": 0.6, "network": 0.4, "*": 0.3],
    "job": [
      "lock-contention": 0.8, "io-saturation": 0.9, "slow-query": 0.7, "cpu-saturation": 0.8,
      "disk-full": 0.9,
      "deadlock": 0.8, "out-of-memory": 0.6, "cache-outage": 0.4, "connection-exhaustion": 0.5,
      "batch-job": 0.95,
      "*": 0.15,
    ],
    "command": [
      "lock-contention": 0.6, "slow-query": 0.6, "cache-outage": 0.5, "authentication": 0.5, "bad-data": 0.5,
      "disk-full": 0.4, "deadlock": 0.4, "*": 0.25,
    ],
    "restart": ["process-crash": 0.5, "network": 0.5, "cache-outage": 0.5, "*": 0.1],
    "rollback": ["*": 0.3],
  ]

  private static let depths: [String: Double] = [
    "disk-full": 1.6, "out-of-memory": 1.2, "tls-certificate": 1.8, "dns": 1.6, "authentication": 1.4,
    "deadlock": 1,
    "lock-contention": 0.8, "cache-outage": 1.2, "bad-data": 1.2, "migration": 1.2, "dependency": 1,
    "network": 0.3,
    "connection-leak": 1.2, "connection-exhaustion": 0.2, "slow-query": 0.3, "process-crash": 0.2,
    "traffic-surge": 0.8, "cpu-saturation": 0.2, "io-saturation": 0.2, "batch-job": 0.8, "host-failure": 1.2,
    "unknown": -2,
  ]
}
