import Foundation

/// Where a result goes: standard output, or a file that appears only when it is complete.
struct ResultFile {
  /// nil: standard output.
  let path: String?

  /// Writes the whole result.
  func write(_ text: String) throws {
    guard let path, path != "-" else {
      FileHandle.standardOutput.write(Data(text.utf8))
      return
    }
    do {
      // `.atomic` writes beside the target and renames.
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure(
        .usage, "\(path): cannot be written (\(error.localizedDescription)); check the folder")
    }
  }
}
