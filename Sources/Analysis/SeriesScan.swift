import Events
import Records
import Timeline

/// One series of a metrics file while it is read.
struct SeriesScan {
  private(set) var collected = MetricSeries()
  private var pending: [MetricSeries.Sample] = []
  /// By role: the sample that stands for it, and its line once that has ended.
  private var chosen: [MetricSeries.Sample?] = Array(repeating: nil, count: MetricSeries.Role.allCases.count)
  private var lines: [CitedLine?] = Array(repeating: nil, count: MetricSeries.Role.allCases.count)
  private var isOpen: [Bool] = Array(repeating: false, count: MetricSeries.Role.allCases.count)
  private var hasOpen = false

  /// Samples are added together when so many have come.
  private static let batch = 512

  /// Adds a sample; true when it is the first of the current line that stands for a role.
  mutating func add(_ sample: MetricSeries.Sample) -> Bool {
    pending.append(sample)
    if pending.count >= Self.batch { flush() }
    let wasOpen = hasOpen
    for role in MetricSeries.Role.allCases where stands(sample, for: role) {
      let place = Int(role.rawValue)
      chosen[place] = sample
      lines[place] = nil
      isOpen[place] = true
      hasOpen = true
    }
    return hasOpen && !wasOpen
  }

  /// The line of the samples that came since the last one ended.
  mutating func cite(_ line: CitedLine) {
    for place in isOpen.indices where isOpen[place] {
      lines[place] = line
      isOpen[place] = false
    }
    hasOpen = false
  }

  mutating func finish(source: String) -> MetricSeries {
    flush()
    for (sample, line) in zip(chosen, lines) {
      guard let sample, let line else { continue }
      collected.cite(
        MetricSeries.Citation(
          sample: sample,
          evidence: Evidence(
            source: source, line: line.number, offset: line.offset, time: sample.time,
            text: String(decoding: line.head, as: UTF8.self), sha256: line.sha256)))
    }
    return collected
  }

  private func stands(_ sample: MetricSeries.Sample, for role: MetricSeries.Role) -> Bool {
    guard let current = chosen[Int(role.rawValue)] else { return true }
    return switch role {
    case .first: sample.time < current.time
    case .last: sample.time > current.time
    case .lowest: sample.value < current.value
    case .highest: sample.value > current.value
    }
  }

  private mutating func flush() {
    collected.add(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
