/// A set of standard fields, one bit each. A record tells by it which of them it has, so that looking for one that it has
/// not, as most look-ups do, costs no more than a comparison.
package struct FieldSet: OptionSet, Sendable {
  package let rawValue: UInt64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  @inline(__always)
  package init(_ key: FieldKey) { rawValue = 1 << UInt64(key.rawValue) }

  package static let host = FieldSet(.host)
  package static let service = FieldSet(.service)
  package static let level = FieldSet(.level)
  package static let backend = FieldSet(.backend)
  /// Under which requests and traces are known on all the hosts that they touch.
  package static let ids: FieldSet = [FieldSet(.traceID), FieldSet(.requestID)]
}
