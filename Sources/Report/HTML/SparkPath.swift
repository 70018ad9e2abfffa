/// The path of a series in a drawing of a given size, zero at the bottom, the largest value at the top.
struct SparkPath {
  /// `d` of an open line, and of the area below it.
  let line: HTML
  let area: HTML
  let peak: Double

  init(_ values: [Double?], width: Double, height: Double) {
    let points = Decimation.minMax(values, columns: Int(width))
    let highest = values.compactMap { $0 }.max() ?? 0
    let top = highest > 0 ? highest : 1
    let step = width / Double(max(1, values.count))
    var (line, area) = (HTML.empty, HTML.empty)
    var start: Double?
    var last = 0.0
    for point in points {
      guard let value = point.value else {
        if let start { area += "L\(last) \(height)L\(start) \(height)Z" }
        start = nil
        continue
      }
      let x = (Double(point.index) + 0.5) * step
      let y = height - 1 - max(0, value) / top * (height - 2)
      line += start == nil ? "M\(x) \(y)" : "L\(x) \(y)"
      area += start == nil ? "M\(x) \(height)L\(x) \(y)" : "L\(x) \(y)"
      if start == nil { start = x }
      last = x
    }
    if let start { area += "L\(last) \(height)L\(start) \(height)Z" }
    self.line = line
    self.area = area
    peak = highest
  }
}

/// Fewer points that look the same: of each column the smallest and the largest value, in their order, so that no peak
/// is lost.
enum Decimation {
  struct Point: Equatable {
    var index: Int
    var value: Double?
  }

  static func minMax(_ values: [Double?], columns: Int) -> [Point] {
    guard values.count > columns * 2 else { return values.enumerated().map { Point(index: $0, value: $1) } }
    var points: [Point] = []
    for column in 0..<columns {
      let range = column * values.count / columns..<(column + 1) * values.count / columns
      let present = range.filter { values[$0] != nil }
      guard let low = present.min(by: { values[$0] ?? 0 < values[$1] ?? 0 }),
        let high = present.max(by: { values[$0] ?? 0 < values[$1] ?? 0 })
      else {
        points.append(Point(index: range.lowerBound, value: nil))
        continue
      }
      for index in low == high ? [low] : [min(low, high), max(low, high)] {
        points.append(Point(index: index, value: values[index]))
      }
    }
    return points
  }
}
