import Timeline

/// How much an incident hurt, as the outermost servers logged it.
struct ImpactMeasure {
  let inquiry: Inquiry

  func measure() -> Impact {
    let front = inquiry.scene.front
    let total = front.total(inquiry.onset, inquiry.end)
    guard front.hasRequests, total >= 1 else {
      return Impact(
        failedShare: nil, peakFailedShare: nil, requests: front.hasRequests ? 0 : nil, affectedClients: nil)
    }
    return Impact(
      failedShare: (front.failed(inquiry.onset, inquiry.end) / total).rounded(toPlaces: 4),
      peakFailedShare: peak(), requests: Int(total.rounded()), affectedClients: affectedClients())
  }

  private func peak() -> Double? {
    let bins = inquiry.scene.bins
    let first = bins.index(of: inquiry.onset)
    let last = max(first, bins.index(of: inquiry.end))
    let shares = (first...last).compactMap { index -> Double? in
      let total = inquiry.scene.front.total(bins.lower(index), bins.upper(index))
      return total >= 5 ? inquiry.scene.front.failed(bins.lower(index), bins.upper(index)) / total : nil
    }
    return shares.max()?.rounded(toPlaces: 4)
  }

  private func affectedClients() -> Double? {
    let series = inquiry.scene.front.keys.compactMap { inquiry.scene.timeline.requests[$0] }
    guard let first = series.first else { return nil }
    var all = first.clients
    var failed = first.failedClients
    for other in series.dropFirst() {
      all.merge(other.clients)
      failed.merge(other.failedClients)
    }
    let clients = all.distinct(from: inquiry.onset, to: inquiry.end)
    guard clients >= 1 else { return nil }
    return min(1, failed.distinct(from: inquiry.onset, to: inquiry.end) / clients).rounded(toPlaces: 4)
  }
}
