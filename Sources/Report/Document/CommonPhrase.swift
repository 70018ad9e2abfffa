internal import Bytes

/// The longest run of whole words, without digits, that all of some lines hold: what a log query can look for.
enum CommonPhrase {
  private static let lengthMin = 6
  private static let lengthMax = 80

  /// nil when the lines have no such run, or there are none. Ties go to the run that comes first in the first line.
  static func of(_ lines: [String]) -> String? {
    guard let first = lines.first else { return nil }
    let candidates = runs(of: first).enumerated().sorted {
      ($1.element.utf8.count, $0.offset) < ($0.element.utf8.count, $1.offset)
    }
    let texts = lines.map { Array($0.utf8) }
    return candidates.first { candidate in
      let wanted = Array(candidate.element.utf8)
      return texts.allSatisfy { ByteSearch.firstRange(of: wanted, in: $0, from: 0, to: $0.count) != nil }
    }?.element
  }

  /// Every run of neighbouring plain words, long ones and their parts.
  private static func runs(of line: String) -> [String] {
    var result: [String] = []
    for stretch in stretches(of: line) {
      for start in stretch.indices {
        for end in stretch.indices[start...] {
          let run = stretch[start...end].joined(separator: " ")
          if (lengthMin...lengthMax).contains(run.utf8.count) { result.append(run) }
        }
      }
    }
    return result
  }

  private static func stretches(of line: String) -> [[Substring]] {
    var result: [[Substring]] = []
    var stretch: [Substring] = []
    for word in line.split(separator: " ", omittingEmptySubsequences: false).prefix(60) {
      if isPlain(word) {
        stretch.append(word)
      } else if !stretch.isEmpty {
        result.append(stretch)
        stretch = []
      }
    }
    if !stretch.isEmpty { result.append(stretch) }
    return result
  }

  private static func isPlain(_ word: Substring) -> Bool {
    word.contains(where: \.isLetter)
      && word.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: "-")
      }
  }
}
