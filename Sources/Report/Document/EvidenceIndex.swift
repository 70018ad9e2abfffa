import Events

/// Numbers cited lines `E1`, `E2` … in the order of their first mention; one line is one piece of evidence, however
/// often it is cited.
struct EvidenceIndex {
  private(set) var lines: [ReportDocument.CitedLine] = []
  private var numbers: [Place: Int] = [:]

  private struct Place: Hashable {
    var source: String
    var line: Int
    var offset: UInt64
  }

  mutating func id(of evidence: Evidence) -> String {
    let place = Place(source: evidence.source, line: evidence.line, offset: evidence.offset)
    if let number = numbers[place] { return "E\(number)" }
    let number = lines.count + 1
    numbers[place] = number
    lines.append(
      ReportDocument.CitedLine(
        id: "E\(number)", source: evidence.source, line: evidence.line, offset: evidence.offset,
        sha256: evidence.sha256, time: evidence.time.cutToMilliseconds, text: evidence.text))
    return "E\(number)"
  }

  /// Ids in the given order, each once.
  mutating func ids(of evidence: [Evidence]) -> [String] {
    var result: [String] = []
    for line in evidence {
      let id = id(of: line)
      if !result.contains(id) { result.append(id) }
    }
    return result
  }
}
