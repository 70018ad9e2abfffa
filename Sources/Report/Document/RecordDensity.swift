import Records
import Timeline

/// How many records every service of every host wrote over time, on one grid for all of them.
struct RecordDensity {
  private static let columnCount = 120
  private static let rowCountMax = 48

  private(set) var rows: [ReportDocument.Density] = []

  private struct Writer: Hashable, Comparable {
    var host: String?
    var service: String?

    static func < (left: Writer, right: Writer) -> Bool {
      (left.host ?? "", left.service ?? "") < (right.host ?? "", right.service ?? "")
    }
  }

  init(_ timeline: Timeline) {
    let starts = timeline.sources.compactMap(\.first)
    let ends = timeline.sources.compactMap(\.last)
    guard let first = starts.min(), let last = ends.max() else { return }
    let span = max(1, last.wholeSecond + 1 - first.wholeSecond)
    let step = (span + Int64(Self.columnCount) - 1) / Int64(Self.columnCount)

    var counts: [Writer: BinnedCounts] = [:]
    for (key, series) in timeline.events where key.kind == .activity {
      let writer = Writer(
        host: key.observerHost ?? key.host, service: key.observerService ?? key.service)
      counts[writer, default: BinnedCounts()].merge(series.counts)
    }
    let busiest = counts.keys.sorted {
      let (left, right) = (counts[$0]?.total ?? 0, counts[$1]?.total ?? 0)
      return left != right ? left > right : $0 < $1
    }
    for writer in busiest.prefix(Self.rowCountMax).sorted() {
      guard let series = counts[writer] else { continue }
      rows.append(
        ReportDocument.Density(
          host: writer.host, service: writer.service,
          start: Timestamp(microseconds: first.wholeSecond * 1_000_000), stepSeconds: Double(step),
          counts: (0..<Int((span + step - 1) / step)).map { column in
            let start = Double(first.wholeSecond + Int64(column) * step)
            return Int(series.sum(from: start, to: start + Double(step)).rounded())
          }))
    }
  }
}
