/// Finds the literals without which a pattern cannot match.
package enum RequiredLiterals {
  /// The requirement of a pattern in PCRE2 syntax: sound, so a text that lacks it cannot match.
  package static func extract(from source: String) -> LiteralRequirement {
    let isPlain = source.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: ":"):
        true
      default: false
      }
    }
    return isPlain && !source.isEmpty ? .anyOf([RequiredLiteral(source)]) : .none
  }
}
