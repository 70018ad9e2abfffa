internal import Bytes

/// A mined message no rule knows.
package struct TemplateKey: Hashable, Sendable {
  /// The masked text: `order <*> failed: <*>`.
  package var text: String
  package var host: String?
  package var service: String?
  package init(text: String, host: String?, service: String?) {
    self.text = text
    self.host = host
    self.service = service
  }
}

extension TemplateKey {
  var isRest: Bool { text == TimelineCaps.rest }

  /// All messages are one group; nil: the rest itself.
  var cappedGroup: Int? { isRest ? nil : 0 }
  var hash: UInt64 {
    ByteHash.hash(service ?? "", seed: ByteHash.hash(host ?? "", seed: ByteHash.hash(text)))
  }
  var rest: TemplateKey { TemplateKey(text: TimelineCaps.rest, host: host, service: service) }
}
