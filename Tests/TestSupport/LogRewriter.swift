package import Foundation

/// A recorded incident with its lines dropped or moved in time, written to a folder of its own. Compressed files come
/// out plain.
package struct LogRewriter {
  /// One record with the lines that continue it.
  package struct Entry {
    /// Path below the fixture's logs, without `.gz`.
    package let file: String
    /// Seconds since midnight.
    package let second: Int
    package let lines: [String]

    package init(file: String, second: Int, lines: [String]) {
      self.file = file
      self.second = second
      self.lines = lines
    }

    package var text: String { lines[0] }

    /// The same record so many seconds later.
    package func moved(bySeconds seconds: Int) -> Entry {
      let later = Self.clock(second + seconds)
      let first = lines[0].replacingOccurrences(of: Self.clock(second), with: later)
      return Entry(file: file, second: second + seconds, lines: [first] + lines.dropFirst())
    }

    private static func clock(_ second: Int) -> String {
      [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(
        separator: ":")
    }
  }

  private let folder: URL

  /// - Parameter folder: holds the logs of the fixture.
  package init(_ folder: String) { self.folder = URL(fileURLWithPath: folder) }

  /// Writes what `change` makes of each entry; nil drops it.
  package func write(to target: ScratchFolder, _ change: (Entry) -> Entry?) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
      let url = folder.appendingPathComponent(path)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      let name = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
      let entries = entries(of: try text(url), file: name).compactMap(change)
      guard !entries.isEmpty else { continue }
      let ordered = entries.enumerated().sorted {
        ($0.element.second, $0.offset) < ($1.element.second, $1.offset)
      }
      try target.write(ordered.flatMap(\.element.lines).joined(separator: "\n") + "\n", to: "logs/" + name)
    }
  }

  /// A line with a time begins an entry; others continue it.
  private func entries(of text: String, file: String) -> [Entry] {
    var entries: [Entry] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let second = second(of: line) {
        entries.append(Entry(file: file, second: second, lines: [line]))
      } else if let last = entries.last, !line.isEmpty {
        entries[entries.count - 1] = Entry(file: file, second: last.second, lines: last.lines + [line])
      }
    }
    return entries
  }

  /// The first `HH:MM:SS` within the stamp that a line begins with.
  private func second(of line: String) -> Int? {
    guard let stamp = line.prefix(64).firstMatch(of: /(?:[ T:]|^)([0-2]\d):([0-5]\d):([0-5]\d)(?!\d)/),
      let hour = Int(stamp.1), let minute = Int(stamp.2), let second = Int(stamp.3)
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  private func text(_ url: URL) throws -> String {
    guard url.pathExtension == "gz" else { return try String(contentsOf: url, encoding: .utf8) }
    // A file and no pipe: tests that run at the same time inherit each other's pipes.
    let scratch = try ScratchFolder()
    let plain = try scratch.write("", to: "plain")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", url.path]
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: plain))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    return try String(contentsOfFile: plain, encoding: .utf8)
  }
}
