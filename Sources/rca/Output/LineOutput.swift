import Foundation

/// Lines for standard output, gathered into large writes.
struct LineOutput {
  private var buffer: [UInt8] = []
  private static let blockBytes = 64 << 10

  /// Adds a line; the line feed is added too.
  mutating func append(_ line: [UInt8]) {
    buffer.append(contentsOf: line)
    buffer.append(0x0A)
    if buffer.count >= Self.blockBytes { flush() }
  }

  mutating func flush() {
    FileHandle.standardOutput.write(Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }
}
