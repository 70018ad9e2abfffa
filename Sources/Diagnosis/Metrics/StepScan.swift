/// Finds the stretch of rows that differs most from all others, over all tracks at once.
///
/// For a stretch of L of n rows, a track's statistic is √(L(n−L)/n) · |mean inside − mean outside|, the likelihood
/// ratio of an epidemic change of the mean (Levin & Kline 1985, "The cusum test of homogeneity with an application in
/// spontaneous abortion epidemiology"). Only what exceeds four standard deviations is added up, so that many still
/// tracks do not drown the few that moved.
struct StepScan {
  let grid: MetricGrid
  /// Weight of each track, by its place in the list that made the grid.
  let weights: [Double]

  struct Stretch: Equatable {
    /// First row, and the row after the last one.
    var start: Int
    var end: Int
    /// First row at which the tracks that moved had left their usual level; before `start` when they drifted there.
    var onset: Int
    /// Sum over the tracks of what exceeded the threshold.
    var gain: Double
  }

  static let rowsBefore = 5
  static let rowsInside = 3
  static let rowsOutside = 5
  static var rowsMin: Int { rowsBefore + rowsInside }
  private static let threshold = 4.0

  /// nil when no stretch stands out at all.
  func strongest() -> Stretch? {
    let rows = grid.times.count
    guard rows >= Self.rowsMin else { return nil }
    var gains = [Double](repeating: 0, count: (rows + 1) * (rows + 1))
    for line in grid.lines { add(line, to: &gains, rows: rows) }
    var best: (start: Int, end: Int, gain: Double)?
    for start in 0..<rows {
      for end in start + 1...rows {
        let gain = (gains[start * (rows + 1) + end] * 1e9).rounded() / 1e9
        if gain > best?.gain ?? 0 { best = (start, end, gain) }
      }
    }
    guard let best else { return nil }
    return Stretch(start: best.start, end: best.end, onset: onset(best.start, best.end), gain: best.gain)
  }

  private func add(_ line: MetricGrid.Line, to gains: inout [Double], rows: Int) {
    var sums = [0.0]
    sums.reserveCapacity(rows + 1)
    for score in line.scores { sums.append(sums[sums.count - 1] + score) }
    let total = sums[rows]
    let weight = weights[line.track]
    for start in Self.rowsBefore..<max(Self.rowsBefore, rows - Self.rowsInside + 1) {
      let last = min(rows, start + rows - Self.rowsOutside)
      guard start + Self.rowsInside <= last else { continue }
      for end in start + Self.rowsInside...last {
        let inside = sums[end] - sums[start]
        let statistic = Self.statistic(inside: inside, total: total, length: end - start, rows: rows)
        if statistic > Self.threshold {
          gains[start * (rows + 1) + end] += weight * (statistic - Self.threshold)
        }
      }
    }
  }

  private static func statistic(inside: Double, total: Double, length: Int, rows: Int) -> Double {
    let outside = Double(rows - length)
    let scale = (Double(length) * outside / Double(rows)).squareRoot()
    return scale * abs(inside / Double(length) - (total - inside) / outside)
  }

  /// Row by which three tenths of the evidence had begun to move: each track is followed back from `start` while it
  /// is more than 15 % of the way to its new level, forward while it is less than a quarter of it.
  private func onset(_ start: Int, _ end: Int) -> Int {
    var onsets: [(row: Int, weight: Double)] = []
    for line in grid.lines {
      let rows = line.scores.count
      let inside = line.scores[start..<end].reduce(0, +)
      let total = line.scores.reduce(0, +)
      let weight =
        Self.statistic(inside: inside, total: total, length: end - start, rows: rows) - Self.threshold
      let usual = line.scores.prefix(max(3, start / 2)).sorted().quantile(0.5)
      let step = line.scores[start..<end].sorted().quantile(0.5) - usual
      guard weight > 0, abs(step) >= 1 else { continue }
      var row = start
      while row > 0, (line.scores[row - 1] - usual) / step > 0.15 { row -= 1 }
      if row == start {
        while row < end - 1, (line.scores[row] - usual) / step < 0.25 { row += 1 }
      }
      onsets.append((row, weight))
    }
    onsets.sort { $0.row < $1.row }
    let enough = 0.3 * onsets.reduce(0) { $0 + $1.weight }
    var sum = 0.0
    for onset in onsets {
      sum += onset.weight
      if sum >= enough { return max(3, onset.row) }
    }
    return start
  }
}
