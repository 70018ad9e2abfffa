import Events
import Records
import Timeline

/// Messages that no rule knows and that came, went or surged with an incident, most telling first.
struct TemplateShifts {
  let scene: Scene
  let windows: [SymptomWindow]

  static let capacity = 50

  func shifts() -> [TemplateShift] {
    guard let window = windows.first else { return [] }
    let inquiry = Inquiry(scene: scene, window: window)
    let before = inquiry.baseline
    let keys = scene.timeline.templates.keys.sorted {
      ($0.text, $0.host ?? "", $0.service ?? "") < ($1.text, $1.host ?? "", $1.service ?? "")
    }
    let rated = keys.compactMap { key -> (shift: TemplateShift, score: Double)? in
      guard let series = scene.timeline.templates[key] else { return nil }
      let secondsBefore = max(1, before.end - before.start)
      let secondsDuring = max(1, inquiry.end - inquiry.onset)
      let countBefore = series.counts.sum(from: before.start, to: before.end)
      let countDuring = series.counts.sum(from: inquiry.onset, to: inquiry.end)
      let expected = countBefore / secondsBefore * secondsDuring
      let score = NegativeBinomial.deviance(count: countDuring, expected: expected + 0.2)
      guard abs(score) >= 2 else { return nil }
      let kind: TemplateShift.Kind = countBefore < 0.5 ? .new : countDuring < 0.5 ? .gone : .shifted
      let lines = (series.earliest + series.latest).filter {
        kind == .gone || $0.time.seconds >= inquiry.onset - 5
      }
      return (
        TemplateShift(
          kind: kind, text: key.text, host: key.host, service: key.service,
          perMinuteBefore: (countBefore * 60 / secondsBefore).rounded(toPlaces: 3),
          perMinuteDuring: (countDuring * 60 / secondsDuring).rounded(toPlaces: 3),
          evidence: Array(lines.prefix(2))),
        score
      )
    }
    return rated.sorted {
      (-abs($0.score), $0.shift.text, $0.shift.host ?? "") < (
        -abs($1.score), $1.shift.text, $1.shift.host ?? ""
      )
    }
    .prefix(Self.capacity).map(\.shift)
  }
}
