/// What is missing from a stream that could be read only in part. Everything before the damage is delivered.
package struct Damage: Sendable, Equatable, CustomStringConvertible {
  /// What is wrong with the stream.
  package enum Reason: Sendable, Equatable {
    /// It stops in the middle.
    case truncated
    /// Its bytes are no valid compressed data or archive.
    case corrupt
    /// It is complete, but what it holds is not what was once written.
    case checksumMismatch
    /// Something follows its end that does not belong to it.
    case trailingGarbage
    /// It asks for more memory than a reader should give to a file it does not know.
    case needsTooMuchMemory
  }

  package let reason: Reason
  /// Where in the decompressed member the loss is.
  package let offset: UInt64
  /// Bytes of the file, as stored, that could not be used; nil where nobody can know how many are missing.
  package let lostBytes: UInt64?

  package init(reason: Reason, offset: UInt64, lostBytes: UInt64?) {
    self.reason = reason
    self.offset = offset
    self.lostBytes = lostBytes
  }

  package var description: String {
    let what =
      switch reason {
      case .truncated: "truncated"
      case .corrupt: "corrupt data"
      case .checksumMismatch: "checksum mismatch"
      case .trailingGarbage: "garbage after the end"
      case .needsTooMuchMemory: "needs too much memory to decompress"
      }
    let loss = lostBytes.map { "\($0) byte\($0 == 1 ? "" : "s")" } ?? "an unknown number of bytes"
    return "\(what): \(loss) lost at offset \(offset)"
  }
}
