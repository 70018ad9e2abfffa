import Foundation

/// The records that no format knows, written down while a file is read. Appears under its name when it is complete.
final class RejectFile {
  private let path: String
  private let partial: String
  private let handle: FileHandle
  private var buffer = Data()
  private var isFinished = false

  init(path: String) throws {
    self.path = path
    partial = "\(path).part-\(ProcessInfo.processInfo.processIdentifier)"
    guard FileManager.default.createFile(atPath: partial, contents: nil),
      let handle = FileHandle(forWritingAtPath: partial)
    else {
      throw CommandFailure(.usage, "--rejects \(path): cannot be written; check the folder")
    }
    self.handle = handle
  }

  deinit {
    if !isFinished { try? FileManager.default.removeItem(atPath: partial) }
  }

  /// Adds a record as `file:line:offset: text`, its line breaks written `\n`.
  func add(_ file: String, line: Int, offset: UInt64, _ text: ArraySlice<UInt8>) {
    buffer.append(contentsOf: "\(file):\(line):\(offset): ".utf8)
    for byte in text {
      if byte == 0x0A { buffer.append(contentsOf: "\\n".utf8) } else if byte != 0x0D { buffer.append(byte) }
    }
    buffer.append(0x0A)
    if buffer.count > 64 << 10 { flush() }
  }

  /// Gives the file its name.
  func finish() throws {
    flush()
    do {
      try handle.close()
      if rename(partial, path) != 0 { throw CocoaError(.fileWriteUnknown) }
      isFinished = true
    } catch {
      throw CommandFailure(.usage, "--rejects \(path): cannot be written; check the folder and the disk")
    }
  }

  private func flush() {
    try? handle.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
