/// A run of bytes that a text must contain.
package struct RequiredLiteral: Hashable, Sendable {
  /// At least one byte.
  package let bytes: [UInt8]
  /// ASCII letters stand for both of their cases.
  package let isCaseless: Bool

  package init(_ bytes: [UInt8], isCaseless: Bool = false) {
    self.bytes = bytes
    self.isCaseless = isCaseless
  }

  package init(_ text: String, isCaseless: Bool = false) {
    self.init(Array(text.utf8), isCaseless: isCaseless)
  }
}

/// What a text must contain for a pattern to have a chance to match it.
package enum LiteralRequirement: Equatable, Sendable {
  /// Nothing is known: every text may match.
  case none
  /// At least one of these literals is in every text that matches.
  case anyOf([RequiredLiteral])
}
