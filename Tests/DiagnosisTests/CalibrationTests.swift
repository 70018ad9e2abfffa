import Foundation
import Testing

@testable import Diagnosis

/// Is a lead of 0.8 the cause in eight of ten? Measured on simulated incidents whose cause is known.
@Suite struct CalibrationTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RCA_RECORD"] != nil
  private static let borders = [0, 0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97]

  private func judged(_ seeds: Range<UInt64>, calibrated: Bool) -> [SimulatedDeploy.Judged] {
    seeds.flatMap { seed in
      let (simulation, guilty) = SimulatedDeploy.any(seed: seed)
      var options = DiagnosisOptions()
      options.isCalibrated = calibrated
      return SimulatedDeploy.judged(Diagnoser(options: options).diagnose(simulation.timeline), guilty: guilty)
    }
  }

  @Test("recording the table", .enabled(if: isRecording))
  func record() throws {
    let leads = judged(100_000..<101_500, calibrated: false).filter { !$0.isBeside }
    let rows = Self.rows(leads)
    let text = rows.map {
      "    .init(lower: \($0.lower), predicted: \(Self.fixed($0.predicted)), observed: \(Self.fixed($0.observed)), "
        + "count: \($0.count)),"
    }
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(
        "Sources/Diagnosis/Confidence/CalibrationTable.swift")
    try Data(
      """
      /// Written by `RCA_RECORD=1 swift test --filter CalibrationTests`; do not edit.
      enum CalibrationTable {
        static let rows: [Calibration.Row] = [
      \(text.joined(separator: "\n"))
        ]
      }

      """.utf8
    ).write(to: source)
    print("Brier score before \(Self.brier(leads)), after \(Self.brier(Self.mapped(leads, rows)))")
  }

  @Test("the table is monotone and rests on a thousand leads and more")
  func table() {
    let rows = Calibration.table
    #expect(rows.reduce(0) { $0 + $1.count } >= 1_000)
    for (low, high) in zip(rows, rows.dropFirst()) {
      #expect(low.lower < high.lower && low.predicted < high.predicted && low.observed <= high.observed)
    }
    let shown = stride(from: 0.0, through: 1, by: 0.01).map { Calibration.shown($0) }
    #expect(zip(shown, shown.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(shown.first == 0 && (shown.last ?? 1) < 1)
  }

  @Test(
    "on incidents that the table has not seen, what is shown is as good as promised",
    .enabled(if: !isRecording))
  func holds() {
    let leads = judged(1..<41, calibrated: true)
    #expect(leads.count >= 40)
    let brier = Self.brier(leads)
    #expect(brier <= 0.16, "Brier score \(brier)")
    let mean = leads.reduce(0) { $0 + $1.confidence } / Double(leads.count)
    let share = Double(leads.count(where: \.isCause)) / Double(leads.count)
    #expect(abs(mean - share) <= 0.12, "shown \(mean) on average, true \(share)")
  }

  /// Rows of the table: the share of causes between two borders, made monotone by pooling neighbours that are not (the
  /// pool-adjacent-violators algorithm, Ayer et al. 1955).
  private static func rows(_ leads: [SimulatedDeploy.Judged]) -> [Calibration.Row] {
    var rows: [Calibration.Row] = []
    for (index, lower) in borders.enumerated() {
      let upper = index + 1 < borders.count ? borders[index + 1] : .infinity
      let mine = leads.filter { $0.confidence >= lower && $0.confidence < upper }
      guard !mine.isEmpty else { continue }
      let count = Double(mine.count)
      rows.append(
        .init(
          lower: lower, predicted: mine.reduce(0) { $0 + $1.confidence } / count,
          observed: (Double(mine.count(where: \.isCause)) + 0.5) / (count + 1), count: mine.count))
      while rows.count > 1, rows[rows.count - 2].observed > rows[rows.count - 1].observed {
        let high = rows.removeLast()
        let low = rows.removeLast()
        let total = Double(low.count + high.count)
        func mean(_ path: KeyPath<Calibration.Row, Double>) -> Double {
          (low[keyPath: path] * Double(low.count) + high[keyPath: path] * Double(high.count)) / total
        }
        rows.append(
          .init(
            lower: low.lower, predicted: mean(\.predicted), observed: mean(\.observed),
            count: low.count + high.count))
      }
    }
    return rows
  }

  private static func mapped(_ leads: [SimulatedDeploy.Judged], _ rows: [Calibration.Row])
    -> [SimulatedDeploy.Judged]
  {
    leads.map { lead in
      var mapped = lead
      mapped.confidence = Calibration.shown(lead.confidence, table: rows)
      return mapped
    }
  }

  private static func brier(_ leads: [SimulatedDeploy.Judged]) -> Double {
    leads.reduce(0) { $0 + pow($1.confidence - ($1.isCause ? 1 : 0), 2) } / Double(max(1, leads.count))
  }

  private static func fixed(_ value: Double) -> String { String(format: "%.4f", value) }
}
