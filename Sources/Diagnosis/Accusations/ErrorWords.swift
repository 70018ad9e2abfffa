/// What the words of a line say about how a call failed.
enum ErrorWords {
  /// How a call to another service failed, by how much it says about that service.
  enum Failure: String, CaseIterable {
    /// Its address does not answer.
    case refused
    /// It took too long; it may have waited for others.
    case timeout
    /// Its name is unknown, which speaks of the name service as much as of it.
    case unresolved
    case other

    var weight: Double {
      switch self {
      case .refused: 1
      case .timeout: 0.6
      case .unresolved: 0.4
      case .other: 0.3
      }
    }

    var words: String {
      switch self {
      case .refused: "refuse or break connections"
      case .timeout: "do not answer in time"
      case .unresolved: "cannot be resolved"
      case .other: "fail"
      }
    }
  }

  static func failure(_ text: String) -> Failure {
    let text = text.lowercased()
    func has(_ words: [String]) -> Bool { words.contains { text.contains($0) } }
    if has(["no such host", "name or service not known", "name resolution", "nxdomain", "enotfound"]) {
      return .unresolved
    }
    if has([
      "refused", "reset by peer", "unreachable", "unabletoconnect", "unable to connect", "cannot connect",
    ]) {
      return .refused
    }
    if has(["timed out", "timeout", "deadline exceeded", "deadlineexceeded"]) { return .timeout }
    return .other
  }

  static func complains(_ text: String) -> Bool {
    let text = text.lowercased()
    if ["deprecat", "temporarily unavailable", "userwarning"].contains(where: { text.contains($0) }) {
      return false
    }
    if failure(text) != .other { return true }
    return [
      "error", "fail", "unavailable", "refused", "timed out", "timeout", "deadline", "panic", "exception",
      "fatal", "denied",
      "no such host", "unhealthy", "killed", "unable to",
    ].contains { text.contains($0) }
  }

  /// What was being done when a call failed, as a key to recognise it by: the words before the first technical detail,
  /// `could not retrieve products: rpc error: …` → `could not retrieve products`.
  static func operation(_ text: String) -> String? {
    var head = Substring(text.lowercased())
    var cut: String.Index?
    for mark in [": rpc error", ": dial ", ": connect", ": get \"", ": post \"", ": error", ": i/o"] {
      if let range = head.firstRange(of: mark), range.lowerBound < cut ?? head.endIndex {
        cut = range.lowerBound
      }
    }
    guard let cut else { return nil }
    head = head[..<cut]
    if let quote = head.lastIndex(where: { $0 == "\"" || $0 == ":" }) {
      head = head[head.index(after: quote)...]
    }
    let words = head.split(separator: " ").suffix(8).joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// `host:port` pairs of a text, except name servers' (port 53).
  static func addresses(_ text: String) -> [(whole: String, port: Int)] {
    text.split(whereSeparator: { !($0.isLetter || $0.isNumber || ".:-_".contains($0)) || !$0.isASCII })
      .compactMap { word in
        let trimmed = word.drop { $0 == ":" }.reversed().drop { $0 == ":" || $0 == "." }.reversed()
        let whole = String(trimmed)
        guard let colon = whole.lastIndex(of: ":"), let port = Int(whole[whole.index(after: colon)...]) else {
          return nil
        }
        let host = whole[..<colon]
        guard (80...65_535).contains(port), port != 53, host.contains("."), !host.contains(":") else {
          return nil
        }
        return (whole, port)
      }
  }
}
