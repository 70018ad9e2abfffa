import Foundation

/// All tracks on common rows, standardised, so that they can be scanned together.
///
/// A row is a stretch of one sampling step in which anything was sampled; stretches without any sample have no row.
struct MetricGrid {
  /// Start of each row in epoch seconds, ascending.
  var times: [Double]
  var stepSeconds: Double
  /// One line per track that is sampled in at least half of the rows.
  var lines: [Line]

  struct Line {
    var track: Int
    /// Clipped deviations from the track's median in units of its scale, one per row; a row without a sample repeats
    /// the one before.
    var scores: [Double]
  }

  /// The scan is quadratic in rows; what it may cost in all bounds them.
  static let rowsMax = 192
  private static let costMax = 1.5e8
  private static let clip = 8.0

  /// nil when there are fewer than `rowsMin` rows.
  init?(tracks: [MetricTrack], rowsMin: Int) {
    let steps = tracks.compactMap { track -> Double? in
      let gaps = zip(track.times.dropFirst(), track.times).map { $0 - $1 }.filter { $0 > 0 }.sorted()
      return gaps.isEmpty ? nil : gaps.quantile(0.5)
    }.sorted()
    guard let first = tracks.compactMap(\.times.first).min(), !steps.isEmpty else { return nil }
    let limit = max(48, min(Self.rowsMax, Int((Self.costMax / Double(tracks.count)).squareRoot())))
    var step = max(steps.quantile(0.5), 1e-3)
    var occupied = Self.occupied(tracks, first: first, step: step)
    if occupied.count > limit {
      step *= (Double(occupied.count) / Double(limit)).rounded(.up)
      occupied = Self.occupied(tracks, first: first, step: step)
    }
    guard occupied.count >= rowsMin else { return nil }
    stepSeconds = step
    times = occupied.map { first + Double($0) * step }
    lines = tracks.indices.compactMap { index in
      Self.scores(tracks[index], rows: occupied, first: first, step: step).map {
        Line(track: index, scores: $0)
      }
    }
  }

  private static func row(_ time: Double, _ first: Double, _ step: Double) -> Int {
    Int(((time - first) / step + 1e-9).rounded(.down))
  }

  private static func occupied(_ tracks: [MetricTrack], first: Double, step: Double) -> [Int] {
    var rows: Set<Int> = []
    for track in tracks { for time in track.times { rows.insert(row(time, first, step)) } }
    return rows.sorted()
  }

  private static func scores(_ track: MetricTrack, rows: [Int], first: Double, step: Double) -> [Double]? {
    var values: [Double] = []
    var isKnown: [Bool] = []
    var next = 0
    for row in rows {
      var here: [Double] = []
      while next < track.times.count, Self.row(track.times[next], first, step) <= row {
        here.append(track.values[next])
        next += 1
      }
      isKnown.append(!here.isEmpty)
      values.append(here.isEmpty ? values.last ?? .nan : here.sorted().quantile(0.5))
    }
    guard 2 * isKnown.count(where: { $0 }) >= rows.count, let start = isKnown.firstIndex(of: true) else {
      return nil
    }
    for index in 0..<start { values[index] = values[start] }
    let sorted = values.sorted()
    let median = sorted.quantile(0.5)
    // Steps between neighbours show the noise, whatever level shifts there are.
    let steps = zip(values.dropFirst(), values).map { abs($0 - $1) }.sorted()
    let scale = max(
      1.4826 / 2.0.squareRoot() * steps.quantile(0.5),
      0.3 * (sorted.quantile(0.75) - sorted.quantile(0.25)) / 1.349, 0.05 * abs(median),
      0.02 * (sorted.quantile(0.99) - sorted.quantile(0.01)))
    guard scale > 0 else { return nil }
    return values.map { min(clip, max(-clip, ($0 - median) / scale)) }
  }
}
