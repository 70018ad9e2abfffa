import Records

/// How a series stood in the baseline and during an incident, and the threshold that tells the two apart.
package struct SeriesShift: Sendable, Equatable {
  package let series: ReportDocument.Series
  /// Highest value of the baseline, and the middle one of both spans.
  package let baselineMax: Double
  package let baselineMedian: Double
  package let incidentMedian: Double
  package let incidentMax: Double
  /// Highest value between the onset of the cause and the end of the step that holds the first error.
  package let earlyMax: Double
  private let isRise: Bool

  /// nil when the series has no values in the baseline or in the incident.
  package init?(
    _ series: ReportDocument.Series, baseline: ReportDocument.Window, incident: ReportDocument.Incident
  ) {
    let step = series.stepSeconds
    let causeOnset = incident.causes.first.map { min($0.onset, incident.onset) } ?? incident.onset
    let end = incident.end ?? series.start.advanced(bySeconds: step * Double(series.values.count))
    var normal: [Double] = []
    var during: [Double] = []
    var early: [Double] = []
    for (number, value) in series.values.enumerated() {
      guard let value else { continue }
      let from = series.start.advanced(bySeconds: Double(number) * step)
      let to = from.advanced(bySeconds: step)
      if from >= baseline.start, to <= baseline.end { normal.append(value) }
      if from >= incident.onset, to <= end { during.append(value) }
      if to > causeOnset, from <= incident.onset { early.append(value) }
    }
    guard !normal.isEmpty, !during.isEmpty else { return nil }
    self.series = series
    baselineMax = normal.max() ?? 0
    baselineMedian = Self.median(normal)
    incidentMedian = Self.median(during)
    incidentMax = during.max() ?? 0
    earlyMax = early.max() ?? 0
    isRise = incidentMedian >= baselineMedian
  }

  /// Incident over baseline, both moved away from zero by a hundredth of the largest value; below 1 for a fall.
  package var factor: Double {
    let floor = max(baselineMax, incidentMax) / 100
    guard floor > 0 else { return 1 }
    return (incidentMedian + floor) / (baselineMedian + floor)
  }

  /// True when the incident left the series where it was.
  package var isHealthy: Bool { factor < 1.5 && factor > 1 / 1.5 }

  /// A value that the baseline never reached and the incident did, no later than the first error: halfway between
  /// the two, to two digits. nil when no such value exists.
  package var threshold: Double? {
    let reached = earlyMax > baselineMax ? min(earlyMax, max(incidentMedian, baselineMax)) : 0
    guard isRise, reached > baselineMax * 1.05, reached > 0 else { return nil }
    let middle = (baselineMax + reached) / 2
    let rounded = middle.rounded(significant: 2)
    return rounded > baselineMax && rounded < reached ? rounded : middle.rounded(significant: 4)
  }

  /// `15 → 62.2 /min`.
  package var words: String {
    let unit = series.unit.isEmpty ? "" : " \(series.unit)"
    return "\(Wording.quantity(baselineMedian)) → \(Wording.quantity(incidentMedian))\(unit)"
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

extension ReportDocument {
  /// How every series that can be compared stood before and during `incident`, in the order of the report.
  package func shifts(_ incident: Incident) -> [SeriesShift] {
    guard let baseline else { return [] }
    return series.compactMap { SeriesShift($0, baseline: baseline, incident: incident) }
  }
}
