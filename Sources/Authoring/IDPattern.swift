package import Patterns

/// A regular expression on the ids of rules, formats and scenarios: what `--run` was given.
package struct IDPattern: Sendable {
  private let pattern: Pattern

  /// Compiles `source`; it may match anywhere in an id.
  package init(_ source: String) throws(PatternError) { pattern = try Pattern(source) }

  /// Whether the expression is found in `id`.
  package func matches(_ id: String) -> Bool {
    let bytes = Array(id.utf8)
    var scratch = MatchScratch()
    return scratch.match(pattern, bytes, bytes.indices) == .matched
  }
}
