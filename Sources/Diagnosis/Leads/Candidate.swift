import Events
import Records

/// Something that may be the root cause of one incident, while it is put to the checks.
struct Candidate: Equatable {
  enum Kind: Equatable {
    /// Events of one category at one place that surge.
    case mechanism
    /// A change; its place in `Scene.changes`.
    case change(Int)
    /// More requests than usual, from everybody or from one client.
    case traffic
    /// A source, a host or the front fell silent.
    case silence
    /// A metric that stands out.
    case metric
  }
  var kind: Kind
  var category: String
  var title: String
  var host: String?
  var service: String?
  var instance: String?
  var metric: String?
  /// Role of its rules as a prior: `cause`, `symptom`, `either` or `change`.
  var role: String
  var onset: Double
  var onsetUncertaintySeconds: Double
  var end: Double?
  /// How clearly it is there, 0…1: its share in what must be explained.
  var strength: Double
  var occurrences: Double = 0
  /// It came before the incident and not again in it: what it did lasted (a full disk, a dead process).
  var isPrecursor = false
  var checks: [Check] = []
  var rules: [String] = []
  /// Processes that the logs name as the ones that others wait for, most often named first.
  var holders: [String] = []
  var evidence: [Evidence] = []
  /// Probability that this is a root cause, set by the ranking.
  var confidence = 0.0
  /// Place, in the list of candidates, of the root that explains this one.
  var explainedBy: Int?

  /// Sum of the checks' weights in nats.
  var weight: Double { checks.reduce(0) { $0 + $1.weight } }

  /// Trouble that others report of a server, which says nothing of it itself.
  var isHearsay: Bool {
    kind == .mechanism && role == "symptom" && MechanismFinder.reported.contains(category)
      && !checks.contains { $0.id == "witness" }
  }

  var changeIndex: Int? {
    if case .change(let index) = kind { return index }
    return nil
  }

  /// `postgresql on db01`.
  var place: String {
    switch (service, host) {
    case (let service?, let host?): "\(service) on \(host)"
    case (let service?, nil): service
    case (nil, let host?): host
    default: instance ?? "an unknown place"
    }
  }
}
