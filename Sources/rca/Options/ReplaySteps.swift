import Records
import Report

/// The times at which a replay stops: multiples of a length, so that they read well and two replays can be compared.
struct ReplaySteps {
  static let countMax = 200
  static let countUsual = 24
  /// Counts of distinct clients are kept by bins of ten seconds, which a step must not cut.
  private static let shortest = 10.0
  /// Lengths that people count in.
  private static let ladder: [Double] = [
    10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
  ]

  private let every: String?
  private let count: Int

  /// - Parameters:
  ///   - every: what `--every` says.
  ///   - count: about how many, when `every` is nil.
  init(every: String?, count: Int) {
    self.every = every
    self.count = count
  }

  /// The steps after `first`; the last one is the first that is later than `last`, so that it knows everything.
  func times(from first: Timestamp, to last: Timestamp) throws -> [Timestamp] {
    let length = try length(span: last.secondsSince(first))
    let start = Int64((first.seconds / length).rounded(.down)) + 1
    let end = Int64((last.seconds / length).rounded(.down)) + 1
    guard end - start < Int64(Self.countMax) else {
      throw CommandFailure(
        .usage,
        "--every \(every ?? ""): that is \(end - start + 1) steps from \(first.rfc3339) to \(last.rfc3339); "
          + "take longer steps (at most \(Self.countMax)), or bound the time with --since and --until")
    }
    return (start...end).map { Timestamp(seconds: Double($0) * length) }
  }

  private func length(span: Double) throws -> Double {
    guard let every else {
      let wanted = span / Double(max(1, count - 1))
      if let step = Self.ladder.first(where: { $0 >= wanted }) { return step }
      return (wanted / 86_400).rounded(.up) * 86_400
    }
    guard let seconds = DurationArgument.seconds(every), seconds.isFinite else {
      throw CommandFailure(.usage, "--every \(every): not a duration; write 30s, 10m or 1h")
    }
    guard seconds >= Self.shortest, seconds.truncatingRemainder(dividingBy: Self.shortest) == 0 else {
      throw CommandFailure(.usage, "--every \(every): give a multiple of 10s")
    }
    return seconds
  }
}
