/// Written by `RCA_RECORD=1 swift test --filter CalibrationTests`; do not edit.
enum CalibrationTable {
  static let rows: [Calibration.Row] = [
    .init(lower: 0.0, predicted: 0.0020, observed: 0.0008, count: 2957),
    .init(lower: 0.02, predicted: 0.0506, observed: 0.0065, count: 540),
    .init(lower: 0.1, predicted: 0.1409, observed: 0.0461, count: 140),
    .init(lower: 0.2, predicted: 0.2848, observed: 0.1876, count: 126),
    .init(lower: 0.4, predicted: 0.4513, observed: 0.3594, count: 31),
    .init(lower: 0.5, predicted: 0.5480, observed: 0.3700, count: 49),
    .init(lower: 0.6, predicted: 0.6487, observed: 0.6463, count: 40),
    .init(lower: 0.7, predicted: 0.7416, observed: 0.7857, count: 20),
    .init(lower: 0.8, predicted: 0.8531, observed: 0.7889, count: 44),
    .init(lower: 0.9, predicted: 0.9457, observed: 0.9743, count: 135),
    .init(lower: 0.97, predicted: 0.9962, observed: 0.9997, count: 1485),
  ]
}
