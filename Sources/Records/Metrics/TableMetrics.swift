internal import Bytes

/// Metrics as a table: long (`timestamp,host,metric,value`, a sample per line) or wide (a time and a column per
/// series). The first line is the header.
struct TableMetrics {
  private let separator: UInt8
  private let columns: MetricColumns
  private let fileName: String
  private var row = DelimitedRow()
  private var spelling: [UInt8] = []
  private let labelColumns: [Int]
  /// The wide form's series per column, for each combination of its label cells.
  private var rowPlaces = ByteInterner()
  private var seriesOfPlace: [[Int]] = []

  /// Nil when `bytes[range]` is not the header of a metrics table.
  init?(header bytes: [UInt8], _ range: Range<Int>, fileName: String) {
    let separators = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")]
    let counts = separators.map { separator in bytes[range].reduce(0) { $0 + ($1 == separator ? 1 : 0) } }
    guard let most = counts.max(), most > 0, let best = counts.firstIndex(of: most) else { return nil }
    separator = separators[best]
    self.fileName = fileName
    guard row.cut(bytes, range, separator: separator) else { return nil }
    let header = row.cells.indices.map { [row] in row.text(bytes, $0) }
    guard let columns = MetricColumns(header: header, fileName: fileName) else { return nil }
    self.columns = columns
    labelColumns = columns.roles.indices.filter {
      if case .label = columns.roles[$0] { return true }
      return false
    }
  }

  /// Whether the line under the header holds a time and numbers where the header promises them: logs in CSV have a
  /// `time` column too.
  mutating func fits(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var table = SeriesTable()
    var samples: [MetricSample] = []
    guard parse(bytes, range, series: &table, into: &samples), columns.valueColumn == nil else {
      return !samples.isEmpty
    }
    let filled = row.cells.indices.filter { column in
      if case .series = columns.roles[column] { return !row.cells[column].isEmpty }
      return false
    }
    return samples.count * 2 > filled.count
  }

  /// Reads one line. False when it is not a row of this table.
  mutating func parse(
    _ bytes: [UInt8], _ range: Range<Int>, series table: inout SeriesTable, into samples: inout [MetricSample]
  ) -> Bool {
    guard row.cut(bytes, range, separator: separator), row.cells.count == columns.roles.count,
      let time = SampleTime.parse(bytes, row.cells[columns.timeColumn])
    else { return false }
    guard let valueColumn = columns.valueColumn else {
      appendWide(bytes, time, series: &table, into: &samples)
      return true
    }
    guard let value = SampleValue.parse(bytes, row.cells[valueColumn]) else { return true }
    spell(bytes)
    if let series = table.series(spelled: spelling, spelling.indices, read: { longIdentity(bytes) }) {
      samples.append(MetricSample(time: time, series: series, value: value))
    }
    return true
  }

  /// Everything of the row but time and value, as the key of its series.
  private mutating func spell(_ bytes: [UInt8]) {
    spelling.removeAll(keepingCapacity: true)
    for (column, cell) in row.cells.enumerated()
    where column != columns.timeColumn && column != columns.valueColumn {
      spelling.append(contentsOf: bytes[cell])
      spelling.append(separator)
    }
  }

  private func longIdentity(_ bytes: [UInt8]) -> MetricIdentity? {
    var names: [String] = []
    var labels: [(key: String, value: String)] = []
    for (column, role) in columns.roles.enumerated() {
      let text = row.text(bytes, column)
      switch role {
      case .metric where !text.isEmpty: names.append(text)
      case .labels: labels += MetricLabels.list(text)
      case .label(let name): labels.append((name, text))
      default: break
      }
    }
    // `_field` of an InfluxDB export is `value` when the measurement has only one.
    if names.count > 1 { names.removeAll { $0 == "value" } }
    let name = names.isEmpty ? fileName : names.joined(separator: "_")
    return name.isEmpty ? nil : MetricIdentity(name: name, labels: labels)
  }

  private mutating func appendWide(
    _ bytes: [UInt8], _ time: Timestamp, series table: inout SeriesTable, into samples: inout [MetricSample]
  ) {
    let series = wideSeries(bytes, &table)
    for (column, cell) in row.cells.enumerated() where series[column] >= 0 {
      guard let value = SampleValue.parse(bytes, cell) else { continue }
      samples.append(MetricSample(time: time, series: series[column], value: value))
    }
  }

  /// The series of each column, -1 for a column of labels, for a row with these labels.
  private mutating func wideSeries(_ bytes: [UInt8], _ table: inout SeriesTable) -> [Int] {
    spelling.removeAll(keepingCapacity: true)
    for column in labelColumns {
      spelling.append(contentsOf: bytes[row.cells[column]])
      spelling.append(separator)
    }
    let place = rowPlaces.id(of: spelling, spelling.indices)
    if place < seriesOfPlace.count { return seriesOfPlace[place] }
    let labels = rowLabels(bytes)
    let series = columns.roles.map { role in
      guard case .series(var identity) = role else { return -1 }
      let place = MetricIdentity(name: identity.name, labels: labels)
      identity.host = identity.host ?? place.host
      identity.service = identity.service ?? place.service
      return table.series(of: identity)
    }
    seriesOfPlace.append(series)
    return series
  }

  /// Labels that stand in columns of their own: the host that a whole row speaks of.
  private func rowLabels(_ bytes: [UInt8]) -> [(key: String, value: String)] {
    labelColumns.compactMap { column in
      guard case .label(let name) = columns.roles[column] else { return nil }
      return (name, row.text(bytes, column))
    }
  }
}
