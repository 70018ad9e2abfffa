package import Records

/// A change as an interval, joined from the lines that speak of it.
package struct Change: Sendable, Equatable {
  package var kind: String
  package var service: String?
  package var version: String?
  package var revision: String?
  package var start: Timestamp
  package var finish: Timestamp
  /// Id of the lead it takes back; nil when it takes nothing back.
  package var reverts: String?

  package init(
    kind: String, service: String?, version: String?, revision: String?, start: Timestamp, finish: Timestamp,
    reverts: String?
  ) {
    self.kind = kind
    self.service = service
    self.version = version
    self.revision = revision
    self.start = start
    self.finish = finish
    self.reverts = reverts
  }
}
