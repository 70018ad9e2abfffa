internal import Bytes
package import Events
package import Records

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

extension MetricKey {
  var hash: UInt64 {
    ByteHash.hash(
      labels, seed: ByteHash.hash(host ?? "", seed: ByteHash.hash(service ?? "", seed: ByteHash.hash(name))))
  }
}

/// Samples in time order. When they span more than ``binCapacity`` bins of a second, bins of 2, 4, 8 … seconds are
/// used, and of the samples in one bin the lowest and the highest are kept: peaks survive, and as the width depends on
/// nothing but the earliest and the latest sample, adding and merging in any order give the same series.
package struct MetricSeries: Sendable, Equatable {
  package struct Sample: Sendable, Hashable, Comparable {
    package var time: Timestamp
    package var value: Double
    package init(time: Timestamp, value: Double) {
      self.time = time
      self.value = value
    }

    package static func < (left: Sample, right: Sample) -> Bool {
      (left.time, left.value) < (right.time, right.value)
    }
  }

  /// A sample with the line it stands in.
  package struct Citation: Sendable, Equatable {
    package var sample: Sample
    package var evidence: Evidence
    package init(sample: Sample, evidence: Evidence) {
      self.sample = sample
      self.evidence = evidence
    }
  }

  package static let binCapacity: Int64 = 2048

  package private(set) var samples: [Sample] = []
  /// Bins are `2^shift` seconds wide; thinned when the samples first need it.
  private var shift: Int64 = 0
  /// The cited lines: of the first sample, the last one, the lowest and the highest.
  private var citations: [Role: Citation] = [:]

  package enum Role: UInt8, Sendable, CaseIterable { case first, last, lowest, highest }

  package init() {}

  /// The line of one of the samples that are cited.
  package func citation(_ role: Role) -> Citation? { citations[role] }

  /// A few cited lines in time order: the first sample's, the last's, and those of the extremes.
  package var evidence: [Evidence] {
    var lines: [Evidence] = []
    for evidence in citations.values.map(\.evidence).sorted() where lines.last != evidence {
      lines.append(evidence)
    }
    return lines
  }

  /// Adds samples in any order.
  package mutating func add(_ more: [Sample]) {
    if let last = samples.last, let first = more.first, last < first,
      zip(more, more.dropFirst()).allSatisfy(<)
    {
      samples += more
    } else {
      samples = Self.union(samples, more.sorted())
    }
    thin()
  }

  package mutating func cite(_ citation: Citation) {
    for role in Role.allCases {
      guard let current = citations[role] else {
        citations[role] = citation
        continue
      }
      if Self.isBetter(citation, than: current, as: role) { citations[role] = citation }
    }
  }

  package mutating func merge(_ other: MetricSeries) {
    shift = max(shift, other.shift)
    add(other.samples)
    for citation in other.citations.values { cite(citation) }
  }

  /// Whether a citation stands for `role` rather than the current one. Ties go to the earlier line, so that the choice
  /// does not depend on the order of adding.
  private static func isBetter(_ new: Citation, than old: Citation, as role: Role) -> Bool {
    switch role {
    case .first where new.sample.time != old.sample.time: new.sample.time < old.sample.time
    case .last where new.sample.time != old.sample.time: new.sample.time > old.sample.time
    case .lowest where new.sample.value != old.sample.value: new.sample.value < old.sample.value
    case .highest where new.sample.value != old.sample.value: new.sample.value > old.sample.value
    default: new.evidence < old.evidence
    }
  }

  private static func union(_ left: [Sample], _ right: [Sample]) -> [Sample] {
    var result: [Sample] = []
    result.reserveCapacity(left.count + right.count)
    var l = 0
    var r = 0
    while l < left.count || r < right.count {
      let takesLeft = r == right.count || (l < left.count && left[l] <= right[r])
      let sample = takesLeft ? left[l] : right[r]
      if takesLeft { l += 1 } else { r += 1 }
      if result.last != sample { result.append(sample) }
    }
    return result
  }

  /// Keeps the lowest and the highest sample of each bin, once a bin can hold more than two.
  private mutating func thin() {
    guard let first = samples.first?.time.wholeSecond, let last = samples.last?.time.wholeSecond else {
      return
    }
    while (last >> shift) - (first >> shift) >= Self.binCapacity { shift += 1 }
    var kept: [Sample] = []
    kept.reserveCapacity(samples.count)
    var start = 0
    while start < samples.count {
      let bin = samples[start].time.wholeSecond >> shift
      var end = start + 1
      var (lowest, highest) = (start, start)
      while end < samples.count, samples[end].time.wholeSecond >> shift == bin {
        if samples[end].value < samples[lowest].value { lowest = end }
        if samples[end].value > samples[highest].value { highest = end }
        end += 1
      }
      kept.append(samples[min(lowest, highest)])
      if lowest != highest { kept.append(samples[max(lowest, highest)]) }
      start = end
    }
    samples = kept
  }
}
