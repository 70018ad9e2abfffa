/// Shell patterns: `*` is any text, `?` any character; folders are no borders. `db01` alone also means what is in the
/// folder `db01`.
package enum ShellPattern {
  /// Whether the pattern describes the name or one of its folders.
  package static func matches(_ pattern: String, _ name: String) -> Bool {
    let (pattern, name) = (Array(pattern.utf8), Array(name.utf8))
    if matches(pattern[...], name[...]) { return true }
    let borders = name.indices.filter { name[$0] == UInt8(ascii: "/") }
    return borders.contains { matches(pattern[...], name[..<$0]) }
  }

  private static func matches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var (p, n) = (pattern.startIndex, name.startIndex)
    var (star, resume) = (-1, 0)
    while n < name.endIndex {
      if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
        (star, resume) = (p, n)
        p += 1
      } else if p < pattern.endIndex, pattern[p] == UInt8(ascii: "?") || pattern[p] == name[n] {
        p += 1
        n += 1
      } else if star >= 0 {
        p = star + 1
        resume += 1
        n = resume
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
