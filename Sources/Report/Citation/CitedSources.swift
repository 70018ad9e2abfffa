package import Bytes

/// The files that a report's sources stand for.
///
/// A source is found by its name in the report; if no file has it, by the name without the ending of a compression, so
/// that a log which was compressed, uncompressed or compressed otherwise since is still found.
package struct CitedSources: Sendable {
  private let files: [InputFile]

  /// - Parameter files: named as reports name them.
  package init(_ files: [InputFile]) { self.files = files }

  /// The file and the member in it that `source` (`logs.tgz!web01/access.log`) stands for.
  func find(_ source: String) throws(ReportError) -> (file: InputFile, member: String?) {
    let (name, member) = Self.split(source)
    if let file = files.first(where: { $0.name == name }) { return (file, member) }
    let bare = Self.withoutCompression(name)
    for candidates in [
      files.filter { Self.withoutCompression($0.name) == bare },
      files.filter {
        Self.withoutCompression($0.name).hasSuffix("/" + bare)
          || bare.hasSuffix("/" + Self.withoutCompression($0.name))
      },
    ] where !candidates.isEmpty {
      guard candidates.count == 1 else {
        throw ReportError.sourceAmbiguous(name: source, candidates: candidates.map(\.path))
      }
      return (candidates[0], member)
    }
    throw ReportError.sourceMissing(name: source, fileCount: files.count)
  }

  private static func split(_ source: String) -> (name: String, member: String?) {
    guard let mark = source.firstIndex(of: "!") else { return (source, nil) }
    return (String(source[..<mark]), String(source[source.index(after: mark)...]))
  }

  private static func withoutCompression(_ name: String) -> String {
    for ending in [".gz", ".zst", ".xz", ".bz2"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}
