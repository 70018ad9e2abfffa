/// By how much a host's clock was ahead of the others.
package struct ClockOffset: Sendable, Equatable {
  package var host: String
  package var offsetSeconds: Double
  package var uncertaintySeconds: Double
  package var applied: Bool
  package init(host: String, offsetSeconds: Double, uncertaintySeconds: Double, applied: Bool) {
    self.host = host
    self.offsetSeconds = offsetSeconds
    self.uncertaintySeconds = uncertaintySeconds
    self.applied = applied
  }
}
