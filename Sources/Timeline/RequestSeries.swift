internal import Bytes
package import Events

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

extension RequestKey {
  /// Slices of one kind of one server.
  struct Group: Hashable {
    var host: String?
    var service: String?
    var kind: Int
  }

  var cappedGroup: Group? {
    guard slice.kind > 0, slice.text != TimelineCaps.rest else { return nil }
    return Group(host: host, service: service, kind: slice.kind)
  }

  var rest: RequestKey { RequestKey(host: host, service: service, slice: slice.rest) }
}

extension RequestKey.Slice {
  /// 0 for the whole server.
  var kind: Int {
    switch self {
    case .all: 0
    case .route: 1
    case .upstream: 2
    case .client: 3
    }
  }

  var text: String {
    switch self {
    case .all: ""
    case .route(let text), .upstream(let text), .client(let text): text
    }
  }

  var hash: UInt64 { ByteHash.hash(text) }

  var rest: RequestKey.Slice {
    switch self {
    case .all: .all
    case .route: .route(TimelineCaps.rest)
    case .upstream: .upstream(TimelineCaps.rest)
    case .client: .client(TimelineCaps.rest)
    }
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
  /// Slow requests that stand in their log behind later times, and those that stand in order: the former were stamped
  /// as they began (HAProxy, Envoy), the latter as they ended (nginx, Apache).
  package var stampedAtStart: Int64 = 0
  package var stampedAtEnd: Int64 = 0

  package init() {}

  package mutating func merge(_ other: RequestSeries) {
    totals.merge(other.totals)
    failures.merge(other.failures)
    rejections.merge(other.rejections)
    latency.merge(other.latency)
    stampedAtStart += other.stampedAtStart
    stampedAtEnd += other.stampedAtEnd
    clients.merge(other.clients)
    failedClients.merge(other.failedClients)
    failureEvidence = EvidenceShelf.earliest(failureEvidence, other.failureEvidence)
    lastFailureEvidence = EvidenceShelf.latest(lastFailureEvidence, other.lastFailureEvidence)
    evidence = EvidenceShelf.earliest(evidence, other.evidence)
  }
}
