/// Written by `RCA_RECORD=1 swift test --filter CalibrationTests`; do not edit.
enum CalibrationTable {
  static let rows: [Calibration.Row] = [
    .init(lower: 0.0, predicted: 0.0052, observed: 0.0043, count: 812),
    .init(lower: 0.02, predicted: 0.0519, observed: 0.2093, count: 226),
    .init(lower: 0.1, predicted: 0.1436, observed: 0.5667, count: 44),
    .init(lower: 0.2, predicted: 0.2558, observed: 0.6750, count: 19),
    .init(lower: 0.3, predicted: 0.5256, observed: 0.8496, count: 116),
    .init(lower: 0.7, predicted: 0.8123, observed: 0.9603, count: 225),
    .init(lower: 0.9, predicted: 0.9404, observed: 0.9862, count: 180),
    .init(lower: 0.97, predicted: 0.9961, observed: 0.9996, count: 1171),
  ]
}
