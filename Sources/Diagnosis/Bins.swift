import Timeline

/// The grid of equal bins on which an analysis looks for windows.
struct Bins: Equatable {
  let start: Double
  let end: Double
  let widthSeconds: Double
  let count: Int

  static let ladder: [Double] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600]

  /// The smallest width of the ladder for which the span fits 4,096 bins, a bin usually holds 20 of the things
  /// counted, and a bin is twice the resolution of the stamps; at most a 24th of the span.
  init(span: ClosedRange<Double>, total: Double, resolutionSeconds: Double) {
    let seconds = max(1, span.upperBound - span.lowerBound)
    let fits = Self.ladder.first { width in
      seconds / width <= 4_096 && total * width / seconds >= 20 && width >= 2 * resolutionSeconds
    }
    let limit = max(1, Self.ladder.last { $0 <= max(1, seconds / 24) } ?? 1)
    widthSeconds = max(min(fits ?? limit, limit), seconds / 200_000)
    start = (span.lowerBound / widthSeconds).rounded(.down) * widthSeconds
    count = max(1, Int(((span.upperBound - start) / widthSeconds).rounded(.up)))
    end = start + Double(count) * widthSeconds
  }

  /// The same span in bins `factor` times as wide; below 1, narrower.
  func coarser(by factor: Double) -> Bins {
    Bins(start: start, widthSeconds: widthSeconds * factor, end: end)
  }

  private init(start: Double, widthSeconds: Double, end: Double) {
    self.widthSeconds = widthSeconds
    self.start = (start / widthSeconds).rounded(.down) * widthSeconds
    count = max(1, Int(((end - self.start) / widthSeconds).rounded(.up)))
    self.end = self.start + Double(count) * widthSeconds
  }

  func lower(_ index: Int) -> Double { start + Double(index) * widthSeconds }
  func upper(_ index: Int) -> Double { start + Double(index + 1) * widthSeconds }

  func index(of second: Double) -> Int { min(count - 1, max(0, Int((second - start) / widthSeconds))) }

  /// Values per bin of something that sums over `[from, to)`.
  func values(_ sum: (Double, Double) -> Double) -> [Double] { (0..<count).map { sum(lower($0), upper($0)) } }
}
