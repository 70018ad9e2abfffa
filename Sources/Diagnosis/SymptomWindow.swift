import Events

/// A stretch of time in which users or servers were in trouble, before anyone asks why.
struct SymptomWindow: Equatable {
  enum Kind: Equatable {
    /// Requests failed or were slow at the front.
    case requests
    /// Requests stayed away.
    case silence
    /// Errors were logged that no client saw.
    case errors
    /// Metrics alone stand out.
    case metrics
  }
  var kind: Kind
  var start: Double
  /// nil: still going on when the data end.
  var end: Double?
  var peak: Double
  var uncertaintySeconds: Double
  /// How far beyond normal it is, in standard deviations, summed as log1p.
  var score: Double
  var headline: String
  /// True when two symptoms agree, an absolute rule fired, or the effect is ten times its guard.
  var isCertain: Bool
  var evidence: [Evidence] = []

  /// End, or the end of the data while it goes on.
  func end(orAt dataEnd: Double) -> Double { end ?? dataEnd }
}

/// What the detector found: windows to explain, and the strongest one that it let go.
struct Detection: Equatable {
  var windows: [SymptomWindow]
  var rejected: String?
  /// Strength of the rejected one, to keep the strongest.
  var rejectedScore: Double = 0

  mutating func reject(_ sentence: String, score: Double) {
    guard score > rejectedScore || rejected == nil else { return }
    rejected = sentence
    rejectedScore = score
  }
}

extension SymptomWindow {
  /// One window out of two that belong together; `self` starts first. A request window sets start and headline,
  /// since it says when clients were hurt.
  func joined(with other: SymptomWindow) -> SymptomWindow {
    var joined = self
    let leading = kind == .requests || other.kind != .requests ? self : other
    joined.kind = leading.kind
    joined.start = leading.kind == kind ? start : (kind == .errors ? other.start : start)
    joined.uncertaintySeconds = leading.uncertaintySeconds
    joined.headline = leading.headline
    joined.peak = score >= other.score ? peak : other.peak
    if let mine = end, let theirs = other.end { joined.end = max(mine, theirs) } else { joined.end = nil }
    if leading.kind == .requests, kind != other.kind, let own = leading.end { joined.end = own }
    joined.score = max(score, other.score)
    joined.isCertain = isCertain || other.isCertain
    joined.evidence = leading.evidence.isEmpty ? evidence + other.evidence : leading.evidence
    return joined
  }
}
