/// Written by `RCA_RECORD=1 swift test --filter CalibrationTests`; do not edit.
enum CalibrationTable {
  static let rows: [Calibration.Row] = [
    .init(lower: 0.0, predicted: 0.0023, observed: 0.0013, count: 3475),
    .init(lower: 0.02, predicted: 0.0500, observed: 0.1578, count: 300),
    .init(lower: 0.1, predicted: 0.1864, observed: 0.4508, count: 89),
    .init(lower: 0.3, predicted: 0.3539, observed: 0.7167, count: 29),
    .init(lower: 0.4, predicted: 0.4495, observed: 0.7679, count: 27),
    .init(lower: 0.5, predicted: 0.5449, observed: 0.7727, count: 32),
    .init(lower: 0.6, predicted: 0.6533, observed: 0.8375, count: 39),
    .init(lower: 0.7, predicted: 0.8123, observed: 0.9603, count: 225),
    .init(lower: 0.9, predicted: 0.9404, observed: 0.9862, count: 180),
    .init(lower: 0.97, predicted: 0.9961, observed: 0.9996, count: 1171),
  ]
}
