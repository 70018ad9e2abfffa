/// How often leads of a given probability were the cause, measured on incidents whose cause is known, and the
/// probability that is shown because of it.
///
/// The ranking's own probability (the marginal of model.md e) is mapped through ``CalibrationTable``, a monotone fit, so
/// no two leads change places. `docs/accuracy.md` says how the table is made.
package enum Calibration {
  /// Leads with a probability from `lower` up to that of the next row.
  package struct Row: Sendable, Equatable {
    package var lower: Double
    /// Mean probability of the row's leads.
    package var predicted: Double
    /// Share of them that were a cause; never less than in the row before (isotonic fit).
    package var observed: Double
    /// How many leads that is.
    package var count: Int

    package init(lower: Double, predicted: Double, observed: Double, count: Int) {
      self.lower = lower
      self.predicted = predicted
      self.observed = observed
      self.count = count
    }
  }

  /// Nothing is shown as certain: the table cannot tell one in a thousand from never.
  static let shownMax = 0.99

  /// The rows, lowest first.
  package static var table: [Row] { CalibrationTable.rows }

  /// The probability to show for the ranking's own one: through the rows' means in straight lines, and never certain.
  static func shown(_ probability: Double, table: [Row] = Calibration.table) -> Double {
    let points = [(x: 0.0, y: 0.0)] + table.map { (x: $0.predicted, y: $0.observed) } + [(x: 1.0, y: 1.0)]
    guard let next = points.firstIndex(where: { $0.x >= probability }), next > 0 else {
      return probability <= 0 ? 0 : shownMax
    }
    let (low, high) = (points[next - 1], points[next])
    let share = high.x > low.x ? (probability - low.x) / (high.x - low.x) : 1
    return min(shownMax, low.y + share * (high.y - low.y))
  }

  /// The row that a shown probability stands in; nil without rows.
  package static func row(ofShown probability: Double) -> Row? {
    table.min {
      (abs($0.observed - probability), $0.lower) < (abs($1.observed - probability), $1.lower)
    }
  }
}
