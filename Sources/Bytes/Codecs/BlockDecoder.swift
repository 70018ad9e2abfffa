/// One compressed format, decoded block by block. The C state behind it has one owner and is freed with it.
protocol BlockDecoder: ~Copyable {
  /// Decodes as much of `input` into `output` as fits. When `inputHasEnded`, nothing comes after `input`.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, inputHasEnded: Bool
  ) -> DecodeStep

  /// Makes ready for the next member of a file that holds several, one after the other.
  mutating func reset()
}

/// What one call of a decoder did.
struct DecodeStep: Equatable {
  /// Where the decoder stands after the call.
  enum Outcome: Equatable {
    /// It wants more input or more room for output.
    case running
    /// A member has ended, and everything in it was right.
    case memberEnd
    /// A member has ended, but its checksum is not that of its content.
    case checksumMismatch
    /// The input is no valid data; what was put out before is all there is.
    case corrupt
    /// The input asks for more memory than is given to an unknown file.
    case needsTooMuchMemory
  }

  /// Bytes taken from the input. A decoder that had read ahead gives bytes of the call before back: then it
  /// is negative, by no more than `BufferedStream.historyBytes`. If the input is corrupt, it counts to where
  /// the spoiled part starts, which may be any number of calls before.
  var consumed: Int
  /// Bytes put into the output.
  var produced: Int
  var outcome: Outcome
}
