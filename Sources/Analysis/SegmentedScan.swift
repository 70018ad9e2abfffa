import Bytes
import Records
import Timeline

/// Reads one file into a timeline per stretch of time, so that what was known by any of the borders is a merge of the
/// stretches before it: the logs are read once, not once per border.
struct SegmentedScan: SourceConsumer, ~Copyable {
  /// A scan in a box: an array holds only values that can be copied.
  private final class Segment {
    var scan: TimelineScan
    init(_ scan: consuming TimelineScan) { self.scan = scan }
  }

  private let borders: [Timestamp]
  private let segments: [Segment]
  /// Where the last record with a time went: those without one follow it.
  private var current = 0

  /// - Parameter borders: ends of the stretches, in order; what comes after the last is left out. At least one.
  init(_ borders: [Timestamp], _ make: (_ since: Timestamp?, _ until: Timestamp?) -> TimelineScan) {
    self.borders = borders
    segments = borders.indices.map { index in
      Segment(make(index == 0 ? nil : borders[index - 1], borders[index]))
    }
  }

  /// One timeline per stretch.
  var timelines: [Timeline] { segments.map { $0.scan.timeline } }

  mutating func begin(_ source: OpenedSource) {
    current = 0
    for segment in segments { segment.scan.begin(source) }
  }

  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    var start = 0
    while start < frames.count {
      let place = place(of: frames[start])
      current = place
      var end = start + 1
      while end < frames.count, self.place(of: frames[end]) == place { end += 1 }
      // The last stretch counts what comes after it as left out.
      segments[min(place, segments.count - 1)].scan.take(Array(frames[start..<end]), of: chunk, &reader)
      start = end
    }
  }

  mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {
    for segment in segments { segment.scan.take(items, reader) }
  }

  mutating func end(_ source: ClosedSource) {
    for segment in segments { segment.scan.end(source) }
  }

  /// Notes a file that could not be read to its end.
  mutating func fail(_ source: SourceFile, _ error: InputError) {
    for segment in segments { segment.scan.fail(source, error) }
  }

  /// The first stretch that ends after the record; their number for a record after all of them.
  private func place(of frame: RecordFrame) -> Int {
    guard let time = frame.timestamp else { return current }
    if current < borders.count, time < borders[current], current == 0 || time >= borders[current - 1] {
      return current
    }
    var low = 0
    var high = borders.count
    while low < high {
      let middle = (low + high) / 2
      if time < borders[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
