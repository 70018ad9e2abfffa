import Records

/// Finds the stretches in which a log was silent for far longer than it usually is, in one pass and constant memory.
struct GapFinder {
  /// So many times as long as nineteen of twenty steps: a step that waits for chance alone is not so long once in a
  /// trillion times.
  private static let factor = 10.0
  private static let secondsMin = 60.0
  /// A log with more of them is one that comes in bursts.
  private static let countMax = 12
  /// Fewer records say nothing about what is usual.
  private static let recordsMin = 20

  /// Steps by the power of two of their length in milliseconds.
  private var steps = [Int](repeating: 0, count: 48)
  private var longest: [InspectedSource.Gap] = []
  private var latest: Timestamp?
  private(set) var disordered = 0

  /// Takes the time of the next record.
  mutating func add(_ time: Timestamp) {
    guard let before = latest else {
      latest = time
      return
    }
    guard time >= before else {
      disordered += 1
      return
    }
    latest = time
    let seconds = time.secondsSince(before)
    steps[Self.bin(seconds)] += 1
    guard seconds >= Self.secondsMin else { return }
    if longest.count > Self.countMax, let last = longest.last, seconds <= last.seconds { return }
    let place = longest.firstIndex { $0.seconds < seconds } ?? longest.count
    longest.insert(InspectedSource.Gap(start: before, end: time), at: place)
    if longest.count > Self.countMax + 1 { longest.removeLast() }
  }

  /// The gaps, longest first; none where the log is often silent.
  func gaps() -> [InspectedSource.Gap] {
    let count = steps.reduce(0, +)
    guard count >= Self.recordsMin else { return [] }
    var seen = 0
    var usual = 0.0
    for (place, number) in steps.enumerated() {
      seen += number
      usual = Double(1 << place) / 1000
      if seen * 20 >= count * 19 { break }
    }
    let found = longest.filter { $0.seconds >= max(Self.secondsMin, Self.factor * usual) }
    return found.count > Self.countMax ? [] : found
  }

  private static func bin(_ seconds: Double) -> Int {
    let milliseconds = Int64(min(seconds * 1000, 1e13))
    return min(47, 64 - milliseconds.leadingZeroBitCount)
  }
}

extension InspectedSource.Gap {
  /// How long it lasts.
  package var seconds: Double { end.secondsSince(start) }
}
