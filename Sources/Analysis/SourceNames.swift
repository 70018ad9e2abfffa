/// What a source is called in reports, and which sources are pieces of one rotated log.
enum SourceNames {
  /// What stands in front of the names of the files of each input argument: nothing when there is one argument, else
  /// the shortest end of its path that no other argument shares.
  static func prefixes(of arguments: [String]) -> [String] {
    guard arguments.count > 1 else { return arguments.map { _ in "" } }
    let parts = arguments.map { argument in
      argument.split(separator: "/").filter { $0 != "." }.map(String.init)
    }
    return parts.indices.map { index in
      let mine = parts[index]
      guard mine.count > 0 else { return "" }
      for length in 1...mine.count {
        let suffix = Array(mine.suffix(length))
        let isShared = parts.indices.contains { $0 != index && Array(parts[$0].suffix(length)) == suffix }
        if !isShared { return suffix.joined(separator: "/") }
      }
      return mine.joined(separator: "/")
    }
  }

  /// The rotated log that a file belongs to: `web01/access.log` for `web01/access.log.2.gz`, `web01/access.log.1`,
  /// `web01/access.log-20240715.xz` and `web01/access.log` itself.
  static func set(of name: String) -> String {
    var parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard var last = parts.popLast() else { return name }
    last = withoutCompression(last)
    if let cut = rotationStart(last) { last = String(last[..<cut]) }
    last = withoutCompression(last)
    return (parts + [last]).joined(separator: "/")
  }

  /// The name without folders, rotation, compression and extension: `access` for `web01/access.log.2.gz`.
  static func stem(of name: String) -> String {
    let set = set(of: name)
    let last = set.split(separator: "/").last.map(String.init) ?? set
    for ending in [
      ".log", ".txt", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".out", ".err", ".prom", ".influx",
    ]
    where last.hasSuffix(ending) && last.count > ending.count {
      return String(last.dropLast(ending.count))
    }
    return last
  }

  private static func withoutCompression(_ name: String) -> String {
    for ending in [".gz", ".zst", ".xz", ".bz2", ".Z"]
    where name.hasSuffix(ending) && name.count > ending.count {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  /// Where `.1`, `-20240715`, `.2024-07-15` or `-20240715-1721001600` begins at the end of a name.
  private static func rotationStart(_ name: String) -> String.Index? {
    let tail = name.reversed().prefix { $0.isASCII && ($0.isNumber || $0 == "-") }.count
    guard tail > 0, tail < name.count else { return nil }
    var start = name.index(name.endIndex, offsetBy: -tail)
    let before = name[name.index(before: start)]
    let digits = name[start...].filter { $0 != "-" }
    if before == ".", digits.count <= 3 || digits.count == 8 || digits.count >= 10 {
      start = name.index(before: start)
      return start > name.startIndex ? start : nil
    }
    // collectd puts the day behind the name of every file.
    if name[start] == "-", name[start...].split(separator: "-").map(\.count) == [4, 2, 2] { return start }
    guard name[start] == "-", digits.count == 8 || digits.count >= 14, name[..<start].contains(".") else {
      return nil
    }
    return start
  }
}
