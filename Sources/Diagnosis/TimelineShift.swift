import Events
import Records
import Timeline

extension Timeline {
  /// The timeline with the clocks of the hosts set right: what a host whose clock was ahead by `d` logged moves back by
  /// `d`. Only offsets that are marked as applied count.
  func shifted(by offsets: [ClockOffset]) -> Timeline {
    var seconds: [String: Double] = [:]
    for offset in offsets where offset.applied { seconds[offset.host] = offset.offsetSeconds }
    func shift(_ host: String?) -> Double { host.flatMap { seconds[$0] } ?? 0 }
    var shifted = self
    shifted.sources = sources.map { source in
      let by = shift(source.host)
      guard by != 0, !source.isMetrics else { return source }
      var moved = source
      moved.first = source.first?.advanced(bySeconds: -by)
      moved.last = source.last?.advanced(bySeconds: -by)
      return moved
    }
    for (key, series) in events {
      let by = shift(key.observerHost ?? key.host)
      if by != 0 { shifted.events[key] = series.moved(bySeconds: -by) }
    }
    for (key, series) in templates {
      let by = shift(key.host)
      if by != 0 { shifted.templates[key] = series.moved(bySeconds: -by) }
    }
    for (key, series) in requests {
      let by = shift(key.host)
      if by != 0 { shifted.requests[key] = series.moved(bySeconds: -by) }
    }
    shifted.changes = changes.map { change in
      let by = shift(change.observerHost)
      guard by != 0 else { return change }
      var moved = change
      moved.time = change.time.advanced(bySeconds: -by)
      moved.evidence = change.evidence.moved(bySeconds: -by)
      return moved
    }
    return shifted
  }
}

extension Evidence {
  fileprivate func moved(bySeconds seconds: Double) -> Evidence {
    var moved = self
    moved.time = time.advanced(bySeconds: seconds)
    return moved
  }
}

extension EventSeries {
  fileprivate func moved(bySeconds seconds: Double) -> EventSeries {
    var moved = self
    moved.counts = counts.moved(bySeconds: seconds)
    moved.valueSums = valueSums.moved(bySeconds: seconds)
    moved.first = first.advanced(bySeconds: seconds)
    moved.last = last.advanced(bySeconds: seconds)
    moved.earliest = earliest.map { $0.moved(bySeconds: seconds) }
    moved.latest = latest.map { $0.moved(bySeconds: seconds) }
    return moved
  }
}

extension RequestSeries {
  /// Distinct clients stay where they are: their bins are coarser than a clock error.
  fileprivate func moved(bySeconds seconds: Double) -> RequestSeries {
    var moved = self
    moved.totals = totals.moved(bySeconds: seconds)
    moved.failures = failures.moved(bySeconds: seconds)
    moved.rejections = rejections.moved(bySeconds: seconds)
    moved.latency = latency.moved(bySeconds: seconds)
    moved.failureEvidence = failureEvidence.map { $0.moved(bySeconds: seconds) }
    moved.lastFailureEvidence = lastFailureEvidence.map { $0.moved(bySeconds: seconds) }
    moved.evidence = evidence.map { $0.moved(bySeconds: seconds) }
    return moved
  }
}
