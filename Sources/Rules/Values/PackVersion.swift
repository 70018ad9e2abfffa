/// A version of three numbers, `1.4.0`.
package struct PackVersion: Sendable, Hashable, Comparable {
  private let numbers: [Int]

  /// Reads `major.minor.patch`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == 3, parts.count == 3 else { return nil }
    self.numbers = numbers
  }

  package static func < (left: PackVersion, right: PackVersion) -> Bool {
    left.numbers.lexicographicallyPrecedes(right.numbers)
  }
}

extension PackVersion: CustomStringConvertible {
  package var description: String { numbers.map(String.init).joined(separator: ".") }
}

/// A pack that another one needs: `postgresql` or `postgresql >= 1.2.0`.
package struct PackRequirement: Sendable, Equatable {
  package let pack: String
  package let minimum: PackVersion?

  /// Reads the two spellings; nil for anything else.
  package init?(_ text: String) {
    let words = text.split(separator: " ")
    guard let pack = words.first, Identifier.isValid(String(pack), minWords: 1) else { return nil }
    self.pack = String(pack)
    switch words.count {
    case 1:
      minimum = nil
    case 3 where words[1] == ">=":
      guard let version = PackVersion(String(words[2])) else { return nil }
      minimum = version
    default:
      return nil
    }
  }
}

extension PackRequirement: CustomStringConvertible {
  package var description: String { minimum.map { "\(pack) >= \($0)" } ?? pack }
}
