/// Runs of bins that stand out, joined over short gaps.
enum HotRuns {
  /// Hot bins as runs, over gaps of at most `gapBins`.
  static func pieces(_ hot: [Bool], gapBins: Int) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for (index, isHot) in hot.enumerated() where isHot {
      if let last = runs.last, index - last.upperBound - 1 <= gapBins {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    return runs
  }

  /// Joins hot bins to runs. A gap of at most `gapBins`, or of a fifth of the longer neighbour, does not end a run.
  static func find(_ hot: [Bool], gapBins: Int) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for (index, isHot) in hot.enumerated() where isHot {
      guard let last = runs.last else {
        runs.append(index...index)
        continue
      }
      let gap = index - last.upperBound - 1
      if gap <= max(gapBins, last.count / 5) {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    return joinNeighbours(runs, gapBins: gapBins)
  }

  /// A long run after a short gap draws the earlier one in.
  private static func joinNeighbours(_ runs: [ClosedRange<Int>], gapBins: Int) -> [ClosedRange<Int>] {
    var joined: [ClosedRange<Int>] = []
    for run in runs {
      if let last = joined.last,
        run.lowerBound - last.upperBound - 1 <= max(gapBins, max(last.count, run.count) / 5)
      {
        joined[joined.count - 1] = last.lowerBound...run.upperBound
      } else {
        joined.append(run)
      }
    }
    return joined
  }
}
