internal import Bytes

/// `from` calls `to`; names are hosts, services or addresses as the logs print them.
package struct Call: Hashable, Sendable {
  package var from: String
  package var to: String
  package init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

extension Call {
  var hash: UInt64 { ByteHash.hash(to, seed: ByteHash.hash(from)) }
}
