import Records
import Timeline

/// The series that a reader wants to see beside the incident.
struct Lanes {
  let scene: Scene
  let incidents: [Incident]

  static let points = 240
  static let capacity = 40

  func series() -> [DrawnSeries] {
    var drawn: [DrawnSeries] = []
    let front = scene.front
    if front.hasRequests {
      drawn.append(share("failed requests", "impact", front.failed))
      if front.hasLatency { drawn.append(share("slow requests", "impact", front.slow)) }
      drawn.append(rate("requests", role: "traffic", host: nil, service: front.service, front.total))
    }
    drawn += MetricLanes(
      scene: scene, incidents: incidents, start: scene.bins.start, step: step, count: count
    ).series()
    let keys = scene.ruleKeys.filter {
      (scene.timeline.events[$0]?.total ?? 0) >= 2 && scene.timeline.rules[$0.id]?.role != "change"
    }
    let ranked = keys.sorted { left, right in
      let a = scene.timeline.events[left]?.total ?? 0
      let b = scene.timeline.events[right]?.total ?? 0
      return a != b ? a > b : Scene.order(left, right)
    }
    for key in ranked.prefix(Self.capacity - drawn.count) {
      guard let series = scene.timeline.events[key], let rule = scene.timeline.rules[key.id] else { continue }
      drawn.append(
        rate(
          rule.title, role: rule.role, rule: rule.id, host: key.host, service: key.service, series.counts.sum)
      )
    }
    return drawn
  }

  private var step: Double {
    max(scene.bins.widthSeconds, (scene.bins.end - scene.bins.start) / Double(Self.points))
  }
  private var count: Int { min(Self.points, Int(((scene.bins.end - scene.bins.start) / step).rounded(.up))) }

  private func share(_ title: String, _ role: String, _ part: (Double, Double) -> Double) -> DrawnSeries {
    let values = (0..<count).map { index -> Double? in
      let from = scene.bins.start + Double(index) * step
      let total = scene.front.total(from, from + step)
      return total > 0 ? min(100, part(from, from + step) / total * 100).rounded(toPlaces: 3) : nil
    }
    return DrawnSeries(
      title: title, unit: "%", host: nil, service: scene.front.service, role: role,
      start: Timestamp(seconds: scene.bins.start), stepSeconds: step, values: values)
  }

  private func rate(
    _ title: String, role: String, rule: String? = nil, host: String?, service: String?,
    _ sum: (Double, Double) -> Double
  ) -> DrawnSeries {
    let values = (0..<count).map { index -> Double? in
      let from = scene.bins.start + Double(index) * step
      return (sum(from, from + step) * 60 / step).rounded(toPlaces: 3)
    }
    return DrawnSeries(
      title: title, unit: "/min", host: host, service: service, role: role, rule: rule,
      start: Timestamp(seconds: scene.bins.start), stepSeconds: step, values: values)
  }
}
