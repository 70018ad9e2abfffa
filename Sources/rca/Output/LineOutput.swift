import Foundation

/// Lines, gathered into large writes. After the first write that fails (a full disk) nothing more is written, and
/// `finish` throws why.
struct LineOutput {
  private let write: (Data) throws -> Void
  private var buffer: [UInt8] = []
  private var failure: (any Error)?
  private static let blockBytes = 64 << 10

  init(_ write: @escaping (Data) throws -> Void = FileHandle.standardOutput.write(contentsOf:)) {
    self.write = write
  }

  /// Adds a line; the line feed is added too.
  mutating func append(_ line: [UInt8]) {
    buffer.append(contentsOf: line)
    buffer.append(0x0A)
    if buffer.count >= Self.blockBytes { flush() }
  }

  mutating func finish() throws {
    flush()
    if let failure { throw failure }
  }

  private mutating func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard failure == nil else { return }
    do { try write(Data(buffer)) } catch { failure = error }
  }
}
