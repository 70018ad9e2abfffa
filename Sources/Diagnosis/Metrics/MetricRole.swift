/// What a metric speaks of, read from its name and labels: `PodClientLatencyP90(s)`, `node_cpu_seconds_total`,
/// `nginx_http_requests_total{code=5xx}`.
///
/// Names are the only thing that every exporter gives, so the role decides which direction of a shift is bad and how
/// much the shift says about where a fault is.
struct MetricRole: Equatable {
  enum Kind: String, CaseIterable {
    case cpu, memory, disk, network, latency, error, availability, traffic, saturation, other
    /// A limit, a setting or an uptime: says nothing about load or trouble.
    case setting
  }

  var kind: Kind
  /// +1: only a rise is bad; -1: only a fall; 0: both.
  var polarity: Double
  /// The metric describes the machine below; a service on it shares the metric with its neighbours.
  var isOfNode: Bool
  /// The metric was taken where the service calls others, so it speaks of the others.
  var isOfCallees: Bool

  init(name: String, labels: String = "") {
    let words = Self.words(of: name)
    let all = words + Self.words(of: labels)
    kind = Self.kind(words: words, all: all)
    let isFree = !Self.free.isDisjoint(with: words)
    polarity = Self.polarity(of: kind) * (isFree ? -1 : 1)
    isOfNode = words.first == "node"
    isOfCallees = !Self.calling.isDisjoint(with: words)
  }

  /// How much a shift of this kind says about where the fault is: a resource is closer to a cause than a latency, a
  /// latency closer than traffic (model.md §4, from held-out data).
  var weight: Double {
    switch kind {
    case .cpu, .memory, .disk, .error, .availability: 1
    case .latency: isOfCallees ? 0.54 : 0.9
    case .saturation: 0.9
    case .network, .other: 0.8
    case .traffic: 0.6
    case .setting: 0
    }
  }

  /// A symptom that travels from a callee to its callers, or a consequence of it; no resource.
  var travels: Bool {
    switch kind {
    case .latency, .error, .availability, .traffic, .network: true
    default: false
    }
  }

  var isResource: Bool { kind == .cpu || kind == .memory || kind == .disk }

  /// Words whose presence decides the kind, in the order in which they are asked.
  private static let vocabulary: [(kind: Kind, exact: Set<String>, stems: [String])] = [
    (.setting, ["limit", "settings", "uptime", "info", "capacity", "version"], []),
    (.latency, ["lat", "rtt", "delay", "ms"], ["latency", "duration", "responsetime", "elapsed"]),
    (
      .error, ["5xx", "err", "oom"],
      ["error", "fail", "drop", "retrans", "timeout", "abort", "deadlock", "rollback", "reject"]
    ),
    (.availability, ["up", "ready", "healthy"], ["availab", "success"]),
    (.cpu, [], ["cpu", "throttl"]),
    (.memory, ["mem", "rss", "swap"], ["memory", "heap"]),
    (
      .saturation, ["load1", "load5", "load15", "locks", "sessions"],
      ["waiting", "queue", "pending", "connect", "thread", "backlog"]
    ),
    (.disk, ["io", "fs"], ["disk", "read", "write", "iops", "syscall", "filesystem"]),
    (.network, ["net", "rx", "tx", "bytes"], ["network", "receive", "transmit"]),
    (
      .traffic, ["rps", "qps", "tps", "ops", "load", "hits"],
      ["request", "workload", "throughput", "commit", "queries"]
    ),
  ]
  private static let free: Set<String> = ["idle", "idl", "free", "available", "remaining"]
  private static let calling: Set<String> = ["client", "upstream", "outbound", "egress"]

  private static func kind(words: [String], all: [String]) -> Kind {
    for entry in vocabulary {
      // A status label makes an error of a request counter; no other kind is read from labels.
      let asked = entry.kind == .error ? all : words
      if asked.contains(where: { word in
        entry.exact.contains(word) || entry.stems.contains { word.hasPrefix($0) || word.hasSuffix($0) }
      }) {
        return entry.kind
      }
    }
    return .other
  }

  private static func polarity(of kind: Kind) -> Double {
    switch kind {
    case .cpu, .latency, .error, .saturation: 1
    case .availability: -1
    case .memory, .disk, .network, .traffic, .other, .setting: 0
    }
  }

  /// Lower-case words of a name: split at anything but letters and digits, and where a capital follows a small letter.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name.unicodeScalars {
      let isLetterOrDigit = character.properties.isAlphabetic || (48...57).contains(character.value)
      let isUpper = (65...90).contains(character.value)
      if !isLetterOrDigit || (isUpper && wasLower) {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if isLetterOrDigit { word.unicodeScalars.append(character) }
      wasLower = isLetterOrDigit && !isUpper
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }
}
