/// How much it hurt; nil = not measurable from what was given.
package struct Impact: Sendable, Equatable {
  /// Failed / all requests within the incident, no baseline subtracted.
  package var failedShare: Double?
  package var peakFailedShare: Double?
  package var requests: Int?
  /// Share of the distinct clients with at least one failed request.
  package var affectedClients: Double?

  package init(failedShare: Double?, peakFailedShare: Double?, requests: Int?, affectedClients: Double?) {
    self.failedShare = failedShare
    self.peakFailedShare = peakFailedShare
    self.requests = requests
    self.affectedClients = affectedClients
  }
}
