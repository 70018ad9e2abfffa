package import Records

/// The same request seen by two hosts: `seconds` is the later host's stamp minus the earlier one's.
package struct ClockPair: Hashable, Sendable {
  package var hostA: String
  package var hostB: String
  package var id: String
  package var timeA: Timestamp
  package var timeB: Timestamp
  package init(hostA: String, hostB: String, id: String, timeA: Timestamp, timeB: Timestamp) {
    self.hostA = hostA
    self.hostB = hostB
    self.id = id
    self.timeA = timeA
    self.timeB = timeB
  }
}

extension ClockPair {
  /// Pairs kept per two hosts.
  static let capacity = 64

  /// What the later host stamped minus what the earlier one did, in microseconds.
  private var difference: Int64 { timeB.microseconds - timeA.microseconds }

  /// The pairs with the smallest differences of each two hosts: the less a message was delayed on its way, the more
  /// its stamps say of the clocks.
  static func closest(_ pairs: [ClockPair]) -> [ClockPair] {
    let ordered = pairs.sorted {
      ($0.hostA, $0.hostB, $0.difference, $0.id, $0.timeA) < (
        $1.hostA, $1.hostB, $1.difference, $1.id, $1.timeA
      )
    }
    var kept: [ClockPair] = []
    var group = 0
    for pair in ordered where kept.last != pair {
      group = kept.last.map { $0.hostA == pair.hostA && $0.hostB == pair.hostB } == true ? group + 1 : 1
      if group <= capacity { kept.append(pair) }
    }
    return kept
  }
}
