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

    func with(instance: Int32) -> Key {
      var key = self
      key.instance = instance
      return key
    }
  }

  /// Stands for the instances of a group that have no series of their own.
  static let restInstance: Int32 = -2

  private var numbers = KeyNumbers()
  private var keys: [Key] = []
  private var series: [EventAccumulator] = []
  /// Series with lines of the current chunk.
  private var touched: [Int] = []
  /// The series counted last: records of one source come from one place.
  private var lastCounted = -1
  /// By group, which of its instances have series of their own.
  private var caps: [Key: InstanceCap] = [:]
  /// By rule, the series of its last event: the next one is often of the same.
  private var lastOfRule: [Int] = []

  var count: Int { series.count }

  mutating func count(_ key: Key, at time: Timestamp) {
    if lastCounted < 0 || keys[lastCounted] != key { lastCounted = number(of: key) }
    series[lastCounted].count(at: time)
  }

  /// - Parameter instances: the table that the key's instance is of.
  mutating func add(
    _ key: Key, _ instances: borrowing PlaceTable, _ line: LineReference, _ severity: Severity,
    _ value: Double?
  ) {
    let number = key.kind == .rule ? numberOfRule(key, instances) : number(of: key)
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

  private mutating func numberOfRule(_ key: Key, _ instances: borrowing PlaceTable) -> Int {
    let rule = Int(key.id)
    while lastOfRule.count <= rule { lastOfRule.append(-1) }
    let last = lastOfRule[rule]
    if last >= 0, keys[last] == key { return last }
    let number =
      key.instance < 0 || numbers.number(of: key, in: keys) != nil || admits(key, instances)
      ? number(of: key) : number(of: key.with(instance: Self.restInstance))
    lastOfRule[rule] = number
    return number
  }

  /// Whether an instance that is new may be among those that the timeline's caps leave.
  private mutating func admits(_ key: Key, _ instances: borrowing PlaceTable) -> Bool {
    guard let hash = instances.hash(key.instance) else { return true }
    return caps[key.with(instance: PlaceTable.none), default: InstanceCap()].admits(hash)
  }

  private mutating func number(of key: Key) -> Int {
    if let known = numbers.number(of: key, in: keys) { return known }
    keys.append(key)
    numbers.noteLast(of: keys)
    series.append(EventAccumulator())
    return keys.count - 1
  }
}
