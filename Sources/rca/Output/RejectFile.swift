import Foundation

/// The records that no format knows, written down while a file is read. Appears under its name when it is complete.
final class RejectFile {
  private let path: String
  private let file: OutputFile
  private var output: LineOutput

  init(path: String) throws {
    self.path = path
    do {
      file = try OutputFile(path: path)
    } catch {
      throw Self.failure(path, error)
    }
    output = LineOutput(file.write)
  }

  /// Adds a record as `file:line:offset: text`, its line breaks written `\n`.
  func add(_ file: String, line: Int, offset: UInt64, _ text: ArraySlice<UInt8>) {
    var entry = Array("\(file):\(line):\(offset): ".utf8)
    for byte in text {
      if byte == 0x0A { entry.append(contentsOf: "\\n".utf8) } else if byte != 0x0D { entry.append(byte) }
    }
    output.append(entry)
  }

  /// Gives the file its name.
  func finish() throws {
    do {
      try output.finish()
      try file.finish()
    } catch {
      throw Self.failure(path, error)
    }
  }

  private static func failure(_ path: String, _ error: any Error) -> CommandFailure {
    CommandFailure(
      .usage,
      "--rejects \(path): cannot be written (\(error.localizedDescription)); check the folder and the disk")
  }
}
