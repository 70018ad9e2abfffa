/// Raw DEFLATE data (RFC 1951) and the checksum that goes with it: the seam behind which one library can stand
/// for another. Implementations agree on every input: the bytes they put out, where they stop, and why.
protocol Inflater: BlockDecoder, ~Copyable {
  init()

  /// The CRC-32 (RFC 1952 §8) of some bytes that follow others, whose CRC-32 is `crc`.
  static func crc32(_ crc: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32
}

#if ISAL
  /// The inflater that files are read with.
  typealias DefaultInflater = ISALInflater
#else
  /// The inflater that files are read with.
  typealias DefaultInflater = ZlibInflater
#endif
