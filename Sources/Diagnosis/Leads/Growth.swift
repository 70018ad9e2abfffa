/// A level that held, and then rose steadily until the incident began.
struct Growth: Equatable {
  /// When the rise began, in epoch seconds.
  let start: Double
  /// What it was before, and by how much it had risen when the incident began.
  let level: Double
  let rise: Double

  /// nil unless the value left the band of its earlier scatter well before the onset, while users were still well,
  /// and rose on the whole from there.
  init?(samples: [(time: Double, value: Double)], inquiry: Inquiry) {
    let lead = max(2 * inquiry.binSeconds, 8)
    let before = samples.filter { $0.time <= inquiry.onset }
    guard before.count >= 6, let last = before.last else { return nil }
    let early = before.prefix(max(3, before.count / 2)).map(\.value)
    guard let level = RobustStatistics.median(early) else { return nil }
    let band = level + max(3 * RobustStatistics.scale(early), 2)
    guard last.value > band, let inside = before.lastIndex(where: { $0.value <= band }),
      inside + 1 < before.count
    else { return nil }
    let rising = before[inside...]
    let ups = zip(rising, rising.dropFirst()).filter { $0.value <= $1.value }.count
    guard rising.count >= 3, Double(ups) >= 0.7 * Double(rising.count - 1) else { return nil }
    start = before[inside].time
    guard inquiry.onset - start >= lead, (inquiry.affectedShare(start, inquiry.onset) ?? 0) <= 0.05 else {
      return nil
    }
    self.level = level
    rise = last.value - level
  }
}
