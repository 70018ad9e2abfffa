internal import Bytes

/// The logs say that `address` is `host` (and `service` listens there).
package struct AddressClaim: Hashable, Sendable {
  package var address: String
  package var host: String?
  package var service: String?
  package init(address: String, host: String?, service: String?) {
    self.address = address
    self.host = host
    self.service = service
  }
}

extension AddressClaim {
  var hash: UInt64 {
    ByteHash.hash(service ?? "", seed: ByteHash.hash(host ?? "", seed: ByteHash.hash(address)))
  }
}
