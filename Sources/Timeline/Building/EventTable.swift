internal import Events
internal import Records

/// The event series of one source, by integer keys.
struct EventTable {
  struct Key: Hashable {
    var kind: EventKey.Kind
    /// Number of the rule; 0 for warnings and 1 for errors of kind `level`.
    var id: Int32
    var host: Int32
    var service: Int32
    var instance = PlaceTable.none
    var observerHost = PlaceTable.none
    var observerService = PlaceTable.none
  }

  private var numbers: [Key: Int] = [:]
  private var keys: [Key] = []
  private var series: [EventAccumulator] = []
  /// Series with lines of the current chunk.
  private var touched: [Int] = []
  /// The series counted last: records of one source come from one place.
  private var lastCounted = -1

  var count: Int { series.count }

  mutating func count(_ key: Key, at time: Timestamp) {
    if lastCounted < 0 || keys[lastCounted] != key { lastCounted = number(of: key) }
    series[lastCounted].count(at: time)
  }

  mutating func add(_ key: Key, _ line: LineReference, _ severity: Severity, _ value: Double?) {
    let number = number(of: key)
    if !series[number].isTouched { touched.append(number) }
    series[number].add(line, severity: severity, value: value)
  }

  mutating func endChunk(_ bytes: [UInt8]) {
    for number in touched { series[number].endChunk(bytes) }
    touched.removeAll(keepingCapacity: true)
  }

  /// Every series with its key; the table is empty afterwards.
  mutating func removeAll(source: String) -> [(key: Key, series: EventSeries)] {
    let all = keys.indices.map { (keys[$0], series[$0].finish(source: source)) }
    self = EventTable()
    return all
  }

  private mutating func number(of key: Key) -> Int {
    if let known = numbers[key] { return known }
    let number = keys.count
    numbers[key] = number
    keys.append(key)
    series.append(EventAccumulator())
    return number
  }
}
