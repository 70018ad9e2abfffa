import Foundation
import Records

/// d7, stagger: in a rolling change, does each host begin to fail when *it* gets the change, or all at once?
///
/// 0.7 n ln((MAD of the onsets on the clock + 1) / (MAD of the onsets relative to each host's change + 1)), between −4 and
/// 4, over n hosts.
struct Stagger {
  let inquiry: Inquiry

  func check(_ change: ChangeEvent) -> Check? {
    guard change.startByHost.count >= 2, change.start.seconds <= inquiry.onset + inquiry.toleranceSeconds
    else { return nil }
    let traffic = HostTraffic(inquiry.scene, service: change.service)
    let onsets = traffic.hosts.compactMap { host -> (wall: Double, relative: Double)? in
      guard let start = change.startByHost[host.name]?.seconds, let onset = onset(of: host) else {
        return nil
      }
      return (onset, onset - start)
    }
    guard onsets.count >= 2 else { return nil }
    let starts = change.startByHost.values.map(\.seconds)
    let spread = (starts.max() ?? 0) - (starts.min() ?? 0)
    guard spread >= 3 * inquiry.binSeconds else { return nil }
    let wall = deviation(onsets.map(\.wall))
    let relative = deviation(onsets.map(\.relative))
    let unit = inquiry.binSeconds
    let weight = min(4, max(-4, 0.7 * Double(onsets.count) * log((wall / unit + 1) / (relative / unit + 1))))
    let says =
      weight > 0
      ? "each of \(onsets.count) hosts began to fail when it got the change (within \(Words.duration(relative)))"
      : "\(onsets.count) hosts began to fail within \(Words.duration(wall)) of each other, though the change took \(Words.duration(spread)) to reach them"
    return Check(
      id: "stagger", outcome: weight >= 0.5 ? .supports : weight <= -0.5 ? .refutes : .neutral,
      weight: weight, says: says,
      decidable: Timestamp(seconds: min(inquiry.end, (starts.max() ?? 0) + 6 * unit)))
  }

  private func onset(of host: HostTraffic.Host) -> Double? {
    let from = max(inquiry.scene.span.lowerBound, inquiry.onset - 1_200)
    let to = min(inquiry.end, inquiry.onset + 3_600)
    guard host.failed(inquiry.onset, to) >= 5 else { return nil }
    let width = max(inquiry.binSeconds / 2, (to - from) / 2_000)
    return StepFit.up(host.failed, start: from, end: to, binSeconds: width)?.onset
  }

  /// Mean absolute distance from the median, which also tells two hosts apart.
  private func deviation(_ values: [Double]) -> Double {
    guard let middle = RobustStatistics.median(values) else { return 0 }
    return values.reduce(0) { $0 + abs($1 - middle) } / Double(values.count)
  }
}
