import Foundation

/// Where a result goes: standard output, or a file that appears only when it is complete.
struct ResultFile {
  /// nil or `-`: standard output.
  let path: String?

  /// Writes the whole result.
  func write(_ text: String) throws {
    let data = Data(text.utf8)
    guard let path, path != "-" else { return try writeToStandardOutput(data) }
    do {
      let file = try OutputFile(path: path)
      try file.write(data)
      try file.finish()
    } catch {
      throw CommandFailure(
        .usage, "\(path): cannot be written (\(error.localizedDescription)); check the folder and the disk")
    }
  }

  private func writeToStandardOutput(_ data: Data) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: data)
    } catch {
      throw CommandFailure.standardOutput(error)
    }
  }
}
