package import Foundation

/// Files under Tests/Goldens that say what a piece of text must be. `RCA_RECORD=1` writes them anew; the difference
/// is then reviewed like code.
package enum Golden {
  /// The folder Tests/Goldens/`name`.
  package static func folder(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Goldens").appendingPathComponent(name)
  }

  /// Names of the files with this ending in a folder, without the ending, sorted.
  package static func names(in folder: String, withExtension ending: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: self.folder(folder).path)) ?? []
    return files.filter { $0.hasSuffix(".\(ending)") }.map { String($0.dropLast(ending.count + 1)) }.sorted()
  }

  /// The text of a file; nil when there is none.
  package static func text(_ folder: String, _ file: String) -> String? {
    FileManager.default.contents(atPath: self.folder(folder).appendingPathComponent(file).path)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a golden file says; with `RCA_RECORD=1` it is written first.
  package static func expected(_ folder: String, _ file: String, recording actual: String) throws -> String? {
    if ProcessInfo.processInfo.environment["RCA_RECORD"] == "1" {
      try Data(actual.utf8).write(to: self.folder(folder).appendingPathComponent(file))
    }
    return text(folder, file)
  }
}
