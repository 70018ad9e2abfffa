internal import Events
package import Records

/// A rule that fires when other rules fired on one host and service, one after the other and soon enough. It is an event
/// of its own at the time of the last step.
package struct EventSequence: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    package var rule: String
    /// The longest time since the step before; of no meaning for the first.
    package var withinSeconds: Double

    package init(rule: String, withinSeconds: Double) {
      self.rule = rule
      self.withinSeconds = withinSeconds
    }
  }

  package var rule: String
  package var severity: Severity
  package var steps: [Step]

  package init(rule: String, severity: Severity, steps: [Step]) {
    self.rule = rule
    self.severity = severity
    self.steps = steps
  }

  private struct Place: Hashable {
    var host: String?
    var service: String?
  }

  /// The events of the sequence, by their key.
  func events(in timeline: Timeline) -> [EventKey: EventSeries] {
    var places: [Place: [EventSeries?]] = [:]
    for (number, step) in steps.enumerated() {
      for (key, series) in timeline.events where key.kind == .rule && key.id == step.rule {
        let place = Place(host: key.host, service: key.service)
        var known = places[place] ?? Array(repeating: nil, count: steps.count)
        known[number] = known[number].map { $0.merging(series) } ?? series
        places[place] = known
      }
    }
    var found: [EventKey: EventSeries] = [:]
    for (place, series) in places {
      let all = series.compactMap { $0 }
      guard all.count == steps.count, let fired = fired(all) else { continue }
      found[EventKey(kind: .rule, id: rule, host: place.host, service: place.service)] = fired
    }
    return found
  }

  /// Every chain of steps, each begun after the one before has ended.
  private func fired(_ series: [EventSeries]) -> EventSeries? {
    let times = series.map { step in step.counts.bins.map { $0.index * step.counts.widthSeconds } }
    var fired = EventSeries()
    var from = Int64.min
    for start in times[0] where start >= from {
      var second = start
      var isComplete = true
      for (number, step) in steps.enumerated().dropFirst() {
        let next = times[number].first { $0 >= second && Double($0 - second) <= step.withinSeconds }
        guard let next else {
          isComplete = false
          break
        }
        second = next
      }
      guard isComplete else { continue }
      fired.counts.add(atSecond: second)
      fired.total += 1
      from = second + 1
    }
    guard fired.total > 0, let last = series.last, let first = fired.counts.bins.first,
      let end = fired.counts.bins.last
    else { return nil }
    fired.first = Timestamp(seconds: Double(first.index * fired.counts.widthSeconds))
    fired.last = Timestamp(seconds: Double(end.index * fired.counts.widthSeconds))
    fired.severityMax = severity
    fired.earliest = last.earliest
    fired.latest = last.latest
    return fired
  }
}

extension EventSeries {
  fileprivate func merging(_ other: EventSeries) -> EventSeries {
    var merged = self
    merged.merge(other)
    return merged
  }
}

extension Timeline {
  /// Applies what rules say about several events: thresholds first, then sequences, which see what is left of them.
  package mutating func compose(_ thresholds: [EventThreshold], _ sequences: [EventSequence]) {
    for threshold in thresholds {
      for (key, series) in events where key.kind == .rule && key.id == threshold.rule {
        events[key] = threshold.applied(to: series)
      }
    }
    for sequence in sequences { events.merge(sequence.events(in: self)) { $1 } }
  }
}
