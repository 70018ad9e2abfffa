/// Joins templates that differ in few words: what differs is a value that masking could not tell from text.
enum TemplateMerging {
  /// The share of words that must agree (He et al., "Drain", 2017, section III-D).
  private static let agreeing = 0.7
  private static let wordsMin = 4

  /// The groups with similar ones joined, the most frequent templates first.
  static func merged(_ groups: [MessageGroup]) -> [MessageGroup] {
    let ordered = groups.sorted {
      $0.count != $1.count
        ? $0.count > $1.count : $0.template.lexicographicallyPrecedes($1.template)
    }
    var result: [MessageGroup] = []
    var places: [Kind: [Int]] = [:]
    for group in ordered {
      let words = self.words(group.template)
      let kind = Kind(count: words.count, first: words.first ?? [])
      let similar = places[kind, default: []].first { place in
        isSimilar(words, self.words(result[place].template))
      }
      if let similar {
        result[similar].template = joined(words, self.words(result[similar].template))
        result[similar].merge(group)
      } else {
        places[kind, default: []].append(result.count)
        result.append(group)
      }
    }
    return result
  }

  /// Only templates that begin alike and are of one length are compared.
  private struct Kind: Hashable {
    let count: Int
    let first: ArraySlice<UInt8>
  }

  private static func words(_ template: [UInt8]) -> [ArraySlice<UInt8>] {
    template.split(separator: 0x20)
  }

  private static func isSimilar(_ left: [ArraySlice<UInt8>], _ right: [ArraySlice<UInt8>]) -> Bool {
    guard left.count >= wordsMin else { return false }
    let same = zip(left, right).count { $0 == $1 }
    return Double(same) >= agreeing * Double(left.count)
  }

  private static func joined(_ left: [ArraySlice<UInt8>], _ right: [ArraySlice<UInt8>]) -> [UInt8] {
    zip(left, right).map { $0 == $1 ? Array($0) : Array("<*>".utf8) }.joined(separator: [0x20]).map { $0 }
  }
}
