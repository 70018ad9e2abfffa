/// What an access record says of one request, its texts as ranges of `bytes`.
package struct ServedRequest: Sendable {
  /// nil: the server gave no answer.
  package var status: Int?
  package var durationSeconds: Double?
  package var client: Range<Int>?
  /// As written, with its query.
  package var path: Range<Int>?
  package var upstream: Range<Int>?

  package init(
    status: Int?, durationSeconds: Double?, client: Range<Int>?, path: Range<Int>?, upstream: Range<Int>?
  ) {
    self.status = status
    self.durationSeconds = durationSeconds
    self.client = client
    self.path = path
    self.upstream = upstream
  }

  /// Status 500 or more, 499 (the client gave up waiting), or no answer.
  package var isFailed: Bool {
    guard let status else { return true }
    return status >= 500 || status == 499 || status < 100
  }

  /// Refused for a reason of the client's.
  package var isRejected: Bool {
    guard let status else { return false }
    return (400..<499).contains(status)
  }
}
