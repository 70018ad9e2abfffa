/// A run of bytes that a text must contain.
package struct RequiredLiteral: Hashable, Sendable {
  /// At least one byte; a caseless literal is in lower case.
  package let bytes: [UInt8]
  /// ASCII letters stand for both of their cases.
  package let isCaseless: Bool

  package init(_ bytes: [UInt8], isCaseless: Bool = false) {
    self.isCaseless = isCaseless && bytes.contains(where: ByteSet.letters.contains)
    self.bytes = self.isCaseless ? Self.lowercased(bytes) : bytes
  }

  package init(_ text: String, isCaseless: Bool = false) {
    self.init(Array(text.utf8), isCaseless: isCaseless)
  }

  /// Whether every text that contains `other` contains this literal as well.
  func isFoundIn(_ other: RequiredLiteral) -> Bool {
    if other.isCaseless && !isCaseless { return false }
    let text = isCaseless ? Self.lowercased(other.bytes) : other.bytes
    guard bytes.count <= text.count else { return false }
    return (0...text.count - bytes.count).contains { text[$0...].starts(with: bytes) }
  }

  private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { ByteSet.uppercase.contains($0) ? $0 | 0x20 : $0 }
  }
}

/// What a text must contain for a pattern to have a chance to match it.
package enum LiteralRequirement: Equatable, Sendable {
  /// Nothing is known: every text may match.
  case none
  /// At least one of these literals is in every text that matches.
  case anyOf([RequiredLiteral])
}

extension LiteralRequirement {
  /// Whether one of the literals is in `text`.
  package func isMet(by text: [UInt8]) -> Bool {
    guard case .anyOf(let literals) = self else { return true }
    return literals.contains { $0.isFoundIn(RequiredLiteral(exactly: text)) }
  }
}

extension RequiredLiteral {
  /// A text as it stands, which the literal itself may then be looked for in.
  fileprivate init(exactly text: [UInt8]) {
    bytes = text
    isCaseless = false
  }
}
