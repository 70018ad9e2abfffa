package import Events
package import Records

/// Everything the diagnosis reads: counts, samples, changes and cited lines, on one UTC clock.
///
/// A timeline is a value; `merging` is associative and commutative, so any number of workers, any cut of the input
/// and any order give the same timeline. Dictionaries here are looked up by key; whoever iterates sorts first.
package struct Timeline: Sendable, Equatable {
  /// One entry per physical file or archive member, sorted by `path`.
  package var sources: [SourceFacts] = []
  /// What the rules that fired say of themselves, by rule id.
  package var rules: [String: RuleFacts] = [:]
  /// How often each rule, level or activity occurred, per entity.
  package var events: [EventKey: EventSeries] = [:]
  /// Requests as a server saw them: totals, failures, latencies, per server and per route / upstream.
  package var requests: [RequestKey: RequestSeries] = [:]
  /// Samples of metrics files.
  package var metrics: [MetricKey: MetricSeries] = [:]
  /// Every change record: deploys, rollbacks, configuration, restarts, migrations, flags, commands, jobs.
  package var changes: [ChangeRecord] = []
  /// Messages that no rule knows, mined to templates.
  package var templates: [TemplateKey: EventSeries] = [:]
  /// Who calls whom, as seen in the logs; the count is the support.
  package var calls: [Call: Int] = [:]
  /// Which host or service an address belongs to, as seen in the logs; the count is the support.
  package var addresses: [AddressClaim: Int] = [:]
  /// Pairs of host and a shared request id's time, for clock comparison: see `ClockAudit`.
  package var clockPairs: [ClockPair] = []

  package init() {}
}

/// One input file or archive member, as read.
package struct SourceFacts: Sendable, Equatable {
  /// Report-relative path, and the name of its rotated set (`web01/nginx/access.log` for `….log.1.gz`).
  package var path: String
  package var set: String
  package var codec: String
  package var format: String?
  package var host: String?
  package var service: String?
  package var records: Int
  package var unparsed: Int
  package var first: Timestamp?
  package var last: Timestamp?
  package var bytes: UInt64
  /// What could not be read, in words; nil when all of it was.
  package var damage: String?
  /// Step between samples of a metrics file, or the resolution of the stamps of a log (0.001, 1 …), in seconds.
  package var resolutionSeconds: Double
  package var isMetrics: Bool

  package init(
    path: String, set: String, codec: String, format: String?, host: String?, service: String?, records: Int,
    unparsed: Int, first: Timestamp?, last: Timestamp?, bytes: UInt64, damage: String?,
    resolutionSeconds: Double, isMetrics: Bool
  ) {
    self.path = path
    self.set = set
    self.codec = codec
    self.format = format
    self.host = host
    self.service = service
    self.records = records
    self.unparsed = unparsed
    self.first = first
    self.last = last
    self.bytes = bytes
    self.damage = damage
    self.resolutionSeconds = resolutionSeconds
    self.isMetrics = isMetrics
  }
}

/// The part of a rule that the diagnosis needs (the words of the rule file; see Rules/).
package struct RuleFacts: Sendable, Equatable {
  package var id: String
  package var title: String
  /// `connection`, `error`, `change`, `resource`, `latency`, `lock`, `traffic`, `dependency`, `recovery` …
  package var event: String
  /// A category of product.md §7, for example `connection-exhaustion`.
  package var category: String
  /// `cause`, `symptom`, `either`, `change`, `mitigation` or `recovery`.
  package var role: String
  package var severity: String
  /// True when one occurrence means nothing and only its rate speaks (`signal:` in the rule file).
  package var isSignal: Bool
  package var explains: [Explanation]
  package var actions: [String]
  package var pack: String
  /// Name of the series that a signal feeds: `connections`, `session-time` …; nil for rules that are no signals.
  package var signalSeries: String?

  package struct Explanation: Sendable, Equatable {
    package var effect: String
    package var lagMinSeconds: Double
    package var lagMaxSeconds: Double
    package init(effect: String, lagMinSeconds: Double, lagMaxSeconds: Double) {
      self.effect = effect
      self.lagMinSeconds = lagMinSeconds
      self.lagMaxSeconds = lagMaxSeconds
    }
  }

  package init(
    id: String, title: String, event: String, category: String, role: String, severity: String,
    isSignal: Bool, explains: [Explanation], actions: [String], pack: String, signalSeries: String? = nil
  ) {
    self.id = id
    self.title = title
    self.event = event
    self.category = category
    self.role = role
    self.severity = severity
    self.isSignal = isSignal
    self.explains = explains
    self.actions = actions
    self.pack = pack
    self.signalSeries = signalSeries
  }
}

/// What a series of events counts.
package struct EventKey: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    /// `id` is a rule id.
    case rule
    /// `id` is `error` or `warning`: records of at least that level, ruled or not.
    case level
    /// `id` is `records`: every record of the host and service (exposure, silence).
    case activity
  }
  package var kind: Kind
  package var id: String
  /// The entity the event speaks of: by default where it was logged, else what the rule's `entity` says.
  package var host: String?
  package var service: String?
  /// A finer thing the rule names: a database, a client address, a job, a certificate, a domain …
  package var instance: String?
  /// Where the line was logged.
  package var observerHost: String?
  package var observerService: String?

  package init(
    kind: Kind, id: String, host: String?, service: String?, instance: String? = nil,
    observerHost: String? = nil, observerService: String? = nil
  ) {
    self.kind = kind
    self.id = id
    self.host = host
    self.service = service
    self.instance = instance
    self.observerHost = observerHost
    self.observerService = observerService
  }
}

/// Occurrences over time with their cited lines. `values` are the numbers that the rule captured (milliseconds of a
/// slow query, bytes, …), summed and maximised per bin.
package struct EventSeries: Sendable, Equatable {
  package var counts = BinnedCounts()
  package var valueSums = BinnedCounts()
  package var total: Int = 0
  package var first: Timestamp = .init(microseconds: .max)
  package var last: Timestamp = .init(microseconds: .min)
  package var severityMax: Severity = .trace
  /// The `evidenceFirstCapacity` earliest and `evidenceLastCapacity` latest lines, in time order, no duplicates.
  package var earliest: [Evidence] = []
  package var latest: [Evidence] = []

  package init() {}
}

/// The requests of one server, whole or by one attribute.
package struct RequestKey: Hashable, Sendable {
  package enum Slice: Hashable, Sendable {
    case all
    /// A route with its variable parts masked: `/api/products/:n`.
    case route(String)
    /// The upstream that answered, as the log names it: `127.20.0.21:8000`, `be_api/backend-fra2`.
    case upstream(String)
    /// One client that sent a large part of a ten-second bin (kept by `HeavyClients`).
    case client(String)
  }
  /// The server that wrote the access log.
  package var host: String?
  package var service: String?
  package var slice: Slice

  package init(host: String?, service: String?, slice: Slice) {
    self.host = host
    self.service = service
    self.slice = slice
  }
}

/// Requests over time. Failed = status ≥ 500, 499 or no answer. Latencies in seconds when the log has them.
package struct RequestSeries: Sendable, Equatable {
  package var totals = BinnedCounts()
  package var failures = BinnedCounts()
  /// Status 4xx other than 499: not failures, but a rise can be the symptom (401, 403, 404, 429).
  package var rejections = BinnedCounts()
  package var latency = BinnedHistogram()
  /// Distinct clients per coarse bin: with at least one request, and with at least one failure.
  package var clients = BinnedSketch()
  package var failedClients = BinnedSketch()
  /// Earliest failed requests and earliest of all.
  package var failureEvidence: [Evidence] = []
  package var lastFailureEvidence: [Evidence] = []
  package var evidence: [Evidence] = []

  package init() {}
}

/// A metric of one entity. `labels` are the remaining labels, sorted: `code=5xx,proxy=be_api`.
package struct MetricKey: Hashable, Sendable {
  package var host: String?
  package var service: String?
  package var name: String
  package var labels: String

  package init(host: String?, service: String?, name: String, labels: String) {
    self.host = host
    self.service = service
    self.name = name
    self.labels = labels
  }
}

/// Samples in time order, at most `MetricSeries.capacity`; past that, neighbours are joined (see MetricSeries.swift).
package struct MetricSeries: Sendable, Equatable {
  package struct Sample: Sendable, Equatable {
    package var time: Timestamp
    package var value: Double
    package init(time: Timestamp, value: Double) {
      self.time = time
      self.value = value
    }
  }
  package var samples: [Sample] = []
  /// A few cited lines: the first sample's, the last's, and the maximum's.
  package var evidence: [Evidence] = []

  package init() {}
}

/// One line that speaks of a change: a start, a finish, or the change itself. The diagnosis joins them to intervals.
package struct ChangeRecord: Sendable, Hashable {
  package enum Phase: UInt8, Sendable { case started, finished, failed, point }
  package var time: Timestamp
  package var phase: Phase
  /// `deploy`, `rollback`, `config`, `restart`, `migration`, `feature-flag`, `scale`, `command` or `job`.
  package var kind: String
  package var ruleID: String
  /// What was changed, and where; `observerHost` is where the line was written.
  package var host: String?
  package var service: String?
  package var observerHost: String?
  package var version: String?
  package var previousVersion: String?
  package var revision: String?
  package var actor: String?
  /// What was done, in the log's words, cleaned of stamps: `schema migration 0042`.
  package var title: String
  /// The thing acted upon when it is finer than a service: a file, a job, a flag.
  package var instance: String?
  package var evidence: Evidence

  package init(
    time: Timestamp, phase: Phase, kind: String, ruleID: String, host: String?, service: String?,
    observerHost: String?, version: String?, previousVersion: String?, revision: String?, actor: String?,
    title: String, instance: String?, evidence: Evidence
  ) {
    self.time = time
    self.phase = phase
    self.kind = kind
    self.ruleID = ruleID
    self.host = host
    self.service = service
    self.observerHost = observerHost
    self.version = version
    self.previousVersion = previousVersion
    self.revision = revision
    self.actor = actor
    self.title = title
    self.instance = instance
    self.evidence = evidence
  }
}

/// A mined message no rule knows.
package struct TemplateKey: Hashable, Sendable {
  /// The masked text: `order <*> failed: <*>`.
  package var text: String
  package var host: String?
  package var service: String?
  package init(text: String, host: String?, service: String?) {
    self.text = text
    self.host = host
    self.service = service
  }
}

/// `from` calls `to`; names are hosts, services or addresses as the logs print them.
package struct Call: Hashable, Sendable {
  package var from: String
  package var to: String
  package init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

/// The logs say that `address` is `host` (and `service` listens there).
package struct AddressClaim: Hashable, Sendable {
  package var address: String
  package var host: String?
  package var service: String?
  package init(address: String, host: String?, service: String?) {
    self.address = address
    self.host = host
    self.service = service
  }
}

/// The same request seen by two hosts: `seconds` is the later host's stamp minus the earlier one's.
package struct ClockPair: Hashable, Sendable {
  package var hostA: String
  package var hostB: String
  package var id: String
  package var timeA: Timestamp
  package var timeB: Timestamp
  package init(hostA: String, hostB: String, id: String, timeA: Timestamp, timeB: Timestamp) {
    self.hostA = hostA
    self.hostB = hostB
    self.id = id
    self.timeA = timeA
    self.timeB = timeB
  }
}
