internal import Bytes

/// Finds the clients that send a large part of a server's requests, ten seconds at a time.
///
/// Per bin the frequent-items algorithm of Misra and Gries ("Finding repeated elements", 1982) runs with ``capacity``
/// counters: exact while a bin has no more clients than that, else too low by at most 1/``capacity`` of the bin.
struct HeavyClients {
  /// A client's part of one bin.
  struct Share {
    var name: String
    var total: Int64
    var failed: Int64
    var rejected: Int64
  }

  static let binSeconds: Int64 = 10
  static let capacity = 256
  /// Heavy is who sent at least this many of a bin's requests …
  static let requestsMin: Int64 = 20
  /// … and at least one in so many.
  static let shareDivisor: Int64 = 10

  private struct Counter {
    var name: Int
    var total: Int64
    var failed: Int64
    var rejected: Int64
  }

  private var bin: Int64 = .min
  private var requests: Int64 = 0
  private var names = ByteInterner()
  /// By number of the client in this bin; -1 for one that lost its counter.
  private var counterOfName: [Int] = []
  private var counters: [Counter] = []

  /// Counts a request of the client `bytes[client]`, whose hash is `hash`. Returns the heavy clients of the bin before, and its first second, when this one begins another.
  mutating func add(
    _ bytes: [UInt8], _ client: Range<Int>, hash: UInt64, atSecond second: Int64, isFailed: Bool,
    isRejected: Bool
  ) -> (second: Int64, shares: [Share])? {
    let own = second >= 0 ? second / Self.binSeconds : -((Self.binSeconds - 1 - second) / Self.binSeconds)
    let ended = own == bin ? nil : end()
    bin = own
    requests += 1
    let name = names.id(of: bytes, client, hash: hash)
    if name == counterOfName.count { counterOfName.append(-1) }
    if counterOfName[name] < 0 {
      guard counters.count < Self.capacity else {
        decrement()
        return ended
      }
      counterOfName[name] = counters.count
      counters.append(Counter(name: name, total: 0, failed: 0, rejected: 0))
    }
    let place = counterOfName[name]
    counters[place].total += 1
    if isFailed { counters[place].failed += 1 }
    if isRejected { counters[place].rejected += 1 }
    return ended
  }

  /// Closes the current bin; nil when nobody was heavy.
  mutating func end() -> (second: Int64, shares: [Share])? {
    let heavy = counters.filter { $0.total >= Self.requestsMin && $0.total * Self.shareDivisor >= requests }
    let shares = heavy.map {
      Share(name: names.text(of: $0.name), total: $0.total, failed: $0.failed, rejected: $0.rejected)
    }
    let second = bin == .min ? 0 : bin * Self.binSeconds
    requests = 0
    names.removeAll()
    counterOfName.removeAll(keepingCapacity: true)
    counters.removeAll(keepingCapacity: true)
    return shares.isEmpty ? nil : (second, shares)
  }

  /// Every counter loses one; who has none left leaves.
  private mutating func decrement() {
    var kept: [Counter] = []
    for counter in counters {
      guard counter.total > 1 else {
        counterOfName[counter.name] = -1
        continue
      }
      counterOfName[counter.name] = kept.count
      kept.append(
        Counter(
          name: counter.name, total: counter.total - 1, failed: min(counter.failed, counter.total - 1),
          rejected: min(counter.rejected, counter.total - 1)))
    }
    counters = kept
  }
}
