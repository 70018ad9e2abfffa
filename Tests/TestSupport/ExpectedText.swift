import Foundation

/// Text as a page shows it: `…` on a line of its own stands for any lines, within a line for any text.
package struct ExpectedText: Sendable {
  private let lines: [String]
  private let firstLine: Int

  /// - Parameter line: of the first of `lines` in the page.
  package init(_ lines: [String], line: Int = 1) {
    self.lines = lines
    firstLine = line
  }

  /// Where a text first differs: the line of the page, and why. nil when it is the expected one; blanks at the ends of
  /// lines do not count.
  package func difference(from text: String) -> (line: Int, problem: String)? {
    var actual = text.components(separatedBy: "\n")
    if actual.last == "" { actual.removeLast() }
    // All places in the actual text at which the expected one may go on.
    var places: Set = [0]
    for (index, line) in lines.enumerated() {
      if line.trimmed == "…" {
        places = Set((places.min() ?? 0)...actual.count)
        continue
      }
      let next = Set(places.filter { $0 < actual.count && Self.fits(actual[$0], line) }.map { $0 + 1 })
      guard !next.isEmpty else {
        let first = places.min() ?? 0
        let got = first < actual.count ? "\"\(actual[first])\"" : "the end"
        return (firstLine + index, "expected \"\(line)\", got \(got)")
      }
      places = next
    }
    if places.contains(actual.count) { return nil }
    return (firstLine + lines.count, "expected the end, got \"\(actual[places.max() ?? 0])\"")
  }

  private static func fits(_ actual: String, _ expected: String) -> Bool {
    let parts = expected.trimmedAtEnd.components(separatedBy: "…")
    var rest = Substring(actual.trimmedAtEnd)
    guard rest.hasPrefix(parts[0]) else { return false }
    rest = rest.dropFirst(parts[0].count)
    guard parts.count > 1 else { return rest.isEmpty }
    for part in parts[1..<(parts.count - 1)] where !part.isEmpty {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }

  fileprivate var trimmedAtEnd: String {
    String(reversed().drop { $0 == " " || $0 == "\r" }.reversed())
  }
}
