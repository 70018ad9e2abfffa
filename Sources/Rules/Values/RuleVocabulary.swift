/// The closed word lists of rule files. A list is the single description: the loader, the JSON Schema and the
/// "did you mean" hints all read it.
package protocol RuleWord: RawRepresentable, CaseIterable, Sendable, Hashable where RawValue == String {}

extension RuleWord {
  /// The words in the order in which they are documented.
  package static var words: [String] { allCases.map(\.rawValue) }
}

/// How far a rule can be relied upon: `test` rules are new, `deprecated` ones wait for removal.
package enum RuleStatus: String, RuleWord { case stable, test, deprecated }

/// How grave one event of a rule is.
package enum RuleSeverity: String, RuleWord { case info, warning, error, critical }

/// What kind of thing happened.
package enum EventKind: String, RuleWord {
  case connection, error, change, resource, latency, lock, traffic, dependency, recovery
  case dns, tls, auth, scheduler, process, storage, network, replication, cache, queue, cluster, data
  case hardware, clock, request
}

/// What the event speaks for when it is part of an incident; the categories of `report/v1`.
package enum Category: String, RuleWord {
  case deploy
  case configChange = "config-change"
  case migration
  case featureFlag = "feature-flag"
  case trafficSurge = "traffic-surge"
  case connectionExhaustion = "connection-exhaustion"
  case connectionLeak = "connection-leak"
  case slowQuery = "slow-query"
  case lockContention = "lock-contention"
  case deadlock
  case diskFull = "disk-full"
  case outOfMemory = "out-of-memory"
  case cpuSaturation = "cpu-saturation"
  case ioSaturation = "io-saturation"
  case network, dns
  case tlsCertificate = "tls-certificate"
  case authentication
  case cacheOutage = "cache-outage"
  case dependency
  case batchJob = "batch-job"
  case processCrash = "process-crash"
  case hostFailure = "host-failure"
  case clock
  case badData = "bad-data"
  case unknown
}

/// Whether the event tends to be the cause or the symptom of an incident: a prior that evidence overrules.
package enum Role: String, RuleWord { case cause, symptom, either, change, mitigation, recovery }

/// What a capture holds, which says how its text is compared, converted and redacted.
package enum CaptureType: String, RuleWord {
  case text, name, word, ip, host, address, port, int, float, duration, bytes, version, path, user, time

  /// Whether a capture of this type is a number that a series can carry.
  package var isNumeric: Bool {
    switch self {
    case .int, .float, .duration, .bytes: true
    default: false
    }
  }
}

/// The unit of a number that carries none itself.
package enum Unit: String, RuleWord {
  case nanoseconds = "ns"
  case microseconds = "us"
  case milliseconds = "ms"
  case seconds = "s"
  case minutes = "m"
  case hours = "h"
  case bytes = "B"
  case kilobytes = "kB"
  case megabytes = "MB"
  case gigabytes = "GB"
  case pages

  /// Seconds, or bytes, in one of this unit. Prefixes are binary and a page has 4,096 bytes, as servers count.
  package var factor: Double {
    switch self {
    case .nanoseconds: 1e-9
    case .microseconds: 1e-6
    case .milliseconds: 1e-3
    case .seconds: 1
    case .minutes: 60
    case .hours: 3600
    case .bytes: 1
    case .kilobytes: 1024
    case .megabytes: 1_048_576
    case .gigabytes: 1_073_741_824
    case .pages: 4096
    }
  }
}

/// Which direction of a signal's rate is worth a lead.
package enum Anomaly: String, RuleWord { case up, down, both }

/// What was changed.
package enum ChangeKind: String, RuleWord {
  case deploy, rollback, config, restart, migration
  case featureFlag = "feature-flag"
  case scale, command, job
}

/// Which part of a change a line speaks of; `point` is a change that takes no time.
package enum ChangePhase: String, RuleWord { case started, finished, failed, point }

/// The nine words to which every format's level spellings are folded, mildest first.
package enum LevelWord: String, RuleWord {
  case trace, debug, info, notice, warning, error, critical, alert, emergency
}
