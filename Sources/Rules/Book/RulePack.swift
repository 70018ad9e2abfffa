import Bytes

/// A set of rule and format files that is versioned as one thing.
package struct RulePack: Sendable, Equatable {
  /// Where a pack came from.
  package enum Origin: Sendable, Equatable {
    case builtIn
    /// The file or folder that was given.
    case path(String)
  }

  package var id: String
  package var version: String
  package var title: String?
  package var licence: String?
  package var origin: Origin
  /// In the order of their names.
  package var sources: [RuleSource]
  /// False for a pack that holds scenarios alone.
  package var hasRulesOrFormats = false

  /// What a report names the pack by: of a single file its SHA-256, of several that of the lines which `sha256sum`
  /// prints for them, so that everybody can compute it again.
  package var sha256: String {
    if sources.count == 1 { return Self.hash(sources[0].text) }
    return Self.hash(sources.map { "\(Self.hash($0.text))  \($0.name)\n" }.joined())
  }

  private static func hash(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return SHA256.hex(bytes, bytes.indices)
  }
}
