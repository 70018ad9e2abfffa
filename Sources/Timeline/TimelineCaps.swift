/// How many different things a timeline tells apart, so that its size depends on the system looked at and not on the
/// length of its logs.
///
/// A cap must not depend on what came first. So a full group keeps the members with the smallest hashes, and everything
/// else is counted in a member for the rest: whatever is among the smallest of the whole is among the smallest of
/// every part, hence never was in the rest.
package enum TimelineCaps {
  /// Instances (databases, addresses, jobs …) per rule and place.
  static let instances = 256
  /// Routes per server; likewise upstreams, and clients with a large share.
  static let slices = 256
  /// Messages that no rule knows, in all.
  static let templates = 4096
  /// Changes: the earliest are kept.
  static let changes = 50_000
  /// Series of metrics, in all.
  static let metrics = 20_000
  /// Pairs of places that call each other; addresses.
  static let calls = 10_000

  /// Text of the member that stands for the rest of a group.
  package static let rest = "(other)"

  /// Folds what is over `capacity` in each group of keys into the group's rest. Keys without a group are left alone.
  static func fold<Key, Group: Hashable, Series>(
    _ table: inout [Key: Series], capacity: Int, group: (Key) -> Group?, hash: (Key) -> UInt64,
    rest: (Key) -> Key, join: (inout Series, Series) -> Void
  ) {
    guard table.count > capacity else { return }
    var members: [Group: [(hash: UInt64, key: Key)]] = [:]
    for key in table.keys {
      if let group = group(key) { members[group, default: []].append((hash(key), key)) }
    }
    for group in members.values where group.count > capacity {
      for member in group.sorted(by: { $0.hash < $1.hash }).dropFirst(capacity) {
        guard let series = table.removeValue(forKey: member.key) else { continue }
        let place = rest(member.key)
        if table[place] == nil {
          table[place] = series
        } else if let index = table.index(forKey: place) {
          join(&table.values[index], series)
        }
      }
    }
  }

  /// Drops what is over `capacity`.
  static func cut<Key, Value>(_ table: inout [Key: Value], capacity: Int, hash: (Key) -> UInt64) {
    guard table.count > capacity else { return }
    for member in table.keys.map({ (hash: hash($0), key: $0) }).sorted(by: { $0.hash < $1.hash }).dropFirst(
      capacity)
    {
      table.removeValue(forKey: member.key)
    }
  }
}

extension Timeline {
  /// Applies ``TimelineCaps``; twice is the same as once.
  mutating func applyCaps() {
    TimelineCaps.fold(
      &events, capacity: TimelineCaps.instances, group: \.cappedGroup, hash: \.instanceHash, rest: \.rest
    ) { $0.merge($1) }
    TimelineCaps.fold(
      &requests, capacity: TimelineCaps.slices, group: \.cappedGroup, hash: \.slice.hash, rest: \.rest
    ) { $0.merge($1) }
    TimelineCaps.fold(
      &templates, capacity: TimelineCaps.templates, group: \.cappedGroup, hash: \.hash, rest: \.rest
    ) { $0.merge($1) }
    TimelineCaps.cut(&metrics, capacity: TimelineCaps.metrics, hash: \.hash)
    TimelineCaps.cut(&calls, capacity: TimelineCaps.calls, hash: \.hash)
    TimelineCaps.cut(&addresses, capacity: TimelineCaps.calls, hash: \.hash)
  }
}
